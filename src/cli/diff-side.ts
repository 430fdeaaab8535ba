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
  /** `project`: a folder with a lock or a cdk8s.yaml. `output`: manifests alone. `lock`: a lock file alone. */
  readonly kind: 'working tree' | 'commit' | 'project' | 'output' | 'lock';
  /** The text of its lock. */
  readonly lockText?: string;
  /** Where it has its lock, if that is not where the other side has it. */
  readonly lockFile?: string;
}

/** What is compared with what. */
export interface Sides {
  readonly base: DiffSide;
  readonly head: DiffSide;
}

/** The same side with one thing more to know about it. */
export const noted = (side: DiffSide, note: string): DiffSide => ({ ...side, notes: [...(side.notes ?? []), note] });

/** A side that cannot be read is no empty side. */
export const unreadable = (side: string, why: string, fix: string): Found<never> =>
  notFound(refusal([sideUnreadable(side, why, fix)]));

const sideUnreadable = (side: string, why: string, fix: string): Problem => ({
  rule: 'IPAM707',
  severity: 'error',
  where: { identity: side === '' ? '""' : side },
  message: `${side === '' ? 'An empty name' : side} cannot be compared: ${why}.`,
  fix,
});
