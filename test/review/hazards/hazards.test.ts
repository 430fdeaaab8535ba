import { describe, expect, it } from 'vitest';
import { reviewManifests } from '../../../src/review/manifest-review';
import { configMap, file, hazardsBetween, ippool, kindsOf, other, ovn, reservation, side, workload } from '../sides';

const CIDR = '10.23.19.0/28';
const HELD = ['10.23.19.0..10.23.19.1 bound prod/shop/StatefulSet/redis 0..1'];
const RELEASED = ['10.23.19.0..10.23.19.1 released prod/shop/StatefulSet/redis 0..1'];
const KEPT = { options: 'Prune=false' };

describe('a pool that leaves git', () => {
  it('blocks while pods run with its addresses, on either side', () => {
    const [hazard] = hazardsBetween(side([ippool('db', CIDR)], ...HELD), side([], ...HELD));
    expect(hazard).toEqual({
      level: 'blocked',
      cluster: 'prod',
      rule: 'IPAM710',
      summary:
        'Argo CD deletes IPPool db (wave -10) while the lock has addresses in it, of prod/shop/StatefulSet/redis.',
      advice: expect.stringMatching(/draining/),
    });
    expect(kindsOf(hazardsBetween(side([ippool('db', CIDR)], ...HELD), side([])))).toEqual(['blocked IPAM710']);
  });

  it('is a smaller hazard when only released addresses stand in it', () => {
    expect(kindsOf(hazardsBetween(side([ippool('db', CIDR)], ...RELEASED), side([], ...RELEASED)))).toEqual([
      'high IPAM710',
    ]);
  });

  it('stays with Prune=false, without what guards it, and leaves the Application OutOfSync', () => {
    const hazards = hazardsBetween(side([ippool('db', CIDR, KEPT)], ...HELD), side([], ...HELD));
    expect(kindsOf(hazards)).toEqual(['medium IPAM710', 'low IPAM718']);
    expect(hazards[1]?.summary).toMatch(/until deleted by hand, because of Prune=false; .* OutOfSync: IPPool db\.$/);
  });

  it('is no hazard when nothing stands in it, and it may be pruned', () => {
    expect(hazardsBetween(side([ippool('db', CIDR)]), side([]))).toEqual([]);
  });

  it('is none for addresses of another cluster', () => {
    const theirs = ['10.23.19.0 bound test/shop/StatefulSet/redis 0'];
    expect(hazardsBetween(side([ippool('db', CIDR)], ...theirs), side([], ...theirs))).toEqual([]);
  });

  it.each([
    ['Subnet', { cidrBlock: '10.23.19.0/24,fd00::/64' }],
    ['IPPool', { subnet: 'pods', ips: ['10.23.19.0..10.23.19.9'] }],
  ])('may be a %s of Kube-OVN', (kind, spec) => {
    expect(kindsOf(hazardsBetween(side([ovn(kind, 'pods', spec)], ...HELD), side([], ...HELD)))).toEqual([
      'blocked IPAM710',
    ]);
  });

  it('is looked for in the network of its VPC only', () => {
    const vpc = ovn('Subnet', 'red-pods', { cidrBlock: CIDR, vpc: 'red' });
    const own = ovn('Subnet', 'pods', { cidrBlock: CIDR, vpc: 'ovn-cluster' });
    expect(kindsOf(hazardsBetween(side([vpc, own], ...HELD), side([own], ...HELD)))).toEqual([]);
    expect(kindsOf(hazardsBetween(side([vpc, own], ...HELD), side([vpc], ...HELD)))).toEqual(['blocked IPAM710']);
  });
});

describe('an IP object that is deleted', () => {
  const ip = (options?: string) =>
    ovn('IP', 'redis-0.shop', { v4IpAddress: '10.23.19.0', subnet: 'pods' }, options === undefined ? {} : { options });

  it('takes the network of a pod that is declared', () => {
    const [hazard, ...more] = hazardsBetween(side([ip()], ...HELD), side([], ...HELD));
    expect([kindsOf([hazard!]), more]).toEqual([['high IPAM711'], []]);
    expect(hazard?.summary).toMatch(/^Argo CD deletes IP redis-0\.shop \(wave -14\) while its pod is declared;/);
  });

  it('may take that of a pod that is about to go', () => {
    expect(kindsOf(hazardsBetween(side([ip()], ...HELD), side([], ...RELEASED)))).toEqual(['medium IPAM711']);
  });

  it('stays where it may not be pruned, and harms nobody that is gone', () => {
    expect(kindsOf(hazardsBetween(side([ip('Prune=false')], ...HELD), side([], ...HELD)))).toEqual(['low IPAM718']);
    expect(hazardsBetween(side([ip()], ...RELEASED), side([], ...RELEASED))).toEqual([]);
  });
});

