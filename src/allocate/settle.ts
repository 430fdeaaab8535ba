import type { Ordinals, Tenure } from '../model/lock';
import type { Identities } from './request';

/** A line of the lock of whatever section, with the claims numbered that it is about. */
export interface Numbered {
  readonly ordinals: Ordinals;
  readonly tenure: Tenure;
}

/** What the lock has for one request. */
export interface Found<T extends Numbered> {
  /** Bound and head-room lines, which stay. */
  readonly held: readonly T[];
  /** Lines to come home to, the best first. */
  readonly homes: readonly T[];
}

/** Which claims have what, and what is left over. Lines are cut where claims or states part. */
export interface Settlement<T extends Numbered> {
  readonly bound: readonly T[];
  readonly headroom: readonly T[];
  /** Held until now by claims that are gone. */
  readonly vanished: readonly T[];
  /** Homes that nobody came back to: they stay as they are. */
  readonly empty: readonly T[];
  /** Held lines for claims that have one already: the lock is not valid. */
  readonly doubled: readonly T[];
  /** Claims without anything, as maximal runs in order. */
  readonly missing: readonly Ordinals[];
}

/** Cuts the part of a line that is about some of its claims. */
export type Cut<T> = (line: T, ordinals: Ordinals) => T;

/** Carries over what is held, then brings claims home. */
export function settle<T extends Numbered>(identities: Identities, found: Found<T>, cut: Cut<T>): Settlement<T> {
  const open = new OpenClaims(identities);
  const bound: T[] = [];
  const headroom: T[] = [];
  const keep = (line: T, part: Ordinals) => {
    const [low, high] = splitAfter(part, identities.lastBound);
    if (low) bound.push(cut(line, low));
    if (high) headroom.push(cut(line, high));
  };
  const fill = (line: T): Ordinals[] => {
    const { taken, left } = open.take(line.ordinals);
    for (const part of taken) keep(line, part);
    return left;
  };
  const vanished: T[] = [];
  const doubled: T[] = [];
  for (const line of found.held)
    for (const part of fill(line)) {
      (common(part, identities) ? doubled : vanished).push(cut(line, part));
    }
  const empty = found.homes.flatMap((line) => fill(line).map((part) => cut(line, part)));
  return { bound, headroom, vanished, empty, doubled, missing: open.spans };
}

/** The claims that have nothing yet, as disjoint runs in order. */
class OpenClaims {
  spans: Ordinals[];
  private readonly wanted: Ordinals;

  constructor({ first, last }: Identities) {
    this.wanted = { first, last };
    this.spans = first <= last ? [this.wanted] : [];
  }

  /**
   * Takes those of a line's claims that are open. Left are those that are not, apart from each other at the ends of
   * what is wanted:
   *
   *     wanted        ##############
   *     open          ##    ########
   *     line      #############
   *     taken         ##    ###
   *     left      ####  ####
   */
  take(line: Ordinals): { readonly taken: Ordinals[]; readonly left: Ordinals[] } {
    const taken: Ordinals[] = [];
    const spans: Ordinals[] = [];
    for (const span of this.spans) {
      const both = common(span, line);
      if (both) taken.push(both);
      spans.push(...(both ? without(span, [both]) : [span]));
    }
    this.spans = spans;
    return { taken, left: without(line, taken).flatMap((part) => this.cutAtEnds(part)) };
  }

  private cutAtEnds(part: Ordinals): Ordinals[] {
    const inside = common(part, this.wanted);
    return inside ? [inside, ...without(part, [inside])] : [part];
  }
}

const common = (a: Ordinals, b: Ordinals): Ordinals | undefined => {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : undefined;
};

/** A run without sorted parts of it. */
function without(run: Ordinals, parts: readonly Ordinals[]): Ordinals[] {
  const left: Ordinals[] = [];
  let next = run.first;
  for (const part of parts) {
    if (part.first > next) left.push({ first: next, last: part.first - 1 });
    next = part.last + 1;
  }
  if (next <= run.last) left.push({ first: next, last: run.last });
  return left;
}

function splitAfter(run: Ordinals, last: number): readonly [Ordinals | undefined, Ordinals | undefined] {
  if (run.last <= last) return [run, undefined];
  if (run.first > last) return [undefined, run];
  return [
    { first: run.first, last },
    { first: last + 1, last: run.last },
  ];
}
