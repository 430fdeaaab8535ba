import { compareNumber, compareText, sortedBy } from './compare';

/** Those of some texts that were probably meant by one that is none of them, the likeliest first, at most three. */
export function nearestTexts(text: string, known: Iterable<string>): string[] {
  const wanted = text.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near: { readonly each: string; readonly distance: number }[] = [];
  for (const each of new Set(known)) {
    const distance = editDistance(wanted, each.toLowerCase(), most);
    if (distance <= most) near.push({ each, distance });
  }
  return sortedBy(near, (a, b) => compareNumber(a.distance, b.distance) || compareText(a.each, b.each))
    .slice(0, MOST)
    .map(({ each }) => each);
}

const MOST = 3;

/**
 * How many letters have to be changed, added, left out or swapped with their neighbour to make one text of the other; at
 * `most` + 1 it gives up.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const changed = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      row.push(isSwapped ? Math.min(changed, beforeLast[j - 2]! + 1) : changed);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