describe('a pool that comes over the addresses of one that goes', () => {
  it('is a rename that a sync does in one wave', () => {
    const hazards = hazardsBetween(side([ippool('db', CIDR)]), side([ippool('data', CIDR)]));
    expect(kindsOf(hazards)).toEqual(['high IPAM712']);
    expect(hazards[0]?.summary).toBe(
      'Argo CD applies IPPool data (wave -10) over addresses of IPPool db: IPPool db is deleted in wave -10, and nothing waits until it is gone, so that two have the same addresses.',
    );
  });

  it('stands beside it for ever where the old one is kept', () => {
    expect(kindsOf(hazardsBetween(side([ippool('db', CIDR, KEPT)]), side([ippool('data', '10.23.19.8/29')])))).toEqual([
      'blocked IPAM712',
      'low IPAM718',
    ]);
  });

  it('may have the same name, for another API of Calico', () => {
    const crd = { ...ippool('db', CIDR), apiVersion: 'crd.projectcalico.org/v1' };
    expect(kindsOf(hazardsBetween(side([crd]), side([ippool('db', CIDR)])))).toEqual(['high IPAM712']);
  });

  it('is none where the old one is gone before: Argo CD waits for a deletion between waves', () => {
    const base = side([ippool('db', CIDR, { wave: -12 }), reservation('r', ['10.1.0.0/24'], { wave: -20 })]);
    expect(hazardsBetween(base, side([ippool('data', CIDR, { wave: 5 })]))).toEqual([]);
  });

  it('is none for other addresses, or the subnet of another VPC', () => {
    expect(hazardsBetween(side([ippool('db', CIDR)]), side([ippool('data', '10.23.20.0/28')]))).toEqual([]);
    const red = ovn('Subnet', 'red', { cidrBlock: CIDR, vpc: 'red' });
    expect(hazardsBetween(side([red]), side([ovn('Subnet', 'blue', { cidrBlock: CIDR, vpc: 'blue' })]))).toEqual([]);
  });
});

describe('a field that cannot change', () => {
  it.each([
    ['the CIDR of a pool', ippool('db', CIDR), ippool('db', '10.23.20.0/28'), 'blocked', 'spec.cidr'],
    [
      'its block size',
      ippool('db', CIDR),
      ippool('db', CIDR, { spec: { blockSize: 29 } }),
      'blocked',
      'spec.blockSize',
    ],
    [
      'the protocol of a subnet',
      ovn('Subnet', 'p', { cidrBlock: CIDR, protocol: 'IPv4' }),
      ovn('Subnet', 'p', { cidrBlock: CIDR, protocol: 'Dual' }),
      'blocked',
      'spec.protocol',
    ],
    [
      'the selector of a StatefulSet',
      workload('redis'),
      workload('redis', { spec: { selector: { matchLabels: { app: 'cache' } } } }),
      'high',
      'spec.selector.matchLabels.app',
    ],
    [
      'its volume claims',
      workload('redis'),
      workload('redis', { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } }),
      'high',
      'spec.volumeClaimTemplates',
    ],
  ])('is %s', (_, before, after, level, field) => {
    const { objects, hazards } = reviewManifests({ base: side([before]), head: side([after]) });
    expect(objects).toMatchObject([{ action: 'replace', fields: [field] }]);
    expect(kindsOf(hazards)).toEqual([`${level} IPAM713`]);
    expect(hazards[0]?.summary).toContain(`changes ${field}, which cannot change while it lives`);
  });

  it('is not one that may', () => {
    const more = workload('redis', { spec: { replicas: 3, minReadySeconds: 5 } });
    const { objects, hazards } = reviewManifests({ base: side([workload('redis')]), head: side([more]) });
    expect(objects).toMatchObject([{ action: 'change', fields: ['spec.replicas', 'spec.minReadySeconds'] }]);
    expect(hazards).toEqual([]);
  });

  it('is every one of a ConfigMap that says so', () => {
    const map = (value: string) => other('v1', 'ConfigMap', ['shop', 'm'], { data: { a: value }, immutable: true });
    expect(kindsOf(hazardsBetween(side([map('1')]), side([map('2')])))).toEqual(['high IPAM713']);
  });
});

