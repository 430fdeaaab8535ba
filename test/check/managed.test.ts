import { describe, expect, it } from 'vitest';
import { MANIFEST_RULES } from '../../src/check/areas/manifests';
import { foreignObject, objectOf } from '../../src/check/foreign-object';
import { readForeignDocuments } from '../../src/check/foreign-yaml';
import { lintObjects } from '../../src/check/lint';
import { clustersInLock, type Declared, managedIn } from '../../src/check/managed';
import { HEADER } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import type { Lock } from '../../src/model/lock';
import { versionOf } from '../../src/model/version';

const REDIS = 'prod/shop/StatefulSet/redis';

const LOCK = lock(
  `10.0.0.4..10.0.0.7 bound ${REDIS} 0..3`,
  '10.0.0.8 released prod/shop/Pod/mail',
  '10.0.0.9 bound other/shop/Pod/web',
);

/** The text of a lock with one network. */
function lockText(...leases: readonly string[]): string {
  const lines = leases.map((lease) => `      - ${lease}`);
  return [...HEADER, 'version: 1', 'networks:', '  corp:', '    leases:', ...lines, ''].join('\n');
}

function lock(...leases: readonly string[]): Lock {
  const read = parseLock(lockText(...leases), 'ipam.lock.yaml');
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.lock;
}

const DECLARED: Declared = {
  places: [
    place('subnet', 'prod/pods', '10.0.0.0/24'),
    place('pool', 'prod/pods/db', '10.0.0.0/27'),
    { ...place('subnet', 'lab/pods', '10.0.0.0/16'), network: 'lab' },
  ],
  clusters: [
    {
      name: 'prod',
      network: 'corp',
      backend: { kind: 'calico', version: versionOf('3.32'), api: 'native', windowsNodes: false },
      kubernetes: versionOf('1.36'),
      reserved: ['10.0.0.40/29'],
      existing: [],
    },
  ],
};

function place(use: 'subnet' | 'pool', key: string, cidr: string): Declared['places'][number] {
  return { use, key, network: 'corp', lifecycle: 'active', cidrs: [{ cidr, size: '1' }] };
}

interface Beside {
  readonly declared?: Declared | undefined;
  readonly known?: string;
  readonly lock?: Lock;
}

const objectsIn = (text: string) =>
  readForeignDocuments(text, 'x.yaml').flatMap((document) => objectOf(document) ?? []);

/** What the rules about manifests beside a lock find: rule, severity, place and message. */
const lint = (text: string, { declared = DECLARED, known = '', lock: own = LOCK }: Beside = {}): string[] =>
  lintObjects(
    objectsIn(text),
    { managed: managedIn('prod', own, declared), known: () => objectsIn(known) },
    MANIFEST_RULES,
  ).map(({ rule, severity, where, message }) => `${severity} ${rule} ${where.line}:${where.column} ${message}`);

const pod = (address: string, name = 'stranger', namespace = 'shop'): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations:
    cni.projectcalico.org/ipAddrs: '["${address}"]'
`;

describe('an address in a manifest', () => {
  it('of somebody else is refused, bound or kept, of this cluster or of another one in the network', () => {
    expect(lint(pod('10.0.0.4'))).toEqual([`error IPAM720 7:5 The lock gives 10.0.0.4 to ${REDIS}.`]);
    expect(lint(pod('10.0.0.8'))).toEqual([
      'error IPAM720 7:5 The lock keeps 10.0.0.8 for prod/shop/Pod/mail: it is released.',
    ]);
    expect(lint(pod('10.0.0.9', 'web'))).toEqual(['error IPAM720 7:5 The lock gives 10.0.0.9 to other/shop/Pod/web.']);
  });

  it('of its own is fine, as is that of a pod which its owner makes', () => {
    expect(lint(pod('10.0.0.8', 'mail'))).toEqual([]);
    expect(lint(pod('10.0.0.5', 'redis-1'))).toEqual([]);
    expect(lint(pod('10.0.0.5', 'redis-1', 'lab'))).toHaveLength(1);
  });

  it('is of whichever network has it, where a cluster has several with the same addresses', () => {
    const corp = lockText('10.0.0.4 bound prod/shop/Pod/a');
    const vpcLines = ['10.0.0.4 bound prod/shop/Pod/b', '10.0.0.5 bound prod/shop/Pod/d'].map(
      (line) => `      - ${line}\n`,
    );
    const two = parseLock(`${corp}  vpc:\n    leases:\n${vpcLines.join('')}`, 'x');
    if (!two.ok) throw new Error(two.problems[0]?.message);
    const vpc = { ...place('subnet', 'prod/vpc', '10.0.0.0/24'), network: 'vpc' };
    const beside = { lock: two.lock, declared: { ...DECLARED, places: [...DECLARED.places, vpc] } };
    expect(lint(pod('10.0.0.4', 'a'), beside)).toEqual([]);
    expect(lint(pod('10.0.0.4', 'b'), beside)).toEqual([]);
    expect(lint(pod('10.0.0.4', 'c'), beside)).toEqual([
      'error IPAM720 7:5 The lock gives 10.0.0.4 to prod/shop/Pod/a.',
    ]);
    expect(lint(pod('10.0.0.5', 'c'), beside)).toEqual([]);
  });

  it('in a managed subnet has a line, or is reserved', () => {
    expect(lint(pod('10.0.0.20'))).toEqual([
      'error IPAM721 7:5 10.0.0.20 lies in prod/pods/db (10.0.0.0/27), and has no line in the lock.',
    ]);
    expect(lint(pod('10.0.0.200'))).toEqual([
      'error IPAM721 7:5 10.0.0.200 lies in prod/pods (10.0.0.0/24), and has no line in the lock.',
    ]);
    expect(lint(pod('10.0.0.41'))).toEqual([]);
    expect(lint(pod('10.0.1.1'))).toEqual([]);
  });

  it('is found whatever the CNI and the kind', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: vpn, namespace: shop }
spec:
  template:
    metadata:
      annotations:
        net1.default.ovn.kubernetes.io/ip_pool: 10.0.0.4,10.0.0.20
        cni.projectcalico.org/floatingIPs: '["10.0.0.8", 7]'
`;
    expect(lint(text).map((line) => line.slice(0, 18))).toEqual([
      'error IPAM720 9:9 ',
      'error IPAM720 8:9 ',
      'error IPAM721 8:9 ',
    ]);
  });

  it('is found in what TKE is asked for too', () => {
    const text = pod('10.0.0.4').replace(/cni\.projectcalico.*/, 'tke.cloud.tencent.com/nominated-vpc-ip: 10.0.0.4');
    expect(lint(text)).toEqual([`error IPAM720 7:5 The lock gives 10.0.0.4 to ${REDIS}.`]);
    expect(lint(text.replace('10.0.0.4', '10.9.0.4'))).toEqual([]);
  });

  it('is only a warning where the app was not asked, which knows what is reserved', () => {
    const headed = lockText(`10.0.0.4 bound ${REDIS} 0`).replace('leases:\n', 'leases:\n      - 10.0.0.0/27\n');
    const read = parseLock(headed, 'x');
    const own = read.ok ? read.lock : LOCK;
    const managed = managedIn('prod', own);
    const found = lintObjects(objectsIn(pod('10.0.0.20')), { managed }, MANIFEST_RULES);
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['warning IPAM721']);
  });
});

