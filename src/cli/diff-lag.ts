import { type DiffPlaces, type DiffSide, noted, type Sides } from './diff-side';
import { changesSince, lagsBehind } from './lags-behind';

/** What a base has gained since the head left it looks undone in a comparison, and is not: it is told beside the base. */
export function withLag({ base, head }: Sides, { lock, output }: DiffPlaces): Sides {
  if (base.kind !== 'commit') return { base, head };
  const gained = [lock, output].filter((path) => isBehind(head, base.ref, path));
  if (gained.length === 0) return { base, head };
  const note = `It has changes of ${gained.join(' and ')} that ${nameOf(head)} does not have, and that look undone: merge it, or rebase, and compare again.`;
  return { base: noted(base, note), head };
}

function isBehind(head: DiffSide, ref: string, path: string): boolean {
  if (head.kind === 'working tree') return lagsBehind(ref, path);
  return head.commit !== undefined && changesSince(head.commit, ref, path) === 'some';
}

const nameOf = ({ kind, name }: DiffSide): string => (kind === 'working tree' ? 'the working tree' : name);
