import type { Answer } from '../../model/answer';
import { EIP_NIC } from '../../model/interfaces';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { sortedBy } from '../../net/compare';
import { FLOATING_IPS, jsonList } from './annotations';

/**
 * What gives a pod the public addresses of its ordinal: Felix translates what comes in for them to the pod's own address
 * of the same family. What the pod sends leaves with its own address, or with its node's where the pool says natOutgoing.
 */
export function floatingAnnotations(
  { owner, eip }: WorkloadSnapshot,
  ordinal: number,
  { view }: Answer,
): Readonly<Record<string, string>> {
  if (eip?.kind !== 'pool') return {};
  const families = sortedBy(eip.families, (a, b) => a - b);
  const addresses = families.flatMap((family) => view.addressesOf(owner, family, EIP_NIC).get(ordinal) ?? []);
  return addresses.length === 0 ? {} : { [FLOATING_IPS]: jsonList(addresses.map(String)) };
}
