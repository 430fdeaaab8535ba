import { ADDRESS_KEYS, POOL_KEYS } from '../calico/annotations';
import { celPattern } from './cel-text';
import { type Door, isPlainList, plainItems } from './door';

/**
 * The annotations through which any CNI that we know gives a pod an address of its choice. They are guarded in every
 * cluster: CNIs are chained, and nobody else has a use for them.
 */

/** A JSON list of texts without escapes: what these may hide, no policy can read. */
const jsonListOf = (item: string): string => celPattern(String.raw`^ *\[ *("${item}" *(, *"${item}" *)*)? *\] *$`);

const JSON_ADDRESSES = jsonListOf('[0-9A-Fa-f:.]+');
const JSON_POOLS = jsonListOf('[A-Za-z0-9:./-]+');

const anyOf = (keys: readonly string[]): string => keys.map((key) => key.replace(/[.]/g, '[.]')).join('|');

/** Calico's lists of addresses. */
const calicoAddresses: Door = {
  keys: anyOf(ADDRESS_KEYS),
  isReadable: (value) => `${value}.matches(${JSON_ADDRESSES}) && ${plainItems(value)}.all(t, isIP(t))`,
};

/** Calico's lists of pools, by name or by CIDR. */
const calicoPools: Door = {
  keys: anyOf(POOL_KEYS),
  isReadable: (value) =>
    `${value}.matches(${JSON_POOLS}) && ${plainItems(value)}.all(t, !t.contains('/') || isCIDR(t))`,
};

/**
 * Kube-OVN's lists of addresses, or the name of a pool. Keys begin with the provider of the network, such as
 * `net1.shop.ovn.kubernetes.io/ip_address`, and may end with an interface.
 */
const kubeOvnLists: Door = {
  keys: '[^/]+[.]kubernetes[.]io/(ip_address|ip_pool)([.][^/]+)?',
  isReadable: isPlainList,
};

export const COMMON_DOORS: readonly Door[] = [calicoAddresses, calicoPools, kubeOvnLists];
