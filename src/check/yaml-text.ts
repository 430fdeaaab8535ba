import { LineCounter } from 'yaml';
import type { Position } from '../model/position';
import type { DocumentText } from './document-texts';
import { positionIn } from './position-in';

/** A part of a file that is read by itself. */
export class YamlText {
  /** Where its lines begin; a parser fills it. */
  readonly lines = new LineCounter();

  constructor(
    readonly part: DocumentText,
    readonly file: string,
  ) {}

  get text(): string {
    return this.part.text;
  }

  /** Where a character of it stands in the file. */
  positionOf(offset: number): Position {
    return this.inFile(positionIn(this.lines, offset));
  }

  /** A place in the part as one in the file. */
  inFile({ line, column }: Position): Position {
    const { line: first, column: begin } = this.part;
    return { line: first + line - 1, column: line === 1 ? begin + column - 1 : column };
  }
}
