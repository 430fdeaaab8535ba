import { describe, expect, test } from 'vitest';
import { kubeOvnRenderer } from '../../../src/backends/kube-ovn/render';
import type { Answer } from '../../../src/model/answer';
import type { WorkloadSnapshot } from '../../../src/model/snapshot';
import type { RenderedObject } from '../../../src/render/rendered-object';
import { answerOf, clusterIn, lease, type Story, type SubnetStory } from '../../support/answers';
import { kubeOvn, onSubnet } from './stories';

const REDIS = 'StatefulSet/redis';

const subnetSpec = (subnet: Partial<SubnetStory>, reservations: readonly string[] = []): unknown => {
  const answer = answerOf({
    backend: kubeOvn(),
    subnets: [{ name: 'pods', cidrs: ['10.23.0.0/24'], ...subnet }],
    reservations,
  });
  return kubeOvnRenderer
    .objectsForSubnet(answer.snapshot.subnets[0]!, clusterIn(answer))
    .find(({ kind }) => kind === 'Subnet')
    ?.body(answer)?.spec;
};

describe('a Subnet', () => {
  test('stands in the form that the controller would give it', () => {
    expect(subnetSpec({})).toEqual({
      protocol: 'IPv4',
      cidrBlock: '10.23.0.0/24',
      gateway: '10.23.0.1',
      excludeIps: ['10.23.0.1'],
      provider: 'ovn',
      vpc: 'ovn-cluster',
      gatewayType: 'distributed',
    });
  });

  test('puts IPv4 before IPv6 and has a gateway for each', () => {
    expect(subnetSpec({ cidrs: ['fd00::/64', '10.23.0.0/24'], gateways: ['10.23.0.254'] })).toMatchObject({
      protocol: 'Dual',
      cidrBlock: '10.23.0.0/24,fd00::/64',
      gateway: '10.23.0.254,fd00::1',
      excludeIps: ['10.23.0.254', 'fd00::1'],
    });
  });

  test('excludes what is reserved in it, clipped to its usable addresses, merged and sorted as texts', () => {
    const reserved = ['10.23.0.0..10.23.0.3', '10.23.0.12..10.23.1.9', '192.168.0.1', '10.23.0.5'];
    expect(subnetSpec({ cidrs: ['10.23.0.0/28'] }, reserved)).toMatchObject({
      excludeIps: ['10.23.0.1..10.23.0.3', '10.23.0.12..10.23.0.14', '10.23.0.5'],
    });
  });

  test('sorts .10 before .2, as texts', () => {
    expect(subnetSpec({}, ['10.23.0.10', '10.23.0.4'])).toMatchObject({
      excludeIps: ['10.23.0.1', '10.23.0.10', '10.23.0.4'],
    });
  });

  test('carries what only Kube-OVN knows', () => {
    const kubeOvnOptions = { natOutgoing: true, isPrivate: true, gatewayNode: 'n1', vlan: 'v10', namespaces: ['shop'] };
    expect(subnetSpec({ options: { kubeOvn: { ...kubeOvnOptions, gatewayType: 'centralized' } } })).toMatchObject({
      natOutgoing: true,
      private: true,
      gatewayNode: 'n1',
      gatewayType: 'centralized',
      vlan: 'v10',
      namespaces: ['shop'],
    });
  });

  test('names no gateway type in a VPC of its own, and no VPC where another CNI plugs the NIC', () => {
    expect(subnetSpec({ options: { kubeOvn: { vpc: 'blue' } } })).not.toHaveProperty('gatewayType');
    expect(subnetSpec({ options: { kubeOvn: { provider: 'macvlan.default' } } })).not.toHaveProperty('vpc');
    expect(subnetSpec({ options: { kubeOvn: { provider: 'net1.default.ovn' } } })).toHaveProperty('vpc', 'ovn-cluster');
  });

  test('that is there already is not emitted', () => {
    expect(subnetSpec({ isExisting: true })).toBeUndefined();
  });

  test('without a CIDR yet has no body', () => {
    const answer = answerOf({ backend: kubeOvn(), subnets: [{ name: 'pods', cidrs: [] }] });
    const [object] = kubeOvnRenderer.objectsForSubnet(answer.snapshot.subnets[0]!, clusterIn(answer));
    expect(object?.body(answer)).toEqual({});
  });
});

