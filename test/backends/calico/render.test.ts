import { describe, expect, test } from 'vitest';
import { calicoRenderer } from '../../../src/backends/calico/render';
import type { Answer } from '../../../src/model/answer';
import type { Lifecycle } from '../../../src/model/declarations';
import { versionOf } from '../../../src/model/version';
import type { RenderedObject } from '../../../src/render/rendered-object';
import { answerOf, clusterIn, lease, type Story, type SubnetStory } from '../../support/answers';
import { calico, onAutomaticSubnet, onPool } from './stories';

const objectsOf = (answer: Answer): readonly RenderedObject[] => {
  const { snapshot } = answer;
  const cluster = clusterIn(answer);
  const subnetOf = (key: string) => snapshot.subnets.find((subnet) => subnet.key === key)!;
  return [
    ...snapshot.subnets.flatMap((subnet) => calicoRenderer.objectsForSubnet(subnet, cluster)),
    ...snapshot.pools.flatMap((pool) =>
      calicoRenderer.objectsForPool(pool, { pool, cluster, subnet: subnetOf(pool.subnet) }),
    ),
  ];
};

const specsOf = (story: Story, kind: string): Record<string, unknown> => {
  const answer = answerOf(story);
  const objects = objectsOf(answer).filter((object) => object.kind === kind);
  return Object.fromEntries(objects.map((object) => [object.name, object.body(answer)?.spec]));
};

const redis = { is: 'StatefulSet/redis', pools: ['pods/db'] };
const web = {
  is: 'Deployment/web',
  pools: ['pods/db'],
  contract: 'set',
  replicas: { kind: 'set', count: 2, max: 4 },
} as const;

