import { ADDRESS_KEYS, POOL_KEYS } from '../calico/annotations';
import { celList, celPattern } from './cel-text';

/**
 * The annotations through which any CNI that we know gives a pod an address of its choice, as CEL over a key `k` and a
 * value. Three shapes: Calico's JSON lists of addresses, Calico's JSON lists of pools, and Kube-OVN's lists, whose keys
 * begin with the provider of the network (`net1.shop.ovn.kubernetes.io/ip_address`, possibly with `.<interface>`).
 */
const KUBE_OVN_KEY = celPattern('^[^/]+[.]kubernetes[.]io/(ip_address|ip_pool)([.][^/]+)?$');

export const isAddressListKey = (k: string): string => `${k} in ${celList(ADDRESS_KEYS)}`;
export const isPoolListKey = (k: string): string => `${k} in ${celList(POOL_KEYS)}`;
export const isKubeOvnKey = (k: string): string => `${k}.matches(${KUBE_OVN_KEY})`;

/** Whether an annotation decides which address a pod gets. */
export const isManagedKey = (k: string): string =>
  `(${k} in ${celList([...ADDRESS_KEYS, ...POOL_KEYS])} || ${isKubeOvnKey(k)})`;

/** A JSON list of texts without escapes: what these may hide, no policy can read. */
const jsonListOf = (item: string): string => celPattern(String.raw`^ *\[ *("${item}" *(, *"${item}" *)*)? *\] *$`);

const JSON_ADDRESSES = jsonListOf('[0-9A-Fa-f:.]+');
const JSON_POOLS = jsonListOf('[A-Za-z0-9:./-]+');
const JSON_ITEM = celPattern('[A-Za-z0-9:./-]+');
const KUBE_OVN_LIST = celPattern('^[A-Za-z0-9:.,; -]*$');
const KUBE_OVN_ITEM = celPattern('[A-Za-z0-9:.-]+');

/** Texts that some CNI would read as an address: these must be addresses for CEL as well. */
const ADDRESS_LIKE = celPattern('^[0-9]+[.][0-9.]*$|:');

const isReadableAddress = (t: string): string => `(!${t}.matches(${ADDRESS_LIKE}) || isIP(${t}))`;
const isReadablePool = (t: string): string => `(!${t}.contains('/') || isCIDR(${t}))`;

/** Whether every address and pool in a value can be read by CEL as the CNI reads it. */
export const isReadable = (k: string, value: string): string =>
  [
    `(${isAddressListKey(k)} ? ${value}.matches(${JSON_ADDRESSES}) && ${value}.findAll(${JSON_ITEM}).all(t, isIP(t))`,
    `: ${isPoolListKey(k)} ? ${value}.matches(${JSON_POOLS}) && ${value}.findAll(${JSON_ITEM}).all(t, ${isReadablePool('t')})`,
    `: ${value}.matches(${KUBE_OVN_LIST}) && ${value}.findAll(${KUBE_OVN_ITEM}).all(t, ${isReadableAddress('t')}))`,
  ].join(' ');

/** The addresses, CIDRs and names in a readable value, whatever its shape. */
export const itemsOf = (value: string): string => `${value}.findAll(${JSON_ITEM})`;
