import type { Instant } from '../model/instant';
import type { PastLock } from '../review/early-dates';
import type { MarkdownOptions } from '../review/markdown/review-as-markdown';
import type { Review } from '../review/review';
import { type AppView, reviewChange } from '../review/review-change';
import { asOfOrNow } from './as-of-option';
import { askAboutHead } from './diff-app';
import { DIFF_FORMATS, type DiffFormat } from './diff-formats';
import { writeReports } from './diff-output';
import type { DiffPlaces, DiffSide } from './diff-side';
import { diffSides } from './diff-sides';
import { EXIT } from './exit-codes';
import { type FormatPairs, type Pair, readPairs } from './format-pairs';
import { lockHistory } from './lock-history';
import { type Found, found, type Outcome } from './outcome';
import { outputOfProject } from './project';

export interface DiffOptions {
  readonly format?: FormatPairs;
  readonly output?: FormatPairs;
  readonly json?: boolean;
  readonly exitCode?: boolean;
  readonly asOf?: string;
  readonly app?: string | false;
  readonly lock: string;
  readonly all?: boolean;
  /** Of the comment that the markdown is for. */
  readonly id?: string;
  /** Where the whole of it is. */
  readonly link?: string;
}

interface Named {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

export async function diff(named: Named, options: DiffOptions, pairs: FormatPairs): Promise<Outcome> {
  const asked = readQuestion(options, pairs);
  if (!asked.ok) return asked.outcome;
  const { asOf, reports, places } = asked.value;
  const sides = diffSides(named, places);
  if (!sides.ok) return sides.outcome;
  const { base, head } = sides.value;
  return askAboutHead(options, head, (app) => {
    const review = reviewed({ base, head, app }, asOf, options.lock);
    if (!review.ok) return review.outcome;
    const written = writeReports(review.value, reports, {
      file: options.lock,
      isWhole: options.all ?? false,
      comment: commentOf(options),
    });
    return written.ok ? { exitCode: exitCodeOf(review.value, options), stdout: written.value } : written.outcome;
  });
}

const commentOf = ({ id, link }: DiffOptions): MarkdownOptions => ({
  ...(id !== undefined && { id }),
  ...(link !== undefined && { link }),
});

interface Question {
  readonly asOf: Instant;
  readonly reports: readonly Pair<DiffFormat>[];
  readonly places: DiffPlaces;
}

function readQuestion({ asOf: text, lock }: DiffOptions, pairs: FormatPairs): Found<Question> {
  const reports = readPairs(pairs.list, { formats: DIFF_FORMATS, readable: ['human'] });
  if (!reports.ok) return reports;
  const asOf = asOfOrNow(text);
  if (!asOf.ok) return asOf;
  const output = outputOfProject();
  if (!output.ok) return output;
  return found({ asOf: asOf.value, reports: reports.value, places: { lock, output: output.value } });
}

interface Compared {
  readonly base: DiffSide;
  readonly head: DiffSide;
  readonly app: AppView | undefined;
}

/** Only a ref has a past, which new dates are judged by; where a clone does not reach back to it, nothing is judged. */
function reviewed({ base, head, app }: Compared, asOf: Instant, file: string): Found<Review> {
  let refused: Found<never> | undefined;
  const pastSince = (since: Instant): Iterable<PastLock> | undefined => {
    const past = lockHistory({ ref: base.ref, file: base.lockFile ?? file }, { since, upTo: asOf });
    if (past.ok) return past.value;
    refused = past;
    return undefined;
  };
  const review = reviewChange({
    base: reviewedSide(base),
    head: reviewedSide(head),
    asOf,
    file,
    ...(app && { app }),
    ...(base.kind === 'commit' && { pastSince }),
  });
  return refused ?? found(review);
}

function reviewedSide({ kind: _kind, ref: _ref, lockText: _text, lockFile: _file, ...side }: DiffSide) {
  return side;
}

const exitCodeOf = (review: Review, { exitCode }: DiffOptions): number => {
  if (review.isBlocked) return EXIT.blocked;
  return exitCode && hasChanged(review) ? EXIT.changed : EXIT.ok;
};

const hasChanged = ({ allocations, places, derived, objects }: Review): boolean =>
  allocations.length + places.length + derived.length + objects.length > 0;
