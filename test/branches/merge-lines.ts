/** What a three-way merge makes of a file: its text where it is clean. */
export type Merge = { readonly isClean: true; readonly text: string } | { readonly isClean: false };

/** The three texts of one file. */
export interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Lines `from` … `from + size - 1` of the base become lines `to` … `to + length - 1` of a side. */
interface Change {
  readonly from: number;
  readonly size: number;
  readonly to: number;
  readonly length: number;
}

/**
 * Merges line by line as git does, without a process for each merge: changes of one side are taken, changes of both
 * that touch are a conflict unless they are the same. A test holds it against git, thousands of times in every run.
 *
 * Undefined where it cannot tell which lines git would take for the same, because a line occurs twice or has moved.
 */
export function mergeLines({ base, ours, theirs }: Sides): Merge | undefined {
  if (ours === theirs || theirs === base) return { isClean: true, text: ours };
  if (ours === base) return { isClean: true, text: theirs };
  const [old, our, their] = [base, ours, theirs].map(linesOf) as [string[], string[], string[]];
  const [a, b] = [changesOf(old, our), changesOf(old, their)];
  if (!a || !b) return undefined;
  return woven(old, { lines: our, changes: a }, { lines: their, changes: b });
}

/** The lines, each made unique by the network and the section that it stands in. */
function linesOf(text: string): string[] {
  let network = '';
  return text.split('\n').map((line) => {
    if (/^ {2}\S+:$/.test(line)) network = line;
    return /^ {4}\S/.test(line) ? `${line}${network}` : line;
  });
}

const asText = (lines: readonly string[]): string =>
  lines.map((line) => line.replace(/^( {4}\S+:) {2}\S+:$/, '$1')).join('\n');

function changesOf(base: readonly string[], side: readonly string[]): Change[] | undefined {
  const at = new Map(side.map((line, i) => [line, i]));
  if (at.size !== side.length || new Set(base).size !== base.length) return undefined;
  const changes: Change[] = [];
  let [from, to] = [0, 0];
  const close = (i: number, j: number) => {
    if (i > from || j > to) changes.push({ from, size: i - from, to, length: j - to });
    [from, to] = [i + 1, j + 1];
  };
  for (const [i, line] of base.entries()) {
    const j = at.get(line);
    if (j === undefined) continue;
    if (j < to) return undefined;
    close(i, j);
  }
  close(base.length, side.length);
  return changes;
}

interface Side {
  readonly lines: readonly string[];
  readonly changes: readonly Change[];
}

function woven(base: readonly string[], ours: Side, theirs: Side): Merge {
  const taken: string[] = [];
  let at = 0;
  const take = (side: Side, { from, size, to, length }: Change) => {
    taken.push(...base.slice(at, from), ...side.lines.slice(to, to + length));
    at = from + size;
  };
  for (let [i, j] = [0, 0]; i < ours.changes.length || j < theirs.changes.length; ) {
    const [a, b] = [ours.changes[i], theirs.changes[j]];
    if (a && (!b || a.from + a.size < b.from)) {
      take(ours, a);
      i++;
    } else if (b && (!a || b.from + b.size < a.from)) {
      take(theirs, b);
      j++;
    } else if (isSame(ours, a!, theirs, b!)) {
      take(ours, a!);
      i++;
      j++;
    } else return { isClean: false };
  }
  return { isClean: true, text: asText([...taken, ...base.slice(at)]) };
}

const isSame = (ours: Side, a: Change, theirs: Side, b: Change): boolean =>
  a.from === b.from &&
  a.size === b.size &&
  a.length === b.length &&
  ours.lines.slice(a.to, a.to + a.length).every((line, i) => line === theirs.lines[b.to + i]);
