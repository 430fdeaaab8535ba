import type { Edges } from '../model/declarations';
import type { WorkloadIdentity } from '../model/owner';
import type { AddressContract } from '../model/snapshot';
import type { Family } from '../net/family';

/**
 * backends: one folder for each CNI. The pure part (this interface, and rules) is data and arithmetic that `collect` and
 * `check` read; render.ts makes the CNI's objects. Adding a CNI is one folder, its rules and its tests.
 */
export interface Backend {
  /** How many addresses at both ends of a subnet of this prefix length no pod is ever given. */
  readonly edgesOf: (family: Family, prefixLength: number) => Edges;
  /** What it can promise a workload of this kind. */
  readonly contractFor: (kind: WorkloadIdentity['kind']) => AddressContract;
  /** Whether it always gives addresses of a subnet to ordinary pods by itself. */
  readonly isAlwaysAutomatic: boolean;
}
