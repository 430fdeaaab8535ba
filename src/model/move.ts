import type { Owner } from './owner';

/** What `lock move` asks for: new addresses for a workload, the old ones released. */
export interface MoveRequest {
  readonly owner: Owner;
  /** A pool key (`prod/pods/db`) or an address to move to. Absent: wherever its pools have room. */
  readonly to?: string;
  /** Move every address, not only those that have become inadmissible. */
  readonly isAll: boolean;
}