describe('an address that changes owners in one sync', () => {
  const cache = ['10.23.19.0..10.23.19.1 bound prod/shop/StatefulSet/cache 0..1'];

  it('blocks, with the steps that do not wait for each other', () => {
    const hazards = hazardsBetween(side([workload('redis')], ...HELD), side([workload('cache')], ...cache));
    expect(kindsOf(hazards)).toEqual(['blocked IPAM714']);
    expect(hazards[0]?.summary).toBe(
      '10.23.19.0..10.23.19.1: from prod/shop/StatefulSet/redis to prod/shop/StatefulSet/cache in one sync, but the first is deleted in wave 10 and the second applied in wave 10, and nothing waits for the old pods to end.',
    );
  });

  it('blocks when the old owner is only scaled down, because health does not wait for its last pods', () => {
    const base = side([workload('redis')], ...HELD);
    const less = workload('redis', { spec: { replicas: 1 } });
    const head = side(
      [less, workload('cache')],
      '10.23.19.0 bound prod/shop/StatefulSet/redis 0',
      '10.23.19.1 bound prod/shop/StatefulSet/cache 0',
    );
    expect(hazardsBetween(base, head)[0]?.summary).toMatch(/^10\.23\.19\.1: .* the first is applied in wave 10 and/);
  });

  it('blocks without manifests too, and over clusters that are synced apart', () => {
    const base = { files: [], lock: side([], ...HELD).lock! };
    const theirs = '10.23.19.0 bound test/shop/StatefulSet/redis 0';
    const [hazard] = hazardsBetween(base, { files: [], lock: side([], theirs).lock! });
    expect(hazard).toMatchObject({ level: 'blocked', cluster: 'test', rule: 'IPAM714' });
    expect(hazard?.summary).toMatch(/the two clusters are synced apart/);
  });

  it('is none when the owner is called otherwise, or the address was in quarantine', () => {
    const renames = new Map([['prod/shop/StatefulSet/redis', 'prod/shop/StatefulSet/cache']]);
    expect(reviewManifests({ base: side([], ...HELD), head: side([], ...cache), renames }).hazards).toEqual([]);
    expect(hazardsBetween(side([], ...RELEASED), side([], ...cache))).toEqual([]);
  });
});

describe('pods whose table changes', () => {
  const table = (addresses: readonly string[], owner = 'StatefulSet/redis') => {
    const pods = addresses.map((address, i) => [`redis-${i}`, { annotations: { ip: address }, owner }]);
    return other('cdk8s-ipam.dev/v1', 'AllocationTable', ['shop', 'ipam'], {
      wave: -22,
      spec: { pods: Object.fromEntries(pods) },
    });
  };
  const template = { metadata: { annotations: { ip: '10.23.19.8' } } };

  it('are made anew by nobody where their template stays as it is', () => {
    const hazards = hazardsBetween(
      side([table(['10.23.19.0', '10.23.19.1', '10.23.19.2']), workload('redis')]),
      side([table(['10.23.19.8', '10.23.19.1', '10.23.19.9']), workload('redis')]),
    );
    expect(hazards).toEqual([
      {
        level: 'medium',
        cluster: 'prod',
        rule: 'IPAM709',
        summary:
          'StatefulSet shop/redis has other addresses for redis-0, and its template is the same: nothing makes its pods anew, and until then they keep the old ones.',
        advice:
          'After the sync, and before the quarantine of what they leave is over: kubectl rollout restart statefulset/redis -n shop',
      },
    ]);
  });

  it.each<readonly [string, unknown, unknown]>([
    ['the template changes too', workload('redis'), workload('redis', { spec: { template } })],
    ['it has no pods', workload('redis', { spec: { replicas: 0 } }), workload('redis', { spec: { replicas: 0 } })],
    ['it comes with this change', other('v1', 'Service', ['shop', 'redis'], {}), workload('redis')],
  ])('are no hazard where %s', (_, before, after) => {
    const [base, head] = [side([table(['10.23.19.0']), before]), side([table(['10.23.19.8']), after])];
    expect(kindsOf(hazardsBetween(base, head))).not.toContain('medium IPAM709');
  });

  it('are none where a pod comes, or has another owner', () => {
    const base = side([table(['10.23.19.0'], 'StatefulSet/cache'), workload('redis')]);
    expect(hazardsBetween(base, side([table(['10.23.19.8', '10.23.19.1']), workload('redis')]))).toEqual([]);
  });
});

