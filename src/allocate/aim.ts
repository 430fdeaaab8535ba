import type { Declarations, Demand, WorkloadDeclaration } from '../model/declarations';
import { emptyNetwork, type Lock } from '../model/lock';
import type { MoveRequest } from '../model/move';
import type { Problem } from '../model/problem';
import { Address } from '../net/address';
import {
  closedPool,
  nobodyForAddress,
  notItsPool,
  pinnedElsewhere,
  pinnedOutside,
  severalIdentities,
  severalInterfaces,
} from './move-problems';
import { placeCidrs } from './place-cidrs';

/** All declarations of one workload: one for each network that its interfaces are in. */
export type Declared = readonly [WorkloadDeclaration, ...WorkloadDeclaration[]];

/** The workload with its demands narrowed to where it should go. */
export function aim(workload: Declared, { to }: MoveRequest, around: Around): Declared | Problem {
  if (to === undefined) return workload;
  const address = Address.parse(to);
  return address.ok ? aimAtAddress(workload, { to, address: address.value }, around) : aimAtPool(workload, to, around);
}

/** What there is besides the workload. */
export interface Around {
  readonly declarations: Declarations;
  readonly lock: Lock;
}

function aimAtPool(workload: Declared, to: string, around: Around): Declared | Problem {
  const { declarations } = around;
  const isServedBy = ({ pools }: Demand) => pools.includes(to);
  if (!workload.some(({ demands }) => demands.some(isServedBy))) return notItsPool(workload, to);
  const pools = declarations.networks.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.pools));
  const { lifecycle = 'active' } = pools.find(({ key }) => key === to) ?? {};
  if (lifecycle !== 'active') return closedPool(workload[0], { to, lifecycle });
  const aimed = withDemands(workload, (demand) => (isServedBy(demand) ? { ...demand, pools: [to] } : demand));
  const outside = pinOutside(aimed, to, around);
  return outside === undefined ? aimed : pinnedOutside(workload[0], to, outside);
}

/** A pin of a claim that should go to the pool and may not, because of the pin. */
function pinOutside(aimed: Declared, to: string, around: Around): Address | undefined {
  const outside = aimed.flatMap(({ network, replicas, demands }) =>
    demands
      .filter(({ pools }) => pools.length === 1 && pools[0] === to)
      .flatMap((demand) =>
        demand.pins.filter(
          ({ ordinal, address }) => isClaimed(ordinal, replicas) && !couldHave({ network, demand }, address, around),
        ),
      ),
  );
  return outside[0]?.address;
}

const isClaimed = (ordinal: number, replicas: WorkloadDeclaration['replicas']): boolean =>
  replicas.kind !== 'ordinals' || ordinal < replicas.start + replicas.max;

function aimAtAddress(workload: Declared, { to, address }: Target, around: Around): Declared | Problem {
  const [first] = workload;
  const { replicas } = first;
  const count = replicas.kind === 'one' ? 1 : replicas.max;
  if (count > 1) return severalIdentities(first, to);
  const asking = workload.flatMap(({ network, demands }) =>
    demands
      .filter((demand) => demand.isAddressed && demand.family === address.family)
      .map((demand) => ({ network, demand })),
  );
  const meant = asking.length > 1 ? asking.filter((one) => couldHave(one, address, around)) : asking;
  if (meant.length > 1) return severalInterfaces(first, to);
  const [one] = meant;
  if (one === undefined || count === 0) return nobodyForAddress(first, to);
  const ordinal = replicas.kind === 'ordinals' ? replicas.start : 0;
  const contrary = one.demand.pins.find((pin) => pin.ordinal === ordinal && !pin.address.equals(address));
  if (contrary) return pinnedElsewhere(first, to, contrary.address);
  return withDemands(workload, (demand) =>
    demand === one.demand ? { ...demand, pins: [{ ordinal, address }] } : demand,
  );
}

interface Target {
  /** As it was written. */
  readonly to: string;
  readonly address: Address;
}

/** Whether the address lies in a pool of this interface. */
function couldHave(
  { network, demand }: { readonly network: string; readonly demand: Demand },
  address: Address,
  { declarations, lock }: Around,
): boolean {
  const declared = declarations.networks.find(({ name }) => name === network);
  if (declared === undefined) return false;
  const locked = lock.networks.find(({ name }) => name === network) ?? emptyNetwork(network);
  return placeCidrs(declared, locked).pools.some(
    ({ key, range }) => demand.pools.includes(key) && range.contains(address),
  );
}

function withDemands([first, ...others]: Declared, change: (demand: Demand) => Demand): Declared {
  const changed = (declaration: WorkloadDeclaration): WorkloadDeclaration => ({
    ...declaration,
    demands: declaration.demands.map(change),
  });
  return [changed(first), ...others.map(changed)];
}
