import type { Problem, RuleId, Whereabouts } from '../../model/problem';
import { compareText, firstDifference, sortedBy } from '../../net/compare';
import { isOpen, type Verdict } from '../verdict';
import { plainPath } from './acknowledgement';
import { KnownRules } from './known-rules';
import { mayBeAcknowledged } from './may-be-acknowledged';
import type { Policy } from './policy';

/** The problems that were there before checks began: they do not count, and more of them do. */
export interface Baseline {
  /** How messages name its file. */
  readonly file: string;
  /** Sorted by rule and target, each once. */
  readonly entries: readonly BaselineEntry[];
}

/** So many problems of one rule at one place. */
export interface BaselineEntry {
  readonly rule: RuleId;
  /** What stays when lines are put in above: identity or construct path, file and field. */
  readonly target: string;
  readonly count: number;
}

/** An entry of which there are fewer problems than it says; none are left where `left` is 0. */
export interface FixedEntry {
  readonly entry: BaselineEntry;
  readonly left: number;
}

/** Rule and place of a problem without what changes from day to day: no lines, no message. */
export const fingerprintOf = ({ rule, where }: Problem): string => `${rule} ${targetOf(where)}`;

export const fingerprintOfEntry = ({ rule, target }: BaselineEntry): string => `${rule} ${target}`;

/**
 * `helm/pools.yaml IPPool/db spec.blockSize`. Of what is declared in code the identity alone, or the path where it has
 * none: code is moved about.
 */
export const targetOf = ({ identity, path, file, field }: Whereabouts): string =>
  [path !== undefined || file === undefined ? undefined : plainPath(file), identity ?? path, field]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

/** A baseline in which all is that may be in it: what is open now, and what the old one has answered for. */
export function baselineOf(verdicts: readonly Verdict[], file: string, rules: Policy['rules'] = []): Baseline {
  const known = new KnownRules(rules);
  const counts = new Map<string, BaselineEntry>();
  for (const { problem, standing } of verdicts) {
    if (standing.kind !== 'open' && standing.kind !== 'baseline') continue;
    const rule = known.get(problem.rule);
    if (rule === undefined || !mayBeAcknowledged(rule)) continue;
    const key = fingerprintOf(problem);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { rule: problem.rule, target: targetOf(problem.where), count });
  }
  return { file, entries: inOrder([...counts.values()]) };
}

/** The baseline, and of these entries those that it has not yet. */
export function withEntries(baseline: Baseline, more: readonly BaselineEntry[]): Baseline {
  const known = new Set(baseline.entries.map(fingerprintOfEntry));
  const added = more.filter((entry) => !known.has(fingerprintOfEntry(entry)));
  return { ...baseline, entries: inOrder([...baseline.entries, ...added]) };
}

/** How many open problems no baseline can have in it. */
export function countRefused(verdicts: readonly Verdict[], rules: Policy['rules'] = []): number {
  const known = new KnownRules(rules);
  return verdicts.filter((verdict) => {
    const rule = known.get(verdict.problem.rule);
    return isOpen(verdict) && (rule === undefined || !mayBeAcknowledged(rule));
  }).length;
}

/** The baseline without what is gone: it never grows. */
export function prunedBaseline(baseline: Baseline, fixed: readonly FixedEntry[]): Baseline {
  const left = new Map(fixed.map((entry) => [fingerprintOfEntry(entry.entry), entry.left]));
  const entries = baseline.entries.flatMap((entry) => {
    const count = left.get(fingerprintOfEntry(entry)) ?? entry.count;
    return count === 0 ? [] : [{ ...entry, count }];
  });
  return { ...baseline, entries };
}

/** Of which entries there are fewer problems now than they say. */
export function fixedEntries(baseline: Baseline, verdicts: readonly Verdict[]): readonly FixedEntry[] {
  const found = new Map<string, number>();
  for (const { problem, standing } of verdicts) {
    if (standing.kind !== 'baseline') continue;
    const key = fingerprintOf(problem);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return baseline.entries.flatMap((entry) => {
    const left = found.get(fingerprintOfEntry(entry)) ?? 0;
    return left < entry.count ? [{ entry, left }] : [];
  });
}

export const inOrder = (entries: readonly BaselineEntry[]): BaselineEntry[] =>
  sortedBy(entries, (a, b) => firstDifference(compareText(a.rule, b.rule), compareText(a.target, b.target)));
