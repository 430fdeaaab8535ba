import { ApiObject, type App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/catalogue';
import {
  Calico,
  Cluster,
  EipBinding,
  EipInventory,
  FixedIpStatefulSet,
  KubeOvn,
  Network,
  ReclaimPolicy,
  Reservation,
  Tke,
} from '../../src/index';
import { calicoCluster, plainApp, problemsOf, statefulSet, TEMPLATE } from '../support/declare';

interface BadInput {
  readonly what: string;
  readonly declare: (app: App) => void;
  readonly rule: string;
  /** Where: part of the construct path or identity. */
  readonly at: string;
  readonly says: RegExp;
}

const pool = (app: App, cidr = '10.1.0.0/27') =>
  calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr });

/** Beside `pool`, in the same cluster. */
const extraPool = (app: App) =>
  (app.node.findChild('prod') as Cluster).subnet('extra', { cidr: '10.2.0.0/24' }).pool('extra');

const BAD_INPUTS: readonly BadInput[] = [
  {
    what: 'a CIDR with host bits',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.1.0.5/24' }),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /"10\.1\.0\.5\/24" has host bits set; write "10\.1\.0\.0\/24"/,
  },
  {
    what: 'a CIDR with a leading zero',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.01.0.0/24' }),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /leading zero.*write "10\.1\.0\.0\/24"/,
  },
  {
    what: 'an unknown prop',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', gatway: '10.1.0.1' } as never),
    rule: 'IPAM110',
    at: 'prod/pods',
    says: /no prop gatway/,
  },
  {
    what: 'a subnet without a CIDR or prefix length',
    declare: (app) => calicoCluster(app).subnet('pods', {}),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /wants a cidr, or a prefixLength/,
  },
  {
    what: 'two supernets of one family',
    declare: (app) => new Network(app, 'corp', { supernet: ['10.0.0.0/16', '10.1.0.0/16'] }),
    rule: 'IPAM111',
    at: 'corp',
    says: /supernet: IPv4 is asked for twice/,
  },
  {
    what: 'a supernet beside a Network',
    declare: (app) => calicoCluster(app, 'prod', { network: new Network(app, 'corp'), supernet: '10.0.0.0/8' }),
    rule: 'IPAM111',
    at: 'prod',
    says: /joins a Network has the supernet of that/,
  },
  {
    what: 'a Network by its name',
    declare: (app) => calicoCluster(app, 'prod', { network: 'corp' as never }).subnet('pods', { cidr: '10.1.0.0/24' }),
    rule: 'IPAM111',
    at: 'prod',
    says: /a Network is wanted/,
  },
  {
    what: 'an option of a subnet that its CNI does not know',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', kubeOvn: { vlan: 'shop' } }),
    rule: 'IPAM133',
    at: 'prod/pods',
    says: /option kubeOvn.*prod has Calico/,
  },
  {
    what: 'an option of a workload that its CNI does not know',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], nic: 'net1.shop.ovn' }),
    rule: 'IPAM133',
    at: 'prod/shop/StatefulSet/redis',
    says: /option nic.*prod has Calico/,
  },
  {
    what: 'interfaces on a CNI that gives addresses on one only',
    declare: (app) =>
      statefulSet('redis', { pools: [pool(app)], interfaces: [{ nic: 'net1.shop.ovn', pools: [extraPool(app)] }] }),
    rule: 'IPAM133',
    at: 'prod/shop/StatefulSet/redis',
    says: /option interfaces is for Kube-OVN/,
  },
  {
    what: 'a gateway of public addresses where Calico translates them',
    declare: (app) =>
      EipBinding.pool(statefulSet('redis', { pools: [pool(app)] }), {
        pools: [extraPool(app)],
        gateway: 'distributed',
      }),
    rule: 'IPAM133',
    at: 'prod/shop/StatefulSet/redis',
    says: /option gateway is for Kube-OVN/,
  },
  {
    what: 'a subnet in a VPC of another CNI',
    declare: (app) => calicoCluster(app).vpc('blue').subnet('pods', { cidr: '10.1.0.0/24' }),
    rule: 'IPAM133',
    at: 'prod/blue',
    says: /option vpc is for Kube-OVN/,
  },
  {
    what: 'an interface that is no attachment',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], nic: 'eth1' }),
    rule: 'IPAM111',
    at: 'prod/shop/StatefulSet/redis',
    says: /nic: a provider such as net1\.default\.ovn is wanted/,
  },
  {
    what: 'a VPC by its name',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', vpc: 'blue' as never }),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /a Vpc is wanted, as a construct and not by name/,
  },
  {
    what: 'the filler of lists of ids as an EIP',
    declare: (app) => new EipInventory(app, 'bought', { ids: ['eip-00000000'] }),
    rule: 'IPAM111',
    at: 'bought',
    says: /eip-00000000 is the filler/,
  },
  {
    what: 'a subnet without any props',
    declare: (app) => calicoCluster(app).subnet('pods', undefined as never),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /wants a cidr, or a prefixLength/,
  },
  {
    what: 'a cluster without any props',
    declare: (app) => new Cluster(app, 'prod', undefined as never),
    rule: 'IPAM111',
    at: 'prod',
    says: /a backend is wanted/,
  },
  {
    what: 'two CIDRs of one family',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: ['10.1.0.0/24', '10.2.0.0/24'] }),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /IPv4 is asked for twice/,
  },
  {
    what: 'two subnets that overlap',
    declare: (app) => {
      const cluster = calicoCluster(app);
      cluster.subnet('a', { cidr: '10.1.0.0/24' });
      cluster.subnet('b', { cidr: '10.1.0.128/25' });
    },
    rule: 'IPAM100',
    at: 'prod/',
    says: /10\.1\.0\.128\/25/,
  },
  {
    what: 'subnets of two clusters that overlap in one network',
    declare: (app) => {
      const network = new Network(app, 'corp');
      calicoCluster(app, 'a', { network }).subnet('pods', { cidr: '10.1.0.0/24' });
      calicoCluster(app, 'b', { network }).subnet('pods', { cidr: '10.1.0.0/24' });
    },
    rule: 'IPAM100',
    at: '/pods',
    says: /10\.1\.0\.0\/24/,
  },
  {
    what: 'an address outside its pool',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], addresses: { 0: '10.1.0.77' } }),
    rule: 'IPAM20',
    at: 'prod/shop/StatefulSet/redis',
    says: /10\.1\.0\.77/,
  },
  {
    what: 'one address pinned twice',
    declare: (app) => {
      const pools = [pool(app)];
      statefulSet('a', { pools, addresses: { 0: '10.1.0.5' } });
      statefulSet('b', { pools, addresses: { 0: '10.1.0.5' } });
    },
    rule: 'IPAM20',
    at: 'prod/shop/StatefulSet/',
    says: /10\.1\.0\.5/,
  },
  {
    what: 'an exhausted pool',
    declare: (app) => statefulSet('redis', { pools: [pool(app, '10.1.0.0/30')], replicas: 9 }),
    rule: 'IPAM2',
    at: 'prod/shop/StatefulSet/redis',
    says: /9 more IPv4 addresses.*10\.1\.0\.0\/30 has 4 addresses/,
  },
  {
    what: 'a name that Kubernetes refuses',
    declare: (app) => statefulSet('Redis_Cluster', { pools: [pool(app)] }),
    rule: 'IPAM120',
    at: 'prod/shop/StatefulSet/Redis_Cluster',
    says: /Kubernetes refuses the name "Redis_Cluster"/,
  },
  {
    what: 'a StatefulSet whose name leaves no room for the hash in a label of its pods',
    declare: (app) => statefulSet(`r${'e'.repeat(52)}`, { pools: [pool(app)] }),
    rule: 'IPAM120',
    at: `prod/shop/StatefulSet/r${'e'.repeat(52)}`,
    says: /has 53 characters.*controller-revision-hash/,
  },
  {
    what: 'a namespace name that Kubernetes refuses',
    declare: (app) => calicoCluster(app).namespace('Shop'),
    rule: 'IPAM120',
    at: 'prod-Shop',
    says: /"Shop"/,
  },
  {
    what: 'a workload without a namespace',
    declare: (app) =>
      new FixedIpStatefulSet(new Chart(app, 'plain'), 'redis', { replicas: 1, pools: [pool(app)], template: TEMPLATE }),
    rule: 'IPAM123',
    at: 'plain/redis',
    says: /no namespace/,
  },
  {
    what: 'a workload without a pool',
    declare: (app) =>
      new FixedIpStatefulSet(calicoCluster(app).namespace('shop'), 'redis', {
        replicas: 1,
        pools: [],
        template: TEMPLATE,
      }),
    rule: 'IPAM124',
    at: 'prod-shop/redis',
    says: /names no pool/,
  },
  {
    what: 'pools of two clusters',
    declare: (app) => {
      const other = calicoCluster(app, 'other').subnet('pods', { cidr: '10.9.0.0/24' }).pool('db');
      statefulSet('redis', { pools: [pool(app), other] });
    },
    rule: 'IPAM125',
    at: 'StatefulSet/redis',
    says: /other\/pods\/db belongs to another cluster/,
  },
  {
    what: 'one workload declared twice',
    declare: (app) => {
      const pools = [pool(app)];
      statefulSet('redis', { pools });
      new FixedIpStatefulSet(new Chart(app, 'again', { namespace: 'shop' }), 'redis', {
        replicas: 1,
        pools,
        template: TEMPLATE,
      });
    },
    rule: 'IPAM130',
    at: 'again/redis',
    says: /declared twice; the other declaration is at prod-shop\/redis/,
  },
  {
    what: 'a pin on a DaemonSet',
    declare: (app) => {
      const chart = calicoCluster(app).namespace('shop');
      const cluster = chart.cluster;
      const object = new ApiObject(chart, 'agent', {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'agent' },
      });
      cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db').pin(object);
    },
    rule: 'IPAM121',
    at: 'DaemonSet/agent',
    says: /DaemonSet cannot hold fixed addresses/,
  },
  {
    what: 'a pin on an object with a generated name',
    declare: (app) => {
      const chart = calicoCluster(app).namespace('shop');
      const object = new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'StatefulSet' });
      chart.cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db').pin(object);
    },
    rule: 'IPAM122',
    at: 'prod-shop/web',
    says: /made by cdk8s from the construct path/,
  },
  {
    what: 'a pin on a construct without an object',
    declare: (app) => {
      const chart = calicoCluster(app).namespace('shop');
      chart.cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db').pin(new Construct(chart, 'nothing'));
    },
    rule: 'IPAM126',
    at: 'prod-shop/nothing',
    says: /no object of its own/,
  },
  {
    what: 'a retention below five minutes',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], reclaim: ReclaimPolicy.expireAfter('1m') }),
    rule: 'IPAM112',
    at: 'prod/shop/StatefulSet/redis',
    says: /"1m" is shorter than 5m/,
  },
  {
    what: 'fewer maxReplicas than replicas',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], replicas: 3, maxReplicas: 2 }),
    rule: 'IPAM131',
    at: 'prod/shop/StatefulSet/redis',
    says: /at most 2, but has 3 replicas/,
  },
  {
    what: 'a backend in a version that is none',
    declare: (app) => new Cluster(app, 'prod', { backend: Calico.version('latest'), kubernetes: '1.36' }),
    rule: 'IPAM111',
    at: 'prod',
    says: /"latest" is not a version/,
  },
  {
    what: 'exact addresses on Calico where Kubernetes has no MutatingAdmissionPolicy',
    declare: (app) => {
      const cluster = calicoCluster(app, 'prod', { kubernetes: '1.30' });
      statefulSet('redis', { replicas: 2, pools: [cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db')] });
    },
    rule: 'IPAM5',
    at: 'prod',
    says: /MutatingAdmissionPolicy/,
  },
  {
    what: 'an exact address on TKE',
    declare: (app) => {
      const cluster = new Cluster(app, 'cloud', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
      const subnet = cluster.subnet('eni', { cidr: '10.1.0.0/24', tke: { id: 'subnet-abc' } });
      statefulSet('redis', { pools: [subnet.pool('eni')], addresses: { 0: '10.1.0.9' } });
    },
    rule: 'IPAM34',
    at: 'cloud/shop/StatefulSet/redis',
    says: /exact|chosen|address/,
  },
  {
    what: 'a Kube-OVN subnet with the first address as a pod',
    declare: (app) => {
      const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16(), kubernetes: '1.34' });
      statefulSet('web', {
        pools: [cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('all')],
        addresses: { 0: '10.1.0.1' },
      });
    },
    rule: 'IPAM20',
    at: 'lab/shop/StatefulSet/web',
    says: /10\.1\.0\.1 .*(excluded|gateway|given)/,
  },
  {
    what: 'a reservation without a reason',
    declare: (app) =>
      new Reservation(calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }), 'kept', {
        range: '10.1.0.1',
        reason: '',
      }),
    rule: 'IPAM111',
    at: 'prod/pods/kept',
    says: /wants a reason/,
  },
  {
    what: 'host network',
    declare: (app) =>
      statefulSet('redis', { pools: [pool(app)], template: { spec: { hostNetwork: true, containers: [] } } }),
    rule: 'IPAM128',
    at: 'prod/shop/StatefulSet/redis',
    says: /host network/,
  },
  {
    what: 'another number of replicas in the pin than in the object',
    declare: (app) => {
      const chart = calicoCluster(app).namespace('shop');
      const spec = { replicas: 5, template: TEMPLATE };
      const object = new ApiObject(chart, 'web', {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'web' },
        spec,
      });
      chart.cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db').pin(object, { replicas: 3 });
    },
    rule: 'IPAM127',
    at: 'prod/shop/StatefulSet/web',
    says: /starts 5 pods, but the pin claims addresses for 3/,
  },
  {
    what: 'an address for an ordinal that is not there',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], addresses: { 5: '10.1.0.5' } }),
    rule: 'IPAM132',
    at: 'prod/shop/StatefulSet/redis',
    says: /10\.1\.0\.5 is chosen for ordinal 5, but the workload has ordinals 0 to 0/,
  },
  {
    what: 'two addresses of one family for one ordinal',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], addresses: { 0: ['10.1.0.5', '10.1.0.6'] } }),
    rule: 'IPAM111',
    at: 'prod/shop/StatefulSet/redis',
    says: /addresses\.0: two IPv4 addresses are chosen for one ordinal/,
  },
  {
    what: 'an address of a family that no pool has',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], addresses: { 0: 'fd00::5' } }),
    rule: 'IPAM132',
    at: 'prod/shop/StatefulSet/redis',
    says: /fd00::5 is chosen, but none of its pools has IPv6/,
  },
  {
    what: 'a cluster without a backend',
    declare: (app) => {
      const cluster = new Cluster(app, 'prod', { kubernetes: '1.36' } as never);
      statefulSet('redis', { pools: [cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db')] });
    },
    rule: 'IPAM111',
    at: 'prod',
    says: /a backend is wanted/,
  },
  {
    what: 'a StatefulSet without a template',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], template: undefined as never }),
    rule: 'IPAM111',
    at: 'prod/shop/StatefulSet/redis',
    says: /a pod template is wanted/,
  },
  {
    what: 'a former name of another kind',
    declare: (app) => statefulSet('redis', { pools: [pool(app)], formerly: 'shop/Pod/redis' }),
    rule: 'IPAM207',
    at: 'prod/shop/StatefulSet/redis',
    says: /a Pod and a StatefulSet count their pods in different ways/,
  },
  {
    what: 'a reservation that lies outside its subnet',
    declare: (app) =>
      calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', reserve: [{ range: '10.2.0.1', reason: 'a printer' }] }),
    rule: 'IPAM134',
    at: 'prod/pods',
    says: /10\.2\.0\.1 is reserved for prod\/pods, which is 10\.1\.0\.0\/24/,
  },
  {
    what: 'a reservation that lies outside its pool',
    declare: (app) => new Reservation(pool(app), 'kept', { range: '10.1.0.77', reason: 'a printer' }),
    rule: 'IPAM134',
    at: 'prod/pods/db/kept',
    says: /10\.1\.0\.77 is reserved for prod\/pods\/db/,
  },
  {
    what: 'a gateway outside its subnet',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', gateway: '10.2.0.1' }),
    rule: 'IPAM135',
    at: 'prod/pods',
    says: /gateway 10\.2\.0\.1 is not in the subnet/,
  },
  {
    what: 'two gateways of one family',
    declare: (app) => calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24', gateway: ['10.1.0.1', '10.1.0.2'] }),
    rule: 'IPAM111',
    at: 'prod/pods',
    says: /two gateways of one family/,
  },
  {
    what: 'a pool of another App',
    declare: (app) => {
      const elsewhere = calicoCluster(plainApp()).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
      const chart = calicoCluster(app).namespace('shop');
      new FixedIpStatefulSet(chart, 'redis', { replicas: 1, pools: [elsewhere], template: TEMPLATE });
    },
    rule: 'IPAM125',
    at: 'prod-shop/redis',
    says: /belongs to another App/,
  },
  {
    what: 'pools by name',
    declare: (app) => {
      const chart = calicoCluster(app).namespace('shop');
      new FixedIpStatefulSet(chart, 'redis', { replicas: 1, pools: ['prod/pods/db'] as never, template: TEMPLATE });
    },
    rule: 'IPAM124',
    at: 'prod-shop/redis',
    says: /not by name/,
  },
];

