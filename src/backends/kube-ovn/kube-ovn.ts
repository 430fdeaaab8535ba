import type { Edges } from '../../model/declarations';
import { bitsOf, type Family } from '../../net/family';
import type { Backend } from '../backend';

/**
 * Kube-OVN never gives out the first and the last address of a subnet, of both families, nor its gateway; a /31 and a
 * /127 have neither a network nor a broadcast address:
 *
 *     10.0.0.0/29   network  gateway  o  o  o  o  o  broadcast
 *     10.0.0.0/31   gateway  o
 *
 * The gateway is the first usable address. Where a subnet names another one, that one is excluded besides and the first
 * usable address stays out of use: one address lost, but nothing moves when a gateway is named later.
 */
export const KUBE_OVN: Backend = {
  edgesOf,
  contractFor: (kind) => (HAS_IDENTITY.has(kind) ? 'exact' : 'set'),
  isAlwaysAutomatic: true,
};

/** Kinds whose pods are told apart by Kube-OVN: by ordinal, or because there is only one. */
const HAS_IDENTITY: ReadonlySet<string> = new Set(['StatefulSet', 'Pod', 'VirtualMachine']);

function edgesOf(family: Family, prefixLength: number): Edges {
  const isTiny = prefixLength >= bitsOf(family) - 1;
  return isTiny ? { family, atStart: 1, atEnd: 0 } : { family, atStart: 2, atEnd: 1 };
}
