/**
 * How much of a review is printed. A comment has a limit, so a big change is told with less detail, step by step: first
 * the fields of objects go, then lines of one owner become one, then lists are cut and counted, and in the end only the
 * verdict, the totals and the risks are left. Nothing goes without a word about it.
 */
export interface Detail {
  /** How many lines of allocations each pool has. */
  readonly linesPerPool: number;
  /** How many pools have lines; the others are counted. */
  readonly pools: number;
  /** Whether a line is a run of addresses, or all that happens to one owner in one way. */
  readonly lines: 'runs' | 'owners';
  /** How many rows each other list has: places, capacity, derived changes, objects, hazards. */
  readonly rows: number;
  /** How many fields of an object are named. */
  readonly fields: number;
  readonly risks: number;
  /** How long a sentence may be, in characters. */
  readonly sentence: number;
}

const ALL = Number.POSITIVE_INFINITY;

const WHOLE: Detail = {
  linesPerPool: ALL,
  pools: ALL,
  lines: 'runs',
  rows: ALL,
  fields: 8,
  risks: ALL,
  sentence: ALL,
};

/** From everything to what always fits: each takes something away from the one before it. */
export const DETAILS: readonly [Detail, ...Detail[]] = [
  WHOLE,
  { ...WHOLE, fields: 0, rows: 200, risks: 200 },
  { ...WHOLE, fields: 0, lines: 'owners', linesPerPool: 100, rows: 100, risks: 100, sentence: 1000 },
  { ...WHOLE, fields: 0, lines: 'owners', linesPerPool: 20, pools: 50, rows: 50, risks: 50, sentence: 600 },
  { ...WHOLE, fields: 0, lines: 'owners', linesPerPool: 5, pools: 20, rows: 25, risks: 30, sentence: 400 },
  { ...WHOLE, fields: 0, lines: 'owners', linesPerPool: 0, pools: 20, rows: 10, risks: 25, sentence: 300 },
  { ...WHOLE, fields: 0, lines: 'owners', linesPerPool: 0, pools: 0, rows: 0, risks: 15, sentence: 200 },
  { ...WHOLE, fields: 0, lines: 'owners', linesPerPool: 0, pools: 0, rows: 0, risks: 3, sentence: 100 },
];

/** A sentence, cut where it is longer than the detail allows. */
export const sentence = (text: string, { sentence: longest }: Detail): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
