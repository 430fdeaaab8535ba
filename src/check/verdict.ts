import { isError, type Problem, type Whereabouts } from '../model/problem';
import { sortedProblems } from './run';

/** A problem, and how it stands after configuration, acknowledgements and baseline have had their say. */
export interface Verdict {
  /** With the severity that it has under the policy. */
  readonly problem: Problem;
  readonly standing: Standing;
}

/** `open`: it counts. Otherwise somebody has answered for it, or it was there before checks began. */
export type Standing =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'acknowledged';
      readonly reason: string;
      /** The last day on which it counts, `2027-01-31`. */
      readonly expires: string;
      readonly ticket?: string;
      /** Where the acknowledgement stands. */
      readonly at?: Whereabouts;
    }
  | { readonly kind: 'baseline' }
  /** Its rule is turned off there. */
  | { readonly kind: 'off'; readonly reason?: string };

export const OPEN: Standing = { kind: 'open' };

export const isOpen = ({ standing }: Verdict): boolean => standing.kind === 'open';

/** Whether it is an error that counts. */
export const fails = (verdict: Verdict): boolean => isOpen(verdict) && isError(verdict.problem);

/** The problems that count, errors first. */
export const openProblems = (verdicts: readonly Verdict[]): readonly Problem[] =>
  sortedProblems(verdicts.filter(isOpen).map(({ problem }) => problem));

/** Problems that nobody has answered for. */
export const asOpen = (problems: readonly Problem[]): readonly Verdict[] =>
  problems.map((problem) => ({ problem, standing: OPEN }));
