/** Where something begins in a text. Both count from 1; columns in UTF-16 code units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const TEXT_START: Position = { line: 1, column: 1 };
