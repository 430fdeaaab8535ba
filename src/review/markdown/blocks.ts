import { inFence } from './escape';

/** A table; nothing where it has no rows. Cells are markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

/** Lines in the colours that a diff has: `+`, `-` and `!` at their beginning. */
export const diffFence = (lines: readonly string[]): string => ['```diff', ...lines.map(inFence), '```'].join('\n');

/** A part that is folded away. */
export const folded = (summary: string, blocks: readonly string[]): string =>
  [`<details><summary>${summary}</summary>`, ...blocks, '</details>'].join('\n\n');

/** A part with a heading; nothing where it is empty. */
export const section = (heading: string, blocks: readonly string[]): readonly string[] =>
  blocks.length === 0 ? [] : [`#### ${heading}`, ...blocks];

/** As many as are wanted, and a line that counts the rest. */
export function atMost<T>(items: readonly T[], limit: number): { readonly shown: readonly T[]; readonly rest: number } {
  const shown = items.slice(0, limit);
  return { shown, rest: items.length - shown.length };
}