describe('bad input is refused with what, where, why and how to mend it', () => {
  it.each(BAD_INPUTS)('$what', ({ declare, rule, at, says }) => {
    const problems = problemsOf(declare).filter(({ severity }) => severity === 'error');
    const problem = problems.find((candidate) => candidate.rule.startsWith(rule));
    expect(problem, JSON.stringify(problems, null, 2)).toBeDefined();
    expect(problem!.message).toMatch(says);
    expect(`${problem!.where.path} ${problem!.where.identity}`).toContain(at);
    expect(problem!.fix).not.toBe('');
  });

  it.each(BAD_INPUTS)('$what: one cause gives no crowd of errors', ({ declare }) => {
    const errors = problemsOf(declare).filter(({ severity }) => severity === 'error');
    expect(errors.length, errors.map(({ message }) => message).join('\n')).toBeLessThanOrEqual(2);
  });

  it.each(BAD_INPUTS)('$what: has a rule of the catalogue', ({ declare }) => {
    const known = new Set(RULES.map(({ id }) => id));
    for (const { rule } of problemsOf(declare)) expect(known).toContain(rule);
  });
});

describe('props that are left out', () => {
  it('are as good as none, where none is needed', () => {
    const declare = (app: App, none: never) => {
      const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
      new Network(app, 'corp', none);
      cluster.namespace('shop');
      cluster.namespace('shop', none);
      cluster.vpc('blue', none).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', none);
    };
    expect(problemsOf((app) => declare(app, undefined as never))).toEqual([]);
    expect(problemsOf((app) => declare(app, null as never))).toEqual([]);
  });

  it('are told of where a workload wants some', () => {
    const declare = (app: App) =>
      new FixedIpStatefulSet(calicoCluster(app).namespace('shop'), 'redis', undefined as never);
    expect(problemsOf(declare).map(({ message }) => message)).toEqual([
      expect.stringContaining('prop replicas'),
      expect.stringContaining('prop template'),
      expect.stringContaining('names no pool'),
    ]);
  });
});

describe('problems of one tree', () => {
  it('are reported together, whatever they are', () => {
    const problems = problemsOf((app) => {
      const cluster = calicoCluster(app);
      cluster.subnet('a', { cidr: '10.1.0.1/24' });
      cluster.subnet('b', { cidr: 'nonsense' });
      cluster.namespace('Bad');
    });
    expect(problems.map(({ rule }) => rule)).toEqual(['IPAM111', 'IPAM111', 'IPAM120']);
  });

  it('stop every way to synthesize with all of them in the message', () => {
    const app = plainApp();
    calicoCluster(app).subnet('a', { cidr: '10.1.0.1/24' });
    calicoCluster(app, 'two').subnet('b', { cidr: 'nonsense' });
    for (const synthesize of [() => app.synth(), () => app.synthYaml(), () => app.charts[0]!.toJson()]) {
      expect(synthesize).toThrow(/10\.1\.0\.1\/24[\s\S]*nonsense/);
    }
  });
});
