import { allocate } from '../../src/allocate/allocate';
import type {
  Block,
  Declarations,
  Demand,
  NetworkDeclaration,
  PoolDeclaration,
  Replicas,
  SubnetDeclaration,
  WorkloadDeclaration,
} from '../../src/model/declarations';
import { durationOf } from '../../src/model/duration';
import type { LeaseLine, Lock } from '../../src/model/lock';
import { RELEASE } from '../../src/model/reclaim';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';

/** Declarations in few words, for tests. */

export const DAY = durationOf('24h');

export const given = (cidr: string): Block => {
  const parsed = Cidr.of(cidr);
  return { kind: 'given', family: parsed.family, cidr: parsed };
};

export const carved = (prefixLength: number, family: 4 | 6 = 4): Block => ({ kind: 'carved', family, prefixLength });

export const pool = (name: string, blocks: readonly Block[], more: Partial<PoolDeclaration> = {}): PoolDeclaration => ({
  key: `prod/pods/${name}`,
  where: {},
  blocks,
  quarantine: DAY,
  ...more,
});

export const subnet = (
  more: Partial<SubnetDeclaration> & { readonly pools: readonly PoolDeclaration[] },
): SubnetDeclaration => ({
  key: 'prod/pods',
  where: {},
  blocks: [given('10.0.0.0/16')],
  edges: [],
  excluded: [],
  ...more,
});

export const network = (more: Partial<NetworkDeclaration> = {}): NetworkDeclaration => ({
  name: 'corp',
  where: {},
  supernets: [],
  subnets: [],
  reservations: [],
  ...more,
});

export const demand = (more: Partial<Demand> = {}): Demand => ({
  family: 4,
  pools: ['prod/pods/db'],
  contiguity: 'preferred',
  pins: [],
  isAddressed: true,
  ...more,
});

export const ordinals = (count: number, max = count, start = 0): Replicas => ({ kind: 'ordinals', start, count, max });

export const owner = (name: string, kind = 'StatefulSet') => `prod/shop/${kind}/${name}`;

export const workload = (
  name: string,
  replicas: Replicas,
  more: Partial<WorkloadDeclaration> & { readonly demand?: Partial<Demand> } = {},
): WorkloadDeclaration => {
  const { demand: only, ...rest } = more;
  return {
    owner: owner(name, replicas.kind === 'ordinals' ? 'StatefulSet' : replicas.kind === 'set' ? 'Deployment' : 'Pod'),
    network: 'corp',
    where: {},
    reclaim: RELEASE,
    replicas,
    demands: [demand(only)],
    ...rest,
  };
};

export const declare = (
  networks: NetworkDeclaration | readonly NetworkDeclaration[],
  workloads: readonly WorkloadDeclaration[] = [],
  more: Partial<Declarations> = {},
): Declarations => ({
  networks: 'name' in networks ? [networks] : networks,
  workloads,
  inventories: [],
  ...more,
});

/** A network with one pool of this CIDR in a subnet of the same CIDR. */
export const onePool = (cidr: string, more: Partial<SubnetDeclaration> = {}): NetworkDeclaration =>
  network({ subnets: [subnet({ blocks: [given(cidr)], pools: [pool('db', [given(cidr)])], ...more })] });

export const pin = (ordinal: number, address: string) => ({ ordinal, address: Address.of(address) });

/** The lock after an allocation without problems. @throws Error when there are any */
export function settled(declarations: Declarations, lock: Lock): Lock {
  const allocation = allocate(declarations, lock);
  if (allocation.problems.length > 0) throw new Error(allocation.problems.map(({ message }) => message).join('\n'));
  return allocation.lock;
}

export const rules = (declarations: Declarations, lock: Lock): string[] =>
  allocate(declarations, lock).problems.map(({ rule }) => rule);

/** Leases as text, without the part of the owner that all share. */
export const leases = (lock: Lock): string[] => lock.networks.flatMap((network) => network.leases.map(textOf));

export const textOf = ({ range, owner, ordinals, nic, tenure }: LeaseLine): string =>
  [
    range.toString(),
    owner.replace('prod/shop/', '').replace('StatefulSet/', ''),
    ordinals && (ordinals.first === ordinals.last ? ordinals.first : `${ordinals.first}..${ordinals.last}`),
    nic,
    tenure.state,
    tenure.state === 'retained' && tenure.for,
    tenure.state === 'released' && tenure.moved && 'moved',
    'since' in tenure && tenure.since,
  ]
    .filter((part) => part !== undefined && part !== false)
    .join(' ');