describe('the pool of leases', () => {
  test('has every address with a line in any state, as few ranges, IPv4 first', () => {
    const answer = answerOf(
      onSubnet(['10.23.0.0/24', 'fd00::/64'], {
        workloads: [{ is: REDIS, pools: ['pods/db'] }],
        leases: [
          lease('10.23.0.16..10.23.0.18', REDIS, { first: 0 }),
          lease('10.23.0.19', REDIS, { first: 3, state: 'headroom' }),
          lease('10.23.0.30', 'StatefulSet/gone', { first: 0, state: 'retained' }),
          lease('10.23.0.9', 'Pod/gone', { state: 'released' }),
          lease('10.99.0.9', 'Pod/elsewhere'),
          lease('fd00::10..fd00::12', REDIS, { first: 0 }),
        ],
      }),
    );
    const pool = poolsOf(answer)[0]!;
    expect(pool).toMatchObject({ kind: 'IPPool', name: 'pods-leases', wave: 'kubeOvnPool' });
    expect(pool.isKept).toBe(true);
    expect(pool.body(answer)).toEqual({
      spec: {
        subnet: 'pods',
        ips: ['10.23.0.9', '10.23.0.16..10.23.0.19', '10.23.0.30', 'fd00::10..fd00::12'],
      },
    });
  });

  test('keeps the reservations of a subnet that is there already, whose exclusions are not ours', () => {
    const story = {
      reservations: ['10.23.0.0..10.23.0.9', '192.168.0.1'],
      leases: [lease('10.23.0.10', 'Pod/one')],
    };
    const ipsWhere = (isExisting: boolean): readonly unknown[] => {
      const subnets = [{ name: 'pods', cidrs: ['10.23.0.0/24'], isExisting }];
      const answer = answerOf(onSubnet(['10.23.0.0/24'], { ...story, subnets }));
      return poolsOf(answer).map((object) => object.body(answer)?.spec);
    };
    expect(ipsWhere(true)).toEqual([{ subnet: 'pods', ips: ['10.23.0.1..10.23.0.10'] }]);
    expect(ipsWhere(false)).toEqual([{ subnet: 'pods', ips: ['10.23.0.10'] }]);
  });

  test('is there for what nobody claims any more, and left out where nothing is to be kept', () => {
    const retained = answerOf(
      onSubnet(['10.23.0.0/24'], { leases: [lease('10.23.0.10', 'Pod/one', { state: 'retained' })] }),
    );
    const empty = answerOf(onSubnet(['10.23.0.0/24']));
    expect(poolsOf(retained)[0]?.body(retained)).toEqual({ spec: { subnet: 'pods', ips: ['10.23.0.10'] } });
    expect(poolsOf(empty)[0]?.body(empty)).toBeUndefined();
  });

  test('is all that is emitted for a subnet that is there already', () => {
    const answer = answerOf(
      onSubnet(['10.23.0.0/24'], {
        subnets: [{ name: 'pods', cidrs: ['10.23.0.0/24'], isExisting: true, objectName: 'ovn-default' }],
        workloads: [
          { is: REDIS, pools: ['pods/db'] },
          { is: 'Pod/one', pools: ['pods/db'], replicas: { kind: 'one' } },
        ],
      }),
    );
    expect(poolsOf(answer).map((object) => [object.id, object.name])).toEqual([
      ['leases-ovn-default', 'ovn-default-leases'],
    ]);
    expect(objectsOf(answer)).toEqual([]);
  });
});

