import type { PlaceKey } from './declarations';
import type { Whereabouts } from './problem';

/** A namespace of a cluster, as far as its ordinary pods are told where their addresses come from. */
export interface NamespaceSnapshot {
  readonly cluster: string;
  readonly name: string;
  readonly where: Whereabouts;
  /** Whether the Namespace object is there already and is not emitted. */
  readonly isExisting: boolean;
  /** The subnets and pools out of which its ordinary pods get their addresses (Calico), in order. */
  readonly pools: readonly PlaceKey[];
}
