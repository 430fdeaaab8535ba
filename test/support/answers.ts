import type { Allocation } from '../../src/model/allocation';
import { AllocationView } from '../../src/model/allocation-view';
import type { Answer } from '../../src/model/answer';
import type {
  Block,
  EipInventoryDeclaration,
  Lifecycle,
  NetworkDeclaration,
  Pin,
  PlaceKey,
  ReservationDeclaration,
  WorkloadDeclaration,
} from '../../src/model/declarations';
import type { ClaimLine, EipLine, LeaseLine, Tenure } from '../../src/model/lock';
import type { NamespaceSnapshot } from '../../src/model/namespace';
import type { NodePoolSnapshot } from '../../src/model/node-pool';
import { type Owner, ownerOf } from '../../src/model/owner';
import { DEFAULT_QUARANTINE, RELEASE, type Reclaim } from '../../src/model/reclaim';
import type {
  BackendConfig,
  CalicoPoolOptions,
  ClusterSnapshot,
  InterfaceSnapshot,
  MasqAgentSnapshot,
  PoolSnapshot,
  SubnetOptions,
  SubnetSnapshot,
  TemplateFacts,
  WorkloadSnapshot,
} from '../../src/model/snapshot';
import { versionOf } from '../../src/model/version';
import type { VpcSnapshot } from '../../src/model/vpc';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { Range } from '../../src/net/range';

/**
 * Answers built by hand for tests of backends and rules: one network `prod`, one cluster `prod`, and whatever the test
 * says about subnets, pools, workloads and leases. Nothing is allocated: the leases are what the test wrote.
 */
export interface Story {
  readonly backend: BackendConfig;
  readonly cluster?: Partial<ClusterSnapshot>;
  readonly subnets?: readonly SubnetStory[];
  readonly pools?: readonly PoolStory[];
  readonly vpcs?: readonly (Partial<VpcSnapshot> & { readonly objectName: string })[];
  readonly workloads?: readonly WorkloadStory[];
  readonly leases?: readonly LeaseLine[];
  readonly claims?: readonly ClaimLine[];
  readonly eips?: readonly EipLine[];
  readonly inventories?: readonly EipInventoryDeclaration[];
  /** Ranges, such as `10.0.0.1..10.0.0.9`. */
  readonly reservations?: readonly string[];
  readonly masqAgents?: readonly Partial<MasqAgentSnapshot>[];
  readonly nodePools?: readonly NodePoolStory[];
  readonly namespaces?: readonly NamespaceSnapshot[];
}

export interface SubnetStory {
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly gateways?: readonly string[];
  readonly objectName?: string;
  readonly isAutomatic?: boolean;
  readonly isExisting?: boolean;
  readonly lifecycle?: Lifecycle;
  readonly options?: SubnetOptions;
}

/** Ten nodes, unless the test says how many. */
export type NodePoolStory = Partial<NodePoolSnapshot> & { readonly name: string };

export interface PoolStory {
  readonly name: string;
  readonly subnet: string;
  /** Absent: the whole of its subnet. */
  readonly cidrs?: readonly string[];
  readonly objectName?: string;
  readonly isExisting?: boolean;
  readonly lifecycle?: Lifecycle;
  readonly calico?: CalicoPoolOptions;
}

export type WorkloadStory = Partial<Omit<WorkloadSnapshot, 'interfaces' | 'template'>> &
  InterfaceStory & {
    /** `Kind/name` in the namespace `shop`, such as `StatefulSet/redis`. */
    readonly is: string;
    /** Those after the first. */
    readonly interfaces?: readonly InterfaceStory[];
    readonly reclaim?: Reclaim;
    readonly template?: Partial<TemplateFacts>;
  };

export type InterfaceStory = Partial<Omit<InterfaceSnapshot, 'pools' | 'pins'>> & {
  /** `subnet/pool`. */
  readonly pools: readonly string[];
  /** By ordinal. */
  readonly pins?: readonly string[];
};

export const CLUSTER = 'prod';

/** The owner that a workload story names: `prod/shop/StatefulSet/redis`. */
export const ownerIs = (is: string): Owner => ownerOf(identityIs(is));

/** A line of the lock for a run of addresses; ordinals count from `first`, where it is given. */
export function lease(range: string, is: string, more: LeaseExtras = {}): LeaseLine {
  const { first, state = 'bound', nic } = more;
  const run = Range.of(range);
  return {
    range: run,
    owner: ownerIs(is),
    tenure: tenureOf(state),
    ...(first === undefined ? {} : { ordinals: { first, last: first + Number(run.size) - 1 } }),
    ...(nic === undefined ? {} : { nic }),
  };
}

export interface LeaseExtras {
  readonly first?: number;
  readonly state?: Tenure['state'];
  readonly nic?: string;
}

