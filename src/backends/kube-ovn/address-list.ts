import type { Answer } from '../../model/answer';
import type { Owner } from '../../model/owner';
import type { InterfaceSnapshot, SubnetSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { Family } from '../../net/family';
import { networkNumber } from './usable-range';

/** The addresses of one identity, IPv4 before IPv6: some Kube-OVN versions swap families that come the other way. */
export type Item = readonly Address[];

/**
 * The `ip_pool` list of one interface of a workload: the item at each index is what the pod with that ordinal gets. Kube-OVN counts
 * ordinals absolutely, whatever `spec.ordinals.start` says, so the items before it are fillers:
 *
 *     ordinals 2..4    10.0.0.0,10.0.0.0,10.0.0.5,10.0.0.6,10.0.0.7
 *                      ^ fillers         ^ ordinal 2
 *
 * A filler is the subnet's network number: the controller reads it as an address, and every version refuses it to a
 * pod. The gateway will not do: up to 1.14.41, 1.15.17 and 1.16.2 a pod that asks for it gets it.
 */
export function addressList({ owner, face: { families, nic }, subnet }: Port, answer: Answer): readonly Item[] {
  const byFamily = families.map((family) => answer.view.addressesOf(owner, family, nic));
  const ordinals = byFamily.flatMap((addresses) => [...addresses.keys()]);
  if (ordinals.length === 0) return [];
  const filler = fillerOf(families, subnet, answer);
  const length = ordinals.reduce((last, ordinal) => Math.max(last, ordinal), 0) + 1;
  return Array.from({ length }, (_, ordinal) => {
    const item = byFamily.flatMap((addresses) => addresses.get(ordinal) ?? []);
    return item.length === byFamily.length ? item : filler;
  });
}

/** An interface of a workload, and the subnet that it hangs on. */
export interface Port {
  readonly owner: Owner;
  readonly face: InterfaceSnapshot;
  readonly subnet: SubnetSnapshot;
}

/** `a,b,c`; `a4,a6;b4,b6` where the items have two families. One item of two families has no `;` and is read as one. */
export const printList = (items: readonly Item[]): string =>
  items.map((item) => item.join(',')).join(items.some((item) => item.length > 1) ? ';' : ',');

const fillerOf = (families: readonly Family[], subnet: SubnetSnapshot, { view }: Answer): Item =>
  families.flatMap((family) => {
    const cidr = view.cidrOf(subnet.key, family);
    return cidr === undefined ? [] : [networkNumber(cidr)];
  });
