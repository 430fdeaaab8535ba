import type { LineCounter } from 'yaml';
import type { Position } from '../model/position';

/** The position of a character of a text. */
export function positionIn(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? { line: 1, column: offset + 1 } : { line, column: col };
}