/** A line of the lock for claims whose address the backend chooses; ordinals count from 0, where `count` is given. */
export const claim = (place: string, is: string, more: ClaimExtras = {}): ClaimLine => ({
  place: `${CLUSTER}/${place}`,
  owner: ownerIs(is),
  family: 4,
  tenure: tenureOf(more.state ?? 'bound'),
  ...(more.count === undefined ? {} : { ordinals: { first: 0, last: more.count - 1 } }),
});

export interface ClaimExtras {
  readonly count?: number;
  readonly state?: Tenure['state'];
}

export const eip = (id: string, is: string, ordinal?: number): EipLine => ({
  id,
  owner: ownerIs(is),
  tenure: tenureOf('bound'),
  ...(ordinal === undefined ? {} : { ordinals: { first: ordinal, last: ordinal } }),
});

export function answerOf(story: Story): Answer {
  const cluster = clusterOf(story);
  const subnets = (story.subnets ?? []).map(subnetOf);
  const pools = (story.pools ?? []).map((pool) => poolOf(pool, subnets));
  const workloads = (story.workloads ?? []).map((workload) => workloadOf(workload, pools));
  const declared = (story.workloads ?? []).map((workload, i) => declarationOf(workload, workloads[i]!));
  const allocation = allocationOf(story, subnets, pools);
  return {
    snapshot: {
      declarations: {
        networks: [networkOf(story, subnets, pools)],
        workloads: declared,
        inventories: story.inventories ?? [],
      },
      clusters: [cluster],
      subnets,
      pools,
      vpcs: (story.vpcs ?? []).map(vpcOf),
      workloads,
      masqAgents: (story.masqAgents ?? []).map(masqAgentOf),
      nodePools: (story.nodePools ?? []).map(nodePoolOf),
      namespaces: story.namespaces ?? [],
    },
    allocation,
    view: new AllocationView(allocation),
  };
}

/** The only cluster of an answer. */
export const clusterIn = ({ snapshot }: Answer): ClusterSnapshot => snapshot.clusters[0]!;

const identityIs = (is: string) => {
  const [kind = '', name = ''] = is.split('/');
  return { cluster: CLUSTER, namespace: 'shop', kind, name };
};

const tenureOf = (state: Tenure['state']): Tenure => {
  if (state === 'retained') return { state, for: 'forever', quarantine: DEFAULT_QUARANTINE };
  if (state === 'released') return { state, quarantine: DEFAULT_QUARANTINE };
  return { state, reclaim: RELEASE, quarantine: DEFAULT_QUARANTINE };
};

const clusterOf = ({ backend, cluster }: Story): ClusterSnapshot => ({
  name: CLUSTER,
  where: { path: CLUSTER, identity: CLUSTER },
  network: CLUSTER,
  backend,
  kubernetes: versionOf('1.36'),
  statefulSetControllers: ['system:serviceaccount:kube-system:statefulset-controller'],
  ...cluster,
});

function subnetOf(story: SubnetStory): SubnetSnapshot {
  return {
    key: `${CLUSTER}/${story.name}`,
    where: { path: `${CLUSTER}/${story.name}`, identity: `${CLUSTER}/${story.name}` },
    cluster: CLUSTER,
    network: CLUSTER,
    objectName: story.objectName ?? story.name,
    isAutomatic: story.isAutomatic ?? true,
    isExisting: story.isExisting ?? false,
    blocks: story.cidrs.map(given),
    gateways: (story.gateways ?? []).map(Address.of),
    options: story.options ?? {},
    ...(story.lifecycle === undefined ? {} : { lifecycle: story.lifecycle }),
  };
}

function poolOf(story: PoolStory, subnets: readonly SubnetSnapshot[]): PoolSnapshot {
  const subnet = subnets.find(({ key }) => key === `${CLUSTER}/${story.subnet}`)!;
  return {
    key: `${subnet.key}/${story.name}`,
    where: { path: `${subnet.key}/${story.name}`, identity: `${subnet.key}/${story.name}` },
    subnet: subnet.key,
    objectName: story.objectName ?? `${subnet.objectName}-${story.name}`,
    isExisting: story.isExisting ?? false,
    blocks: story.cidrs?.map(given) ?? subnet.blocks.map(({ family }) => ({ kind: 'whole', family })),
    options: story.calico === undefined ? {} : { calico: story.calico },
    ...(story.lifecycle === undefined ? {} : { lifecycle: story.lifecycle }),
  };
}

function workloadOf(story: WorkloadStory, pools: readonly PoolSnapshot[]): WorkloadSnapshot {
  const { is, reclaim: _reclaim, interfaces = [], template, ...all } = story;
  const { nic: _nic, pools: _pools, pins: _pins, families: _families, macAddresses: _macs, ...facts } = all;
  return {
    owner: ownerIs(is),
    identity: identityIs(is),
    where: { path: `${CLUSTER}-shop/${is}`, identity: ownerIs(is) },
    replicas: { kind: 'ordinals', start: 0, count: 3, max: 3 },
    contract: 'exact',
    ...facts,
    interfaces: [story, ...interfaces].map((each) => interfaceOf(each, pools)),
    template: { annotations: {}, labels: {}, objectAnnotations: {}, hostNetwork: false, surge: 0, ...template },
  };
}

