import { type Found, found, misuse, notFound } from './outcome';

/** One report, and where it goes. */
export interface FormatPair {
  readonly format: string;
  /** Absent: standard output. */
  readonly file?: string;
}

/** What stands for standard output among the names of files. */
export const STANDARD_OUTPUT = '-';

/**
 * `--format` and `--output` in the order in which they were given: an output belongs to the format before it, or, where
 * that has one or there is none, to a report in the format that is used without being named.
 */
export class FormatPairs {
  private readonly given: { readonly format: string; file?: string }[] = [];

  constructor(private readonly unnamed: string) {}

  /** Each of these as a parser of an option's argument. */
  readonly format = (format: string): FormatPairs => {
    this.given.push({ format });
    return this;
  };

  readonly output = (file: string): FormatPairs => {
    const last = this.given.at(-1);
    if (last === undefined || last.file !== undefined) this.given.push({ format: this.unnamed, file });
    else last.file = file;
    return this;
  };

  get list(): readonly FormatPair[] {
    const pairs = this.given.map(({ format, file }) =>
      file === undefined || file === STANDARD_OUTPUT ? { format } : { format, file },
    );
    return pairs.length === 0 ? [{ format: this.unnamed }] : pairs;
  }
}

/** What may be asked for. */
export interface Offer<F extends string> {
  readonly formats: readonly F[];
  /** Those that may stand below each other on standard output. */
  readonly readable: readonly F[];
}

export type Pair<F extends string> = FormatPair & { readonly format: F };

/** The pairs, or why they mean nothing. */
export function readPairs<F extends string>(
  pairs: readonly FormatPair[],
  { formats, readable }: Offer<F>,
): Found<readonly Pair<F>[]> {
  const isKnown = (pair: FormatPair): pair is Pair<F> => (formats as readonly string[]).includes(pair.format);
  const unknown = pairs.find((pair) => !isKnown(pair));
  if (unknown !== undefined) return notFound(misuse(`--format ${unknown.format} is none of ${formats.join(', ')}.`));
  const known = pairs.filter(isKnown);
  const files = known.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) return notFound(misuse(`two reports are to be written to ${twice}.`));
  const printed = known.filter(({ file }) => file === undefined);
  const program = printed.find(({ format }) => !readable.includes(format));
  if (printed.length > 1 && program !== undefined)
    return notFound(
      misuse(
        `two reports are to be printed, of which ${program.format} is for programs: give it a file with --output.`,
      ),
    );
  return found(known);
}