describe('IPPools', () => {
  test('a pool of fixed addresses serves nobody who does not ask', () => {
    expect(specsOf(onPool(['172.23.19.0/28', 'fd00:23::/124']), 'IPPool')).toEqual({
      db: {
        cidr: '172.23.19.0/28',
        blockSize: 32,
        ipipMode: 'Never',
        vxlanMode: 'Never',
        nodeSelector: '!all()',
        allowedUses: ['Workload'],
        assignmentMode: 'Manual',
      },
      'db-v6': {
        cidr: 'fd00:23::/124',
        blockSize: 128,
        ipipMode: 'Never',
        vxlanMode: 'Never',
        nodeSelector: '!all()',
        allowedUses: ['Workload'],
        assignmentMode: 'Manual',
      },
    });
  });

  test('has no assignmentMode before Calico 3.30', () => {
    const { db } = specsOf(onPool(['172.23.19.0/28'], { backend: calico('3.29') }), 'IPPool');
    expect(db).not.toHaveProperty('assignmentMode');
  });

  test.each([
    ['172.23.19.0/28', undefined, 32],
    ['172.23.19.0/28', true, 32],
    ['172.23.19.0/28', false, 32],
    ['172.23.16.0/20', false, 32],
    ['fd00:23::/64', undefined, 128],
    ['fd00:23::/64', false, 128],
  ])('blocks of %s do not follow what is known of the cluster (strictAffinity %s): /%i', (cidr, strict, blockSize) => {
    const backend = calico('3.32', strict === undefined ? {} : { strictAffinity: strict });
    expect(Object.values(specsOf(onPool([cidr], { backend }), 'IPPool'))).toMatchObject([{ blockSize }]);
  });

  const withLifecycle = (lifecycle: Lifecycle, more: Partial<Story> = {}): Story =>
    onPool(['172.23.19.0/28'], {
      pools: [{ name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], objectName: 'db', lifecycle }],
      ...more,
    });

  test('a draining pool of fixed addresses is as before, and never disabled', () => {
    expect(specsOf(withLifecycle('draining'), 'IPPool')).toEqual(specsOf(withLifecycle('active'), 'IPPool'));
  });

  test('a retired pool is disabled', () => {
    const { db } = specsOf(withLifecycle('active'), 'IPPool') as { db: object };
    expect(specsOf(withLifecycle('retired'), 'IPPool')).toEqual({ db: { ...db, disabled: true } });
  });

  test('an automatic subnet that drains gives nothing out by itself any more', () => {
    const subnet = (more: Partial<SubnetStory>): Story =>
      onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
        subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], ...more }],
      });
    const { pods } = specsOf(subnet({}), 'IPPool') as { pods: object };
    const drained = { ...pods, nodeSelector: '!all()', assignmentMode: 'Manual' };
    expect(specsOf(subnet({ lifecycle: 'draining' }), 'IPPool')).toEqual({ pods: drained });
    expect(specsOf(subnet({ lifecycle: 'retired' }), 'IPPool')).toEqual({ pods: { ...drained, disabled: true } });
  });

  test('a namespaceSelector keeps tunnels out', () => {
    const options = { calico: { namespaceSelector: "team == 'shop'" } };
    const story = onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
      subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], options }],
    });
    expect(specsOf(story, 'IPPool')).toMatchObject({
      pods: { namespaceSelector: "team == 'shop'", nodeSelector: 'all()', allowedUses: ['Workload'] },
    });
  });

  test('a draining pool keeps for its Deployments what they hold, and everything else back', () => {
    const leases = [lease('172.23.19.4..5', 'Deployment/web'), lease('172.23.19.9', 'Deployment/gone')];
    expect(specsOf(withLifecycle('draining', { workloads: [web], leases }), 'IPReservation')).toEqual({
      'db-reserved': { reservedCIDRs: ['172.23.19.0/30', '172.23.19.6/31', '172.23.19.8/29'] },
    });
    expect(specsOf(withLifecycle('draining'), 'IPReservation')).toEqual({
      'db-reserved': { reservedCIDRs: ['172.23.19.0/28'] },
    });
  });

  test('an automatic subnet is one pool per family, and the pools in it are only ranges', () => {
    const story = onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
      subnets: [
        {
          name: 'pods',
          cidrs: ['172.23.0.0/16'],
          options: { calico: { vxlanMode: 'CrossSubnet', natOutgoing: true, nodeSelector: "rack == 'a'" } },
        },
      ],
    });
    expect(specsOf(story, 'IPPool')).toEqual({
      pods: {
        cidr: '172.23.0.0/16',
        blockSize: 26,
        ipipMode: 'Never',
        vxlanMode: 'CrossSubnet',
        natOutgoing: true,
        nodeSelector: "rack == 'a'",
        allowedUses: ['Workload', 'Tunnel'],
        assignmentMode: 'Automatic',
      },
    });
  });

  test('options of the subnet hold for its pools, which may say otherwise', () => {
    const story = onPool(['172.23.19.0/28', 'fd00:23::/124'], {
      subnets: [
        {
          name: 'pods',
          cidrs: ['172.23.0.0/16', 'fd00:23::/48'],
          isAutomatic: false,
          options: { calico: { ipipMode: 'Always', natOutgoing: true, disableBGPExport: true } },
        },
      ],
      pools: [
        {
          name: 'db',
          subnet: 'pods',
          cidrs: ['172.23.19.0/28', 'fd00:23::/124'],
          objectName: 'db',
          calico: { natOutgoing: false },
        },
      ],
    });
    const { db, 'db-v6': v6 } = specsOf(story, 'IPPool');
    expect(db).toMatchObject({ ipipMode: 'Always', disableBGPExport: true });
    expect(db).not.toHaveProperty('natOutgoing');
    expect(v6).toMatchObject({ ipipMode: 'Never' });
  });

  test('what exists already is not emitted', () => {
    const existing = onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
      subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], isExisting: true }],
    });
    expect(specsOf(existing, 'IPPool')).toEqual({});
  });

  test.each([
    ['native', 'projectcalico.org/v3'],
    ['aggregated', 'projectcalico.org/v3'],
    ['crd', 'crd.projectcalico.org/v1'],
  ] as const)('with the %s API they are %s', (api, apiVersion) => {
    const objects = objectsOf(answerOf(onPool(['172.23.19.0/28'], { backend: calico('3.32', { api }) })));
    const calicos = objects.filter(({ kind }) => kind.startsWith('IP'));
    expect(calicos.map((object) => object.apiVersion)).toEqual([apiVersion, apiVersion]);
  });

  test('no sync prunes a pool', () => {
    const [pool] = objectsOf(answerOf(onPool(['172.23.19.0/28'])));
    expect(pool).toMatchObject({ kind: 'IPPool', isKept: true });
  });

  test('a pool that could not be carved has no body', () => {
    const answer = answerOf(onPool(['172.23.19.0/28']));
    const nowhere = { ...answer, view: answerOf(onPool([])).view };
    const calicos = objectsOf(answer).filter(({ kind }) => kind.startsWith('IP'));
    expect(calicos.map((object) => object.body(nowhere))).toEqual([{}, { spec: { reservedCIDRs: [] } }]);
  });
});