describe('what is applied too late', () => {
  const open = { spec: { nodeSelector: 'all()' } };

  it('is a reservation behind a pool that serves any pod', () => {
    const late = reservation('routers', ['10.23.19.0/30'], { wave: 0 });
    const hazards = hazardsBetween(side([]), side([ippool('pods', CIDR, open), late]));
    expect(kindsOf(hazards)).toEqual(['high IPAM715']);
    expect(hazards[0]?.summary).toMatch(/IPReservation routers \(wave 0\) not before IPPool pods \(wave -10\)/);
    expect(hazardsBetween(side([]), side([ippool('pods', CIDR), late]))).toEqual([]);
    expect(
      hazardsBetween(side([]), side([ippool('pods', CIDR, open), reservation('r', ['10.1.0.0/24'], { wave: 0 })])),
    ).toEqual([]);
  });

  it('is a policy in the wave of the workloads, because its kind comes last there', () => {
    const policy = (wave?: number) =>
      other('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', ['', 'assign'], {
        ...(wave === undefined ? {} : { wave }),
        spec: {},
      });
    expect(kindsOf(hazardsBetween(side([]), side([policy(10), workload('redis')])))).toEqual(['high IPAM716']);
    expect(hazardsBetween(side([]), side([policy(-20), workload('redis')]))).toEqual([]);
    expect(hazardsBetween(side([workload('redis')]), side([policy(10), workload('redis')]))).toEqual([]);
  });

  it('is a pool behind a workload with addresses in it', () => {
    const hazards = hazardsBetween(side([]), side([ippool('db', CIDR, { wave: 10 }), workload('redis')], ...HELD));
    expect(kindsOf(hazards)).toEqual(['high IPAM717']);
    expect(hazardsBetween(side([]), side([ippool('db', CIDR, { wave: 10 }), workload('web')], ...HELD))).toEqual([]);
  });
});

describe('a workload and its pool that go together', () => {
  it('are pruned the workload first, which Argo CD waits for', () => {
    const base = side([ippool('db', CIDR), workload('redis')], ...HELD);
    expect(kindsOf(hazardsBetween(base, side([], ...RELEASED)))).toEqual(['blocked IPAM710']);
  });

  it('are a hazard in one wave, and where the workload comes last', () => {
    const kinds = (pool: object, set: object) =>
      kindsOf(hazardsBetween(side([pool, set], ...HELD), side([], ...RELEASED)));
    const hazards = ['blocked IPAM710', 'high IPAM719'];
    expect(kinds(ippool('db', CIDR, { wave: 0 }), workload('redis', { wave: 0 }))).toEqual(hazards);
    expect(kinds(ippool('db', CIDR), workload('redis', { options: 'PruneLast=true' }))).toEqual(hazards);
  });
});

describe('a sync', () => {
  it('that needs a person is told of', () => {
    const [hazard] = hazardsBetween(side([ippool('db', CIDR, { options: 'Prune=confirm' })]), side([]));
    expect(hazard?.level).toBe('medium');
    expect(hazard?.summary).toMatch(
      /^The sync stops in wave -10 until a person confirms that IPPool db may be deleted/,
    );
  });

  it('does not wait for what it knows no health of', () => {
    const subnet = ovn('Subnet', 'pods', { cidrBlock: CIDR });
    expect(hazardsBetween(side([]), side([subnet, workload('redis')], ...HELD))[0]?.summary).toMatch(
      /^Argo CD has no health check for kubeovn\.io\/Subnet, so it waits two seconds and no longer for Subnet pods,/,
    );
    expect(hazardsBetween(side([]), side([subnet]))).toEqual([]);
    const taught = configMap('argocd-cm', { 'resource.customizations.health.kubeovn.io_Subnet': 'return {}' });
    expect(hazardsBetween(side([]), side([subnet, workload('redis'), taught], ...HELD))).toEqual([]);
  });

  it('of two folders that both have an object undoes the other', () => {
    const both = [
      file('prod/infra/cluster.k8s.yaml', ippool('db', CIDR)),
      file('prod/workloads/shop.k8s.yaml', ippool('db', CIDR)),
    ];
    const hazards = hazardsBetween({ files: [both[0]!] }, { files: both });
    expect(kindsOf(hazards)).toEqual(['high IPAM411']);
    expect(hazards[0]?.summary).toMatch(
      /^IPPool db is in prod\/infra\/cluster\.k8s\.yaml and prod\/workloads\/shop\.k8s\.yaml,/,
    );
    expect(hazardsBetween({ files: both }, { files: both })).toEqual([]);
  });

  it('that changes nothing has no hazards', () => {
    const same = side([ippool('db', CIDR), workload('redis')], ...HELD);
    expect(reviewManifests({ base: same, head: same })).toEqual({ objects: [], hazards: [], derived: [] });
  });
});

