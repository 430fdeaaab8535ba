import { Address } from '../../net/address';
import { sortedBy } from '../../net/compare';
import type { Family } from '../../net/family';

const PREFIX = 'cni.projectcalico.org';

/** The addresses of a pod, as a JSON list; read from the Pod object only. */
export const IP_ADDRS = `${PREFIX}/ipAddrs`;

/** Annotations that name addresses outright. */
export const ADDRESS_KEYS: readonly string[] = [IP_ADDRS, `${PREFIX}/ipAddrsNoIpam`, `${PREFIX}/floatingIPs`];

/** Annotations that name IPPools, by name or by CIDR; read from the Pod, else from its Namespace. */
export const POOL_KEYS: readonly string[] = [`${PREFIX}/ipv4pools`, `${PREFIX}/ipv6pools`];

export const poolKeyOf = (family: Family): string => `${PREFIX}/ipv${family}pools`;

/** What gives a pod exactly these addresses, at most one per family. */
export const addressAnnotations = (addresses: readonly Address[]): Readonly<Record<string, string>> =>
  addresses.length === 0 ? {} : { [IP_ADDRS]: jsonList(sortedBy(addresses, Address.compare).map(String)) };

/** The form that Calico parses: a JSON list of texts, without blanks. */
export const jsonList = (items: readonly string[]): string => JSON.stringify(items);