describe('IPReservations', () => {
  test('a pool with exact claims is sealed whole, in both families', () => {
    expect(specsOf(onPool(['172.23.19.0/28', 'fd00:23::/124'], { workloads: [redis] }), 'IPReservation')).toEqual({
      'db-reserved': { reservedCIDRs: ['172.23.19.0/28', 'fd00:23::/124'] },
    });
  });

  test('a pool with set claims keeps what is reserved, retained and in quarantine', () => {
    const story = onPool(['172.23.19.0/28'], {
      workloads: [web],
      reservations: ['172.23.19.1', '172.23.99.0/24'],
      leases: [
        lease('172.23.19.4..7', 'Deployment/web'),
        lease('172.23.19.8..9', 'Deployment/web', { state: 'released' }),
        lease('172.23.19.12', 'Deployment/gone', { state: 'retained' }),
      ],
    });
    expect(specsOf(story, 'IPReservation')).toEqual({
      'db-reserved': { reservedCIDRs: ['172.23.19.1/32', '172.23.19.8/31', '172.23.19.12/32'] },
    });
  });

  test('an automatic subnet keeps what is reserved and every address with a line, in the fewest CIDRs', () => {
    const story = onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
      workloads: [redis],
      reservations: ['172.23.0.0..3', '172.24.0.1'],
      leases: [
        lease('172.23.19.0..1', 'StatefulSet/redis', { first: 0 }),
        lease('172.23.19.2', 'StatefulSet/redis', { first: 2, state: 'headroom' }),
        lease('172.23.19.3', 'StatefulSet/old', { first: 0, state: 'released' }),
        lease('172.23.40.9', 'StatefulSet/older', { first: 0, state: 'retained' }),
      ],
    });
    expect(specsOf(story, 'IPReservation')).toEqual({
      'pods-reserved': { reservedCIDRs: ['172.23.0.0/30', '172.23.19.0/30', '172.23.40.9/32'] },
    });
  });

  test('an automatic subnet has one without any pool, also where its IPPool is there already', () => {
    const answer = answerOf(onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28'));
    const subnet = { ...answer.snapshot.subnets[0]!, isExisting: true };
    const objects = calicoRenderer.objectsForSubnet(subnet, clusterIn(answer));
    expect(objects).toMatchObject([{ kind: 'IPReservation', name: 'pods-reserved', wave: 'ipReservation' }]);
  });
});

describe('pins', () => {
  const pinOf = (story: Story) => {
    const answer = answerOf(story);
    return calicoRenderer.podPin(answer.snapshot.workloads[0]!, answer);
  };
  const held = [lease('172.23.19.0..2', 'StatefulSet/redis', { first: 0 })];
  const one = { ...redis, replicas: { kind: 'ordinals', start: 0, count: 1, max: 1 } } as const;

  test('a StatefulSet carries our label, and its table says the rest', () => {
    expect(
      pinOf(
        onPool(['172.23.19.0/28'], { workloads: [redis], leases: held, cluster: { mutatingAdmissionPolicy: 'v1' } }),
      ),
    ).toEqual({ annotations: {}, labels: { 'cdk8s-ipam.dev/managed': 'true' }, resources: {} });
  });

  test('one that never has a second pod carries its address where the API server could not write it', () => {
    const workloads = [one];
    const leases = [lease('172.23.19.0', 'StatefulSet/redis', { first: 0 })];
    const cluster = { kubernetes: versionOf('1.33') };
    expect(pinOf(onPool(['172.23.19.0/28'], { workloads, leases, cluster })).annotations).toEqual({
      'cni.projectcalico.org/ipAddrs': '["172.23.19.0"]',
    });
    const newer = { mutatingAdmissionPolicy: 'v1' } as const;
    expect(pinOf(onPool(['172.23.19.0/28'], { workloads, leases, cluster: newer })).annotations).toEqual({});
  });

  test('a bare pod carries its addresses, IPv4 first', () => {
    const story = onPool(['172.23.19.0/28', 'fd00:23::/124'], {
      workloads: [{ is: 'Pod/legacy', pools: ['pods/db'], replicas: { kind: 'one' } }],
      leases: [lease('fd00:23::7', 'Pod/legacy'), lease('172.23.19.7', 'Pod/legacy')],
    });
    expect(pinOf(story).annotations).toEqual({ 'cni.projectcalico.org/ipAddrs': '["172.23.19.7","fd00:23::7"]' });
  });

  test('a Deployment names a draining pool as long as it holds something there', () => {
    const story = (address: string): Story =>
      onPool([], {
        subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], isAutomatic: false }],
        pools: [
          { name: 'old', subnet: 'pods', cidrs: ['172.23.19.0/28'], objectName: 'old', lifecycle: 'draining' },
          { name: 'new', subnet: 'pods', cidrs: ['172.23.20.0/28'], objectName: 'new' },
        ],
        workloads: [{ ...web, pools: ['pods/old', 'pods/new'] }],
        leases: [lease(address, 'Deployment/web')],
      });
    const key = 'cni.projectcalico.org/ipv4pools';
    expect(pinOf(story('172.23.19.1')).annotations).toEqual({ [key]: '["old","new"]' });
    expect(pinOf(story('172.23.20.1')).annotations).toEqual({ [key]: '["new"]' });
  });

  test('a Deployment names the pools of each family', () => {
    expect(pinOf(onPool(['172.23.19.0/28', 'fd00:23::/124'], { workloads: [web] }))).toEqual({
      annotations: { 'cni.projectcalico.org/ipv4pools': '["db"]', 'cni.projectcalico.org/ipv6pools': '["db-v6"]' },
      labels: {},
      resources: {},
    });
  });
});

describe('the guard', () => {
  test('stands as long as there is a pool, whoever has left', () => {
    const ids = objectsOf(answerOf(onPool(['172.23.19.0/28']))).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['guard-policy', 'guard-binding']));
  });
});
