import type { Declarations, Demand, WorkloadDeclaration } from '../../src/model/declarations';
import type { Lock, Tenure } from '../../src/model/lock';

/** A lock address by address: the naive view that properties are stated in. */

export interface Entry {
  readonly address: string;
  readonly owner: string;
  readonly ordinal: number | undefined;
  readonly family: 4 | 6;
  readonly nic: string | undefined;
  readonly state: Tenure['state'];
}

export const entriesOf = (lock: Lock): Entry[] =>
  lock.networks.flatMap(({ leases }) =>
    leases.flatMap(({ range, owner, ordinals, nic, tenure }) =>
      [...range.addresses()].map((address, i) => ({
        address: `${address}`,
        owner,
        ordinal: ordinals && ordinals.first + i,
        family: range.family,
        nic,
        state: tenure.state,
      })),
    ),
  );

export const isHeldState = (state: Tenure['state']): boolean => state === 'bound' || state === 'headroom';

export const claimOf = ({ owner, ordinal, family, nic }: Entry): string => `${owner} ${ordinal} ${family} ${nic}`;

/** Every claim with an ordinal or of one pod that is declared with an address, and the state that it should have. */
export function claimsDeclared({ workloads }: Declarations): Map<string, 'bound' | 'headroom'> {
  const claims = new Map<string, 'bound' | 'headroom'>();
  for (const workload of workloads)
    for (const demand of workload.demands.filter(({ isAddressed }) => isAddressed))
      for (const [ordinal, state] of identities(workload))
        claims.set(`${workload.owner} ${ordinal} ${demand.family} ${demand.nic}`, state);
  return claims;
}

function identities({ replicas }: WorkloadDeclaration): [number | undefined, 'bound' | 'headroom'][] {
  if (replicas.kind === 'one') return [[undefined, 'bound']];
  if (replicas.kind === 'set') return [];
  return Array.from({ length: replicas.max }, (_, i) => [
    replicas.start + i,
    i < replicas.count ? 'bound' : 'headroom',
  ]);
}

export const demandFor = ({ workloads }: Declarations, entry: Entry): Demand | undefined =>
  workloads
    .find(({ owner }) => owner === entry.owner)
    ?.demands.find(({ family, nic, isAddressed }) => family === entry.family && nic === entry.nic && isAddressed);
