import type { Problem } from '../model/problem';

/** A problem, and how it stands after configuration, acknowledgements and baseline have had their say. */
export interface Verdict {
  readonly problem: Problem;
  readonly standing: Standing;
}

/** `open`: it counts. Otherwise somebody has answered for it, or it was there before checks began. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'acknowledged'; readonly reason: string; readonly expires: string }
  | { readonly kind: 'baseline' };

export const OPEN: Standing = { kind: 'open' };

/** Problems that nobody has answered for. */
export const asOpen = (problems: readonly Problem[]): readonly Verdict[] =>
  problems.map((problem) => ({ problem, standing: OPEN }));
