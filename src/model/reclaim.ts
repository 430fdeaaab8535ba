import { durationOf, type Seconds } from './duration';

/** What becomes of a lease whose claim went away: given up at once, or kept for its owner for some time or for ever. */
export type Retention = 'release' | 'forever' | Seconds;

/** The two occasions on which a claim goes away. */
export interface Reclaim {
  /** When the workload is declared with fewer replicas (beyond its head-room). */
  readonly onScaleDown: Retention;
  /** When the workload is no longer declared. */
  readonly onDelete: Retention;
}

export const RELEASE: Reclaim = { onScaleDown: 'release', onDelete: 'release' };

/** The shortest retention that any backend can keep: five minutes (Tencent's flag has the same floor). */
export const SHORTEST_RETENTION: Seconds = durationOf('5m');

/** How long an address stays out of use between two owners where its pool does not say: one day. */
export const DEFAULT_QUARANTINE: Seconds = durationOf('24h');