describe('a range in a manifest', () => {
  const metallb = (range: string): string => `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: services }
spec:
  addresses: [10.9.0.0/24, ${range}]
`;

  it.each([
    ['metallb', metallb('10.0.0.100-10.0.0.110'), '5:28'],
    ['a Service', 'apiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec:\n  loadBalancerIP: 10.0.0.5\n', '5:3'],
    [
      'Cilium',
      'apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\nmetadata: { name: s }\nspec:\n  blocks:\n    - start: 10.0.0.1\n      stop: 10.0.0.3\n',
      '6:7',
    ],
    [
      'Calico',
      'apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: p }\nspec:\n  cidr: 10.0.0.0/8\n',
      '5:3',
    ],
    [
      'Kube-OVN',
      'apiVersion: kubeovn.io/v1\nkind: Subnet\nmetadata: { name: s }\nspec:\n  cidrBlock: 10.0.0.0/26\n',
      '5:3',
    ],
  ])('of %s that overlaps a managed subnet is refused', (_, text, at) => {
    expect(lint(text)).toEqual([
      expect.stringMatching(`^error IPAM722 ${at} .* overlaps prod/pods \\(10.0.0.0/24\\)\\.$`),
    ]);
  });

  it.each([
    ['beside it', metallb('10.0.1.0/24')],
    ['reserved', metallb('10.0.0.40-10.0.0.44')],
    ['unreadable', metallb('10.0.0.x')],
    [
      'the subnet itself, which exists',
      'apiVersion: kubeovn.io/v1\nkind: Subnet\nmetadata: { name: pods }\nspec: { cidrBlock: 10.0.0.0/24 }\n',
    ],
    [
      'ours',
      'apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: p, labels: { app.kubernetes.io/managed-by: cdk8s-ipam } }\nspec: { cidr: 10.0.0.0/30 }\n',
    ],
  ])('that is %s is fine', (_, text) => {
    expect(lint(text)).toEqual([]);
  });

  it('is left to the rules of its CNI where they know what it overlaps', () => {
    const pool = (name: string, cidr: string) =>
      `apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: ${name} }\nspec: { cidr: ${cidr} }\n`;
    expect(lint(pool('p', '10.0.0.0/26'), { known: pool('db', '10.0.0.0/27') })).toEqual([]);
  });
});

describe('a scaler', () => {
  const scaler = (most: number, kind = 'StatefulSet'): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: redis, namespace: shop }
spec:
  scaleTargetRef: { kind: ${kind}, name: redis }
  maxReplicas: ${most}
`;

  it('has an address for each pod that it may make', () => {
    expect(lint(scaler(4))).toEqual([]);
    expect(lint(scaler(5))).toEqual([
      `error IPAM723 6:3 It may scale ${REDIS} to 5 pods, and the lock has addresses for 4.`,
    ]);
  });

  it('of a workload without fixed addresses may do as it likes', () => {
    expect(lint(scaler(50, 'Deployment'))).toEqual([]);
  });

  it('of KEDA is one too', () => {
    const keda =
      'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: { name: r, namespace: shop }\nspec:\n  scaleTargetRef: { kind: StatefulSet, name: redis }\n';
    expect(lint(keda).map((line) => line.slice(0, 17))).toEqual(['error IPAM723 4:1']);
    expect(lint(`${keda}  maxReplicaCount: 4\n`)).toEqual([]);
  });
});

describe('what a lock knows', () => {
  it('is whose clusters it has lines of', () => {
    expect(clustersInLock(LOCK)).toEqual(['other', 'prod']);
  });

  it('is of no use to the rules where the cluster is unknown', () => {
    const object = foreignObject({ apiVersion: 'v1', kind: 'Pod', metadata: {} }, () => ({}))!;
    expect(lintObjects([object], {}, MANIFEST_RULES)).toEqual([]);
  });
});
