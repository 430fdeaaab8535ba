import type { ClusterSnapshot } from './snapshot';

/** A cluster as the app declares it: plain JSON, for a command that runs the app. */
export interface DeclaredCluster extends Pick<ClusterSnapshot, 'name' | 'network' | 'backend' | 'kubernetes'> {
  /** Addresses in its networks that are kept out of allocation, each set as text: CIDRs. */
  readonly reserved: readonly string[];
  /** Objects of its CNI that are there already and are not emitted. */
  readonly existing: readonly Readonly<Record<string, unknown>>[];
}
