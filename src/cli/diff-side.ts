import type { Problem } from '../model/problem';
import type { ReviewedSide } from '../review/review-change';
import { type Found, notFound, refusal } from './outcome';

/** Where the two sides are looked for. */
export interface DiffPlaces {
  /** The lock file, relative to the working folder. */
  readonly lock: string;
  /** The output folder, relative to the working folder, with `/`. */
  readonly output: string;
}

/** One side of a comparison, as it was found. */
export interface DiffSide extends ReviewedSide {
  /** What commands call it that take a ref. */
  readonly ref: string;
  /** Absent: it is no commit. */
  readonly kind: 'working tree' | 'commit' | 'disk';
  /** The text of its lock. */
  readonly lockText?: string;
}

/** A side that cannot be read is no empty side. */
export const unreadable = (side: string, why: string, fix: string): Found<never> =>
  notFound(refusal([sideUnreadable(side, why, fix)]));

const sideUnreadable = (side: string, why: string, fix: string): Problem => ({
  rule: 'IPAM707',
  severity: 'error',
  where: { identity: side },
  message: `${side} cannot be compared: ${why}.`,
  fix,
});
