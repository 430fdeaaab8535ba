import { printable } from '../check/report/printable';
import { fittingEnd, fittingStart, textWidth } from './text-width';

/** Columns are this far apart. */
const GAP = '  ';

/** No column is made narrower than this. */
const NARROWEST = 8;

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A table as lines of text. Columns that are empty throughout are left out. Where it is wider than the terminal, the
 * widest columns are cut until it fits, or cannot get narrower.
 *
 * @param width of the terminal; undefined where the text goes elsewhere and is never cut
 */
export function printTable({ head, rows }: Table, width?: number): string[] {
  const used = head.flatMap((_, i) => (rows.some((row) => row[i] !== '') ? [i] : []));
  const lines = [head, ...rows].map((row) => used.map((i) => printable(row[i]!)));
  const widths = fit(widthsOf(lines, used.length), width);
  return lines.map((cells) =>
    cells
      .map((cell, i) => padded(cut(cell, widths[i]!), widths[i]!))
      .join(GAP)
      .trimEnd(),
  );
}

const widthsOf = (lines: readonly (readonly string[])[], columns: number): number[] =>
  Array.from({ length: columns }, (_, i) => lines.reduce((widest, cells) => Math.max(widest, textWidth(cells[i]!)), 0));

function fit(widths: readonly number[], width: number | undefined): readonly number[] {
  if (width === undefined) return widths;
  const fitted = [...widths];
  let excess = fitted.reduce((sum, each) => sum + each, 0) + GAP.length * (fitted.length - 1) - width;
  for (; excess > 0; excess--) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if (fitted[widest]! <= NARROWEST) break;
    fitted[widest]!--;
  }
  return fitted;
}

const padded = (text: string, width: number): string => text + ' '.repeat(width - textWidth(text));

/** Keeps both ends: owners differ at the end, addresses at the beginning and the end. */
function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const end = Math.floor((width - 1) / 2);
  return `${fittingStart(text, width - 1 - end)}…${fittingEnd(text, end)}`;
}
