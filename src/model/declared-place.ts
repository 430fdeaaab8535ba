import type { Lifecycle, PlaceKey } from './declarations';

/** A subnet or pool as the app declares it and the lock has placed it: plain JSON, for a command that runs the app. */
export interface DeclaredPlace {
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  readonly network: string;
  readonly lifecycle: Lifecycle;
  /** Name of the CNI's object, where it has one of its own: the IPv4 one; that of IPv6 may end in `-v6`. */
  readonly objectName: string;
  /** At most one per family. */
  readonly cidrs: readonly DeclaredCidr[];
}

export interface DeclaredCidr {
  readonly cidr: string;
  /** How many of its addresses may be given out: neither excluded nor reserved. A decimal integer. */
  readonly size: string;
}