function interfaceOf(story: InterfaceStory, pools: readonly PoolSnapshot[]): InterfaceSnapshot {
  const keys = story.pools.map((pool) => `${CLUSTER}/${pool}`);
  const blocks = pools.filter(({ key }) => keys.includes(key)).flatMap((pool) => pool.blocks);
  return {
    network: CLUSTER,
    families: story.families ?? ([4, 6] as const).filter((family) => blocks.some((block) => block.family === family)),
    pools: keys,
    ...(story.nic === undefined ? {} : { nic: story.nic }),
    ...(story.macAddresses === undefined ? {} : { macAddresses: story.macAddresses }),
    ...(story.pins === undefined ? {} : { pins: pinsOf(story.pins) }),
  };
}

const pinsOf = (texts: readonly string[]): readonly Pin[] =>
  texts.map((text, ordinal) => ({ ordinal, address: Address.of(text) }));

const declarationOf = (story: WorkloadStory, workload: WorkloadSnapshot): WorkloadDeclaration => ({
  owner: workload.owner,
  network: CLUSTER,
  where: workload.where,
  reclaim: story.reclaim ?? RELEASE,
  replicas: workload.replicas,
  demands: workload.interfaces.flatMap(({ families, pools, pins = [], nic }) =>
    families.map((family) => ({
      family,
      pools,
      contiguity: 'preferred' as const,
      pins: pins.filter(({ address }) => address.family === family),
      isAddressed: workload.contract !== 'same-name',
      ...(nic === undefined ? {} : { nic }),
    })),
  ),
});

const networkOf = (
  story: Story,
  subnets: readonly SubnetSnapshot[],
  pools: readonly PoolSnapshot[],
): NetworkDeclaration => ({
  name: CLUSTER,
  where: { identity: CLUSTER },
  supernets: [],
  subnets: subnets.map(({ key, where, blocks, gateways }) => ({
    key,
    where,
    blocks,
    edges: [],
    excluded: gateways,
    pools: pools
      .filter((pool) => pool.subnet === key)
      .map((pool) => ({ key: pool.key, where: pool.where, blocks: pool.blocks, quarantine: DEFAULT_QUARANTINE })),
  })),
  reservations: (story.reservations ?? []).map(reservationOf),
});

const reservationOf = (text: string): ReservationDeclaration => ({
  range: Range.of(text),
  reason: 'routers',
  where: { identity: CLUSTER },
});

function allocationOf(story: Story, subnets: readonly SubnetSnapshot[], pools: readonly PoolSnapshot[]): Allocation {
  const cidrs = new Map<PlaceKey, readonly Cidr[]>(subnets.map(({ key, blocks }) => [key, givenCidrs(blocks)]));
  for (const pool of pools) {
    const own = givenCidrs(pool.blocks);
    cidrs.set(pool.key, own.length > 0 ? own : cidrs.get(pool.subnet)!);
  }
  const leases = [...(story.leases ?? [])].sort((a, b) => Range.compare(a.range, b.range));
  return {
    lock: {
      version: 1,
      networks: [{ name: CLUSTER, carved: [], headings: [], leases, claims: story.claims ?? [] }],
      eips: story.eips ?? [],
    },
    cidrs,
    problems: [],
  };
}

const given = (text: string): Block => {
  const cidr = Cidr.of(text);
  return { kind: 'given', family: cidr.family, cidr };
};

const givenCidrs = (blocks: readonly Block[]): readonly Cidr[] =>
  blocks.flatMap((block) => (block.kind === 'given' ? block.cidr : []));

const vpcOf = (story: Partial<VpcSnapshot> & { readonly objectName: string }): VpcSnapshot => ({
  key: `${CLUSTER}/${story.objectName}`,
  where: { path: `${CLUSTER}/${story.objectName}`, identity: `${CLUSTER}/${story.objectName}` },
  cluster: CLUSTER,
  network: `${CLUSTER}-${story.objectName}`,
  isExisting: false,
  namespaces: [],
  staticRoutes: [],
  policyRoutes: [],
  peerings: [],
  ...story,
});

const nodePoolOf = (pool: NodePoolStory): NodePoolSnapshot => ({
  cluster: CLUSTER,
  where: { path: `${CLUSTER}/${pool.name}`, identity: `${CLUSTER}/${pool.name}` },
  count: 10,
  ...pool,
});

const masqAgentOf = (agent: Partial<MasqAgentSnapshot>): MasqAgentSnapshot => ({
  cluster: CLUSTER,
  where: { path: `${CLUSTER}/masq`, identity: CLUSTER },
  dialect: 'tke',
  nonMasqueradeCidrs: [],
  masqLinkLocal: true,
  masqLinkLocalIpv6: false,
  ...agent,
});