describe('two Applications of a cluster', () => {
  const application = (layer: 'infra' | 'workloads', directory: object) =>
    other('argoproj.io/v1alpha1', 'Application', ['argocd', `prod-${layer}`], {
      spec: {
        source: { path: 'dist/prod', directory },
        syncPolicy: { automated: { prune: layer === 'workloads' } },
      },
    });
  const applications = file(
    'argocd/argocd.k8s.yaml',
    application('infra', { include: 'cluster.k8s.yaml' }),
    application('workloads', { include: '*.k8s.yaml', exclude: 'cluster.k8s.yaml' }),
  );
  const folder = (infra: readonly unknown[], shop: readonly unknown[]) => ({
    files: [applications, file('prod/cluster.k8s.yaml', ...infra), file('prod/shop.k8s.yaml', ...shop)],
  });

  it('wait for nothing of each other', () => {
    const hazards = hazardsBetween(folder([], []), folder([ippool('db', CIDR)], [workload('redis')]));
    expect(kindsOf(hazards)).toEqual(['low']);
    expect(hazards[0]?.summary).toBe(
      'prod-infra and prod-workloads are synced apart, in any order: pods of StatefulSet shop/redis may be made before IPPool db, and fail or are refused until then.',
    );
  });

  it('prune as each of them says', () => {
    const hazards = hazardsBetween(folder([ippool('db', CIDR)], [workload('redis')]), folder([], []));
    expect(kindsOf(hazards)).toEqual(['low IPAM718']);
    expect(hazards[0]?.summary).toMatch(/because its Application does not prune; .*: IPPool db\.$/);
  });

  it('are told apart in what is said of their steps', () => {
    const hazards = hazardsBetween(folder([ippool('db', CIDR)], []), folder([ippool('db', '10.1.0.0/28')], []));
    expect(hazards[0]?.summary).toMatch(/^IPPool db \(wave -10 of prod-infra\) changes spec\.cidr/);
  });
});

describe('Flux', () => {
  const infra = (...objects: readonly unknown[]) => file('prod/infra/cluster.k8s.yaml', ...objects);
  const shop = (...objects: readonly unknown[]) => file('prod/workloads/shop.k8s.yaml', ...objects);

  it('does the infrastructure first, and keeps what leaves it', () => {
    const hazards = hazardsBetween({ files: [infra(ippool('db', CIDR))] }, { files: [infra(), shop(workload('web'))] });
    expect(kindsOf(hazards)).toEqual(['low IPAM718']);
    expect(hazards[0]?.summary).toMatch(
      /Flux does not prune there, and knows nothing of it from then on: IPPool db\.$/,
    );
  });

  it('prunes in the background, so that a successor never comes after', () => {
    const pools = (name: string) => ({ files: [infra(), shop(ippool(name, CIDR))] });
    const hazards = hazardsBetween(pools('db'), pools('data'));
    expect(kindsOf(hazards)).toEqual(['high IPAM712']);
    expect(hazards[0]?.summary).toMatch(/\(step 1 of 2\) .* deleted in step 2 of 2/);
  });

  it('prunes the infrastructure where its Kustomization says so', () => {
    const kustomization = {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'prod-infra' },
      spec: { path: './dist/prod/infra', prune: true },
    };
    const flux = file('flux/flux.k8s.yaml', kustomization);
    const left = (...objects: readonly unknown[]) =>
      kindsOf(hazardsBetween({ files: [infra(...objects), flux] }, { files: [infra(), shop(workload('web')), flux] }));
    expect(left(other('v1', 'ConfigMap', ['kube-system', 'ip-masq-agent'], {}))).toEqual([]);
    expect(left(ippool('db', CIDR, {}))).not.toContain('low IPAM718');
  });

  it('is not what Applications read, also from folders of its kind', () => {
    const part = (layer: string) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: `prod-${layer}` },
      spec: { source: { path: `dist/prod/${layer}` }, syncPolicy: { automated: { prune: layer === 'workloads' } } },
    });
    const applications = file('argocd/argocd.k8s.yaml', part('infra'), part('workloads'));
    const hazards = hazardsBetween(
      { files: [infra(ippool('db', CIDR)), applications] },
      { files: [infra(), shop(workload('web')), applications] },
    );
    expect(kindsOf(hazards)).toEqual(['low IPAM718']);
    expect(hazards[0]?.summary).toContain('because its Application does not prune');
  });

  it('applies all of a folder in one go', () => {
    const open = ippool('pods', CIDR, { spec: { nodeSelector: 'all()' } });
    const both = [infra(open, reservation('r', [CIDR])), shop(workload('redis'))];
    expect(kindsOf(hazardsBetween({ files: [] }, { files: both }))).toEqual(['high IPAM715']);
  });
});