describe('an IP object', () => {
  const dual = onSubnet(['10.23.0.0/24', 'fd00::/64'], {
    backend: kubeOvn('1.14', true),
    workloads: [
      {
        is: REDIS,
        pools: ['pods/db'],
        replicas: { kind: 'ordinals', start: 2, count: 1, max: 2 },
        macAddresses: { 2: '00:00:00:4d:b4:36' },
      },
    ],
    leases: [
      lease('10.23.0.16', REDIS, { first: 2 }),
      lease('10.23.0.17', REDIS, { first: 3, state: 'headroom' }),
      lease('fd00::10', REDIS, { first: 2 }),
      lease('fd00::11', REDIS, { first: 3, state: 'headroom' }),
    ],
  });

  test('stands for each ordinal up to the maximum, with the name that the controller computes', () => {
    expect(ipsOf(answerOf(dual)).map((object) => object.name)).toEqual(['redis-2.shop', 'redis-3.shop']);
  });

  test('says the addresses twice, carries the labels that the controller would drop, and no finalizer', () => {
    const answer = answerOf(dual);
    const object = ipsOf(answer)[0]!;
    expect(object.labels).toEqual({
      'ovn.kubernetes.io/ip_reserved': 'true',
      'ovn.kubernetes.io/subnet': 'pods',
      pods: '',
    });
    expect(object.body(answer)).toEqual({
      spec: {
        podName: 'redis-2',
        namespace: 'shop',
        subnet: 'pods',
        podType: 'StatefulSet',
        v4IpAddress: '10.23.0.16',
        v6IpAddress: 'fd00::10',
        ipAddress: '10.23.0.16,fd00::10',
        macAddress: '00:00:00:4d:b4:36',
      },
    });
  });

  test('of a virtual machine has the name of the machine, and of another provider the provider', () => {
    const answer = answerOf({
      backend: kubeOvn('1.13', true),
      subnets: [{ name: 'pods', cidrs: ['10.23.0.0/24'], options: { kubeOvn: { provider: 'net1.default.ovn' } } }],
      pools: [{ name: 'db', subnet: 'pods' }],
      workloads: [{ is: 'VirtualMachine/vm', pools: ['pods/db'], replicas: { kind: 'one' }, nic: 'net1.default.ovn' }],
      leases: [lease('10.23.0.7', 'VirtualMachine/vm', { nic: 'net1.default.ovn' })],
    });
    const [object] = ipsOf(answer);
    expect(object?.name).toBe('vm.shop.net1.default.ovn');
    expect(object?.body(answer)).toMatchObject({ spec: { podName: 'vm', v4IpAddress: '10.23.0.7' } });
  });

  test('is not made for kinds that the controller forgets or cannot tell apart, nor unasked', () => {
    const pods = { is: 'Pod/one', pools: ['pods/db'], replicas: { kind: 'one' } } as const;
    const sets = { is: 'Deployment/web', pools: ['pods/db'], replicas: { kind: 'set', count: 2, max: 3 } } as const;
    const asked = onSubnet(['10.23.0.0/24'], { backend: kubeOvn('1.13', true), workloads: [pods, sets] });
    expect(ipsOf(answerOf(asked))).toEqual([]);
    expect(ipsOf(answerOf({ ...dual, backend: kubeOvn('1.13') }))).toEqual([]);
  });

  test('without an address has no body', () => {
    const { leases: _, ...unplaced } = dual;
    const answer = answerOf(unplaced as Story);
    expect(ipsOf(answer)[0]?.body(answer)).toEqual({});
  });
});

const poolsOf = (answer: Answer): readonly RenderedObject[] =>
  kubeOvnRenderer
    .objectsForSubnet(answer.snapshot.subnets[0]!, clusterIn(answer))
    .filter(({ kind }) => kind === 'IPPool');

const objectsOf = (answer: Answer): readonly RenderedObject[] =>
  answer.snapshot.workloads.flatMap((workload) => objectsOfWorkload(answer, workload));

const objectsOfWorkload = (answer: Answer, workload: WorkloadSnapshot): readonly RenderedObject[] =>
  kubeOvnRenderer.objectsForWorkload(workload, {
    cluster: clusterIn(answer),
    subnet: answer.snapshot.subnets[0]!,
    pool: answer.snapshot.pools[0]!,
  });

const ipsOf = (answer: Answer): readonly RenderedObject[] => objectsOf(answer).filter(({ kind }) => kind === 'IP');
