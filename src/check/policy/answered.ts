import type { Standing, Verdict } from '../verdict';

/** `2 problems do not count: 1 acknowledged, 1 turned off.` Undefined where all of them count. */
export function describeAnswered(verdicts: readonly Verdict[]): string | undefined {
  const counts = WORDS.map(
    ([kind, words]) => [verdicts.filter(({ standing }) => standing.kind === kind).length, words] as const,
  );
  const total = counts.reduce((sum, [count]) => sum + count, 0);
  if (total === 0) return undefined;
  const parts = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `${total} ${total === 1 ? 'problem does' : 'problems do'} not count: ${parts.join(', ')}.`;
}

const WORDS: readonly (readonly [kind: Standing['kind'], words: string])[] = [
  ['acknowledged', 'acknowledged'],
  ['off', 'turned off'],
  ['baseline', 'in the baseline'],
];
