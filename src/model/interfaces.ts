import type { PlaceKey } from './declarations';
import type { InterfaceSnapshot, WorkloadSnapshot } from './snapshot';

/** The pools of all interfaces of a workload, each once, in order. */
export const poolsOf = ({ interfaces }: Pick<WorkloadSnapshot, 'interfaces'>): readonly PlaceKey[] =>
  interfaces.length === 1 ? interfaces[0]!.pools : [...new Set(interfaces.flatMap(({ pools }) => pools))];

/** The NIC under which the lock has the public addresses of a workload. No interface may be called so. */
export const EIP_NIC = 'eip' as const;

/** All under which a workload leases addresses: its interfaces, and its public addresses where they come from pools. */
export const leasingOf = ({ interfaces, eip }: Leasing): readonly InterfaceSnapshot[] =>
  eip?.kind === 'pool' ? [...interfaces, eip] : interfaces;

type Leasing = Pick<WorkloadSnapshot, 'interfaces' | 'eip'>;
