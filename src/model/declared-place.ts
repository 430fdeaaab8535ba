import type { Lifecycle, PlaceKey } from './declarations';

/** A subnet or pool as the app declares it and the lock has placed it: plain JSON, for a command that runs the app. */
export interface DeclaredPlace {
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  readonly network: string;
  readonly lifecycle: Lifecycle;
  /** At most one per family. */
  readonly cidrs: readonly DeclaredCidr[];
}

export interface DeclaredCidr {
  readonly cidr: string;
  /** Of a pool, how many of its addresses may be given out: neither excluded nor reserved. A decimal integer. */
  readonly size: string;
}
