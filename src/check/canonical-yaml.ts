import { isCollection, parseDocument } from 'yaml';
import { AS_KUBECTL_READS } from './yaml-dialect';

/** What stands for a document that is written otherwise than our printer and cdk8s write it. */
export const OTHER_FORM = Symbol('other form');

/**
 * The value of one YAML document in the form in which synth prints it: block mappings and sequences, scalars on one line,
 * literal blocks. That is read here in one pass, some twenty times as fast as by the library; whatever else stands in the
 * text (anchors, tags, comments behind values, flow collections over several lines) makes it `OTHER_FORM`, never another
 * value than the library's. A test compares the two.
 */
export function readCanonical(text: string): unknown {
  try {
    const lines = new Lines(text);
    if (lines.isAtEnd) return null;
    const value = blockAt(lines, lines.indent);
    return lines.isAtEnd ? value : OTHER_FORM;
  } catch (reason) {
    if (reason === OTHER_FORM) return OTHER_FORM;
    throw reason;
  }
}

/** A text line by line; blank lines and those with a comment only are passed over. */
class Lines {
  /** Where the content of the current line begins, and where the line ends. */
  start = 0;
  end = 0;
  indent = 0;
  isAtEnd = false;
  private next = 0;

  constructor(readonly text: string) {
    if (BEYOND_THE_FORM.test(text) || !text.endsWith('\n')) refuse();
    this.advance();
  }

  advance(): void {
    do {
      if (this.next >= this.text.length) {
        this.isAtEnd = true;
        return;
      }
      this.readLine();
    } while (this.start === this.end || this.text.charCodeAt(this.start) === HASH);
  }

  /** The rest of a sequence item is a block of its own, that begins behind the dash. */
  stepBehindDash(): void {
    let start = this.start + 1;
    while (this.text.charCodeAt(start) === SPACE) start++;
    this.indent += start - this.start;
    this.start = start;
  }

  /** The lines of a literal block that stands deeper than its key; the line behind it becomes the current one. */
  literal(indent: number): string[] {
    const lines: string[] = [];
    for (let depth = -1; this.next < this.text.length; this.next = this.end + 1) {
      this.end = lineEnd(this.text, this.next);
      const first = firstOther(this.text, this.next, this.end);
      if (first < this.end && depth < 0) depth = first - this.next;
      if (first < this.end && (depth <= indent || first - this.next < depth)) break;
      if (first === this.end && first > this.next && depth < 0) refuse();
      lines.push(this.text.slice(Math.min(this.end, this.next + Math.max(0, depth)), this.end));
    }
    this.advance();
    return lines;
  }

