import { writeFileSync } from 'node:fs';
import { type MarkdownOptions, reviewAsMarkdown } from '../review/markdown/review-as-markdown';
import type { Review } from '../review/review';
import { paintFor, UNPAINTED } from './colour';
import type { DiffFormat } from './diff-formats';
import { diffAsJson } from './diff-json';
import { diffAsText } from './diff-report';
import { diffAsSarif } from './diff-sarif';
import type { Pair } from './format-pairs';
import { type Found, found, misuse, notFound } from './outcome';
import { terminalWidth } from './terminal-width';

interface Printing {
  /** The lock file of the head. */
  readonly file: string;
  /** Whether nothing is shortened. */
  readonly isWhole: boolean;
  /** What markdown is told besides. */
  readonly comment?: MarkdownOptions;
}

/** Writes the reports that go to files, and gives the text of the one that is printed. */
export function writeReports(review: Review, reports: readonly Pair<DiffFormat>[], printing: Printing): Found<string> {
  const printed: string[] = [];
  for (const { format, file } of reports) {
    const text = textOf(review, format, { ...printing, isPrinted: file === undefined });
    if (file === undefined) printed.push(text);
    else {
      const failure = write(file, text);
      if (failure !== undefined) return notFound(misuse(`${file} cannot be written: ${failure}.`));
    }
  }
  return found(printed.join('\n'));
}

function textOf(
  review: Review,
  format: DiffFormat,
  { file, isWhole, comment, isPrinted }: Printing & { readonly isPrinted: boolean },
) {
  switch (format) {
    case 'markdown':
      return reviewAsMarkdown(review, comment);
    case 'json':
      return diffAsJson(review);
    case 'sarif':
      return diffAsSarif(review, file);
    case 'human': {
      const width = isPrinted ? terminalWidth(process.stdout) : undefined;
      return diffAsText(review, {
        paint: isPrinted ? paintFor(process.stdout) : UNPAINTED,
        ...(width !== undefined && { width }),
        ...(!isWhole && { limit: LISTED }),
      });
    }
  }
}

/** How many lines of a section are shown, unless all are asked for. */
const LISTED = 60;

function write(file: string, text: string): string | undefined {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (failure) {
    return (failure as Error).message;
  }
}
