import type { PlaceKey } from './declarations';
import type { InterfaceSnapshot, WorkloadSnapshot } from './snapshot';

/** The pools of all interfaces of a workload, each once, in order. */
export const poolsOf = ({ interfaces }: Pick<WorkloadSnapshot, 'interfaces'>): readonly PlaceKey[] =>
  interfaces.length === 1 ? interfaces[0]!.pools : [...new Set(interfaces.flatMap(({ pools }) => pools))];

/** The interface with this NIC; without one, the pod's default interface. Undefined where it claims nothing. */
export const interfaceOf = (
  { interfaces }: Pick<WorkloadSnapshot, 'interfaces'>,
  nic: string | undefined,
): InterfaceSnapshot | undefined => interfaces.find((each) => each.nic === nic);
