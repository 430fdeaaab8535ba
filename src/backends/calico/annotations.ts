import type { Block } from '../../model/declarations';
import { Address } from '../../net/address';
import { sortedBy } from '../../net/compare';
import { FAMILIES, type Family } from '../../net/family';
import { ipPoolName } from './pool-name';

const PREFIX = 'cni.projectcalico.org';

/** Whether Calico reads an annotation of this name, or would if it were spelled right. */
export const isCalicoKey = (key: string): boolean => key.startsWith(`${PREFIX}/`);

/** The addresses of a pod, as a JSON list; read from the Pod object only. */
export const IP_ADDRS = `${PREFIX}/ipAddrs`;

/** Addresses that are translated to those of the pod, as a JSON list; read from the Pod object only. */
export const FLOATING_IPS = `${PREFIX}/floatingIPs`;

/** Addresses that are not taken out of any pool, as a JSON list; read from the Pod object only. */
export const IP_ADDRS_NO_IPAM = `${PREFIX}/ipAddrsNoIpam`;

/** Annotations that name addresses outright. */
export const ADDRESS_KEYS: readonly string[] = [IP_ADDRS, IP_ADDRS_NO_IPAM, FLOATING_IPS];

/** The MAC address of a pod, as plain text; read from the Pod object only. */
export const HW_ADDR = `${PREFIX}/hwAddr`;

/** CIDRs that a pod may send from, as a JSON list; read from the Pod object only. */
export const SOURCE_PREFIXES = `${PREFIX}/allowedSourcePrefixes`;

/** The families that pods have, as a JSON list; read from the Pod, else from its Namespace. */
export const IP_FAMILIES = `${PREFIX}/ipFamilies`;

/** Annotations that name IPPools, by name or by CIDR; read from the Pod, else from its Namespace. */
export const POOL_KEYS: readonly string[] = [`${PREFIX}/ipv4pools`, `${PREFIX}/ipv6pools`];

/** Annotations that have no effect on a Namespace. */
export const POD_KEYS: readonly string[] = [...ADDRESS_KEYS, HW_ADDR, SOURCE_PREFIXES];

/** All that Calico reads, and what it writes on the pods itself. */
export const CALICO_KEYS: readonly string[] = [
  ...POD_KEYS,
  ...POOL_KEYS,
  IP_FAMILIES,
  ...['podIP', 'podIPs', 'containerID'].map((name) => `${PREFIX}/${name}`),
];

export const poolKeyOf = (family: Family): string => `${PREFIX}/ipv${family}pools`;

/** What gives a pod exactly these addresses, at most one per family. */
export const addressAnnotations = (addresses: readonly Address[]): Readonly<Record<string, string>> =>
  addresses.length === 0 ? {} : { [IP_ADDRS]: jsonList(sortedBy(addresses, Address.compare).map(String)) };

/** A subnet or pool that is an IPPool for each of its families. */
interface PoolObject {
  readonly snapshot: { readonly objectName: string; readonly blocks: readonly Pick<Block, 'family'>[] } | undefined;
}

/** What gives the ordinary pods of a namespace addresses of these IPPools: on a Namespace, one annotation per family. */
export function namespaceAnnotations(pools: readonly PoolObject[]): Readonly<Record<string, string>> {
  const snapshots = pools.flatMap(({ snapshot }) => snapshot ?? []);
  return Object.fromEntries(
    FAMILIES.flatMap((family) => {
      const served = snapshots.filter(({ blocks }) => blocks.some((block) => block.family === family));
      if (served.length === 0) return [];
      return [[poolKeyOf(family), jsonList(served.map(({ objectName }) => ipPoolName(objectName, family)))]];
    }),
  );
}

/** The form that Calico parses: a JSON list of texts, without blanks. */
export const jsonList = (items: readonly string[]): string => JSON.stringify(items);