  private readLine(): void {
    this.end = lineEnd(this.text, this.next);
    this.start = firstOther(this.text, this.next, this.end);
    this.indent = this.start - this.next;
    this.next = this.end + 1;
  }
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

function firstOther(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** Tabs and line breaks of other kinds. */
const BEYOND_THE_FORM = /[\t\r\u0085\u2028\u2029\uFEFF]/;

const SPACE = 32;
const HASH = 35;
const DASH = 45;

function refuse(): never {
  throw OTHER_FORM;
}

const isDash = ({ text, start, end }: Lines): boolean =>
  text.charCodeAt(start) === DASH && (start + 1 === end || text.charCodeAt(start + 1) === SPACE);

const blockAt = (lines: Lines, indent: number): unknown =>
  isDash(lines) ? sequenceAt(lines, indent) : mappingAt(lines, indent);

function sequenceAt(lines: Lines, indent: number): unknown[] {
  const items: unknown[] = [];
  while (!lines.isAtEnd && lines.indent === indent && isDash(lines)) {
    if (lines.start + 1 === lines.end) refuse();
    lines.stepBehindDash();
    items.push(isDash(lines) || keyAt(lines) !== undefined ? blockAt(lines, lines.indent) : scalarAt(lines, indent));
  }
  if (!lines.isAtEnd && lines.indent > indent) refuse();
  return items;
}

function mappingAt(lines: Lines, indent: number): Record<string, unknown> {
  const mapping: Record<string, unknown> = {};
  while (!lines.isAtEnd && lines.indent === indent && !isDash(lines)) {
    const key = keyAt(lines);
    if (key === undefined || key.name === '__proto__' || Object.hasOwn(mapping, key.name)) refuse();
    lines.start = key.valueStart;
    mapping[key.name] = lines.start < lines.end ? scalarAt(lines, indent) : blockBelow(lines, indent);
  }
  if (!lines.isAtEnd && lines.indent > indent) refuse();
  return mapping;
}

function blockBelow(lines: Lines, indent: number): unknown {
  lines.advance();
  if (lines.isAtEnd || lines.indent < indent) return null;
  if (lines.indent > indent) return blockAt(lines, lines.indent);
  return isDash(lines) ? sequenceAt(lines, indent) : null;
}

interface Key {
  readonly name: string;
  /** The end of the line where no value stands in it. */
  readonly valueStart: number;
}

/** Undefined where the line does not begin with a key in a form that leaves no doubt. */
function keyAt({ text, start, end }: Lines): Key | undefined {
  const pattern = text.charCodeAt(start) === QUOTE || text.charCodeAt(start) === APOSTROPHE ? QUOTED_KEY : PLAIN_KEY;
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  if (found === null || pattern.lastIndex > end) return undefined;
  const name = keyName(found[1]!);
  return { name, valueStart: firstOther(text, pattern.lastIndex, end) };
}

const QUOTE = 34;
const APOSTROPHE = 39;
const QUOTED_KEY = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'):(?= |\n|$)/y;
const PLAIN_KEY = /([A-Za-z0-9_./$][A-Za-z0-9_./$()-]*):(?= |\n|$)/y;

function keyName(source: string): string {
  const name = scalarOf(source);
  return typeof name === 'string' ? name : refuse();
}

function scalarAt(lines: Lines, indent: number): unknown {
  const source = lines.text.slice(lines.start, lines.end);
  const style = BLOCK_STYLE.exec(source);
  if (style !== null) return literalOf(lines.literal(indent), style[1]!);
  lines.advance();
  if (!lines.isAtEnd && lines.indent > indent) refuse();
  return scalarOf(source);
}

const BLOCK_STYLE = /^\|([+-]?)$/;

function literalOf(lines: readonly string[], chomping: string): string {
  const text = lines.map((line) => `${line}\n`).join('');
  if (chomping === '+') return text;
  const stripped = text.replace(/\n+$/, '');
  return chomping === '-' || stripped === '' ? stripped : `${stripped}\n`;
}

function scalarOf(source: string): unknown {
  switch (source.charCodeAt(0)) {
    case QUOTE:
      return doubleQuoted(source);
    case APOSTROPHE:
      return /^'(?:[^']|'')*'$/.test(source) ? source.slice(1, -1).replaceAll("''", "'") : refuse();
    default:
      return plain(source);
  }
}

function doubleQuoted(source: string): string {
  try {
    return JSON.parse(source) as string;
  } catch {
    return asTheLibraryReads(source) as string;
  }
}

function plain(source: string): unknown {
  if (ADDRESS.test(source)) return source;
  if (WHOLE_NUMBER.test(source)) return Number(source);
  if (source === 'true') return true;
  if (source === 'false') return false;
  if (source === '{}') return {};
  if (source === '[]') return [];
  if (!/^[{[]/.test(source) && /: |:$/.test(source)) refuse();
  if (!PLAIN_TEXT.test(source) || WORD_WITH_A_MEANING.test(source) || source.includes(' #'))
    return asTheLibraryReads(source);
  return source.replace(/ +$/, '');
}

const ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?$/;
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d{0,14})$/;
const PLAIN_TEXT = /^[A-Za-z_/]/;
const WORD_WITH_A_MEANING = /^(?:y|n|yes|no|on|off|true|false|null) *$/i;

/** A scalar or flow collection of one line, remembered, because files repeat themselves. */
function asTheLibraryReads(source: string): unknown {
  if (/^[&*!|>%@`?#]|^-(?:-| |$)|^\.\.\.|<</.test(source)) refuse();
  const known = READ.get(source);
  if (known !== undefined) return known;
  const document = parseDocument(source, { ...AS_KUBECTL_READS, uniqueKeys: true });
  const { contents, errors } = document;
  if (errors.length > 0 || (isCollection(contents) && !(contents.flow === true && !/[&*]/.test(source)))) refuse();
  const value: unknown = document.toJS();
  if (READ.size < MOST_REMEMBERED && typeof value !== 'object') READ.set(source, value);
  return value;
}

const READ = new Map<string, unknown>();
const MOST_REMEMBERED = 20_000;
