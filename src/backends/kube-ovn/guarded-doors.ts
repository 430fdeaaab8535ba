import { celPattern } from '../admission/cel-text';
import type { OrdinalLists } from '../admission/cni-doors';
import { type Door, isPlainList, plainItems } from '../admission/door';

/**
 * Through what else, besides the lists that are guarded in every cluster, a pod comes by an address of Kube-OVN 1.13 to
 * 1.16. `[^/]+` is the provider of the network: `ovn`, or `net1.shop.ovn` for a further interface.
 */

/** Further addresses that a port may use, and the public ones that stand for it: read whenever they change. */
const furtherAddresses: Door = {
  keys: '[^/]+[.]kubernetes[.]io/(port_vips|eip|snat)',
  isReadable: isPlainList,
  isLive: true,
};

const macAddresses: Door = {
  keys: '[^/]+[.]kubernetes[.]io/mac_address([.][^/]+)?',
  isReadable: (value) => `${value}.matches(${celPattern('^[0-9A-Fa-f:.-]*$')})`,
};

/** No address by itself: it says in which subnet the others are meant, and moves a pod that is told its address anew. */
const subnets: Door = {
  keys: '[^/]+[.]kubernetes[.]io/logical_switch',
  isReadable: () => 'true',
};

/** What Multus would hand over: a list of networks by name, or JSON in which each may carry `ips` and `mac`. */
const multusNetworks: Door = {
  keys: 'k8s[.]v1[.]cni[.]cncf[.]io/networks',
  isReadable: isPlainJson,
  items: withoutMasks,
  isLive: true,
};

/** The same for the first interface. Virtual machines get further networks while they run, but not another first one. */
const defaultNetwork: Door = {
  keys: 'v1[.]multus-cni[.]io/default-network',
  isReadable: isPlainJson,
  items: withoutMasks,
};

export const KUBE_OVN_GUARDED: readonly Door[] = [
  furtherAddresses,
  macAddresses,
  subnets,
  multusNetworks,
  defaultNetwork,
];

/** Kube-OVN writes it on the pods of virtual machines, and plugs the port of that name in the pod's namespace. */
export const MACHINE_DOOR: Door = {
  keys: '[^/]+[.]kubernetes[.]io/virtualmachine',
  isReadable: () => 'true',
};

/** Without an item for its ordinal a pod of a StatefulSet hangs, and Kube-OVN says only `NoAvailableAddress`. */
export const ADDRESS_LISTS: OrdinalLists = {
  keys: '[^/]+[.]kubernetes[.]io/ip_pool([.][^/]+)?',
  isList: (value) => `isIP(${value}.split(';')[0].split(',')[0])`,
  // An item of two families has a comma in it, and semicolons part several of them.
  sizeOf: (list) =>
    `(${list}.contains(';') ? ${list}.split(';').size() : ${list}.contains(':') && ${list}.contains('.') ? 1 : ${list}.split(',').size())`,
};

/**
 * CEL: the subnet that the pod itself names for the same network; '' where it names none, where the interface is part of
 * the key, or where the value is no name. Then the namespace decides, and no policy can tell how.
 */
export function placeOf(k: string): string {
  const provider = `${k}.substring(0, ${k}.indexOf('.kubernetes.io/'))`;
  const named = `variables.annotations[?(${provider} + '.kubernetes.io/logical_switch')].orValue('')`;
  const name = `[${named}].filter(s, s.matches(${celPattern('^[a-z0-9][a-z0-9.-]*$')}))`;
  return `(${k}.matches(${celPattern(SCOPED)}) ? (${name} + [''])[0] : '')`;
}

const SCOPED = '^[^/]+[.]kubernetes[.]io/(ip_address|ip_pool|port_vips)$';

/**
 * No policy can parse JSON, but it need not: every text in it that looks like an address is taken for one, wherever it
 * stands. Escapes could hide one, so that a value with a backslash is refused.
 */
function isPlainJson(value: string): string {
  const items = `${withoutMasks(value)}.filter(t, t.matches(${celPattern(ADDRESS_LIKE)}))`;
  return `!${value}.matches(${celPattern(BACKSLASH)}) && ${items}.all(t, isIP(t) || t.matches(${celPattern(MAC)}))`;
}

const BACKSLASH = String.raw`[\\]`;

/** Four numbers with dots, or hexadecimal digits with at least two colons. */
const ADDRESS_LIKE = '^[0-9]+([.][0-9]+){3}$|^[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*$';
const MAC = '^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$|^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19}$';

/** `10.0.0.5/24` asks for 10.0.0.5. */
function withoutMasks(value: string): string {
  return `${plainItems(value)}.map(t, t.split('/')[0])`;
}
