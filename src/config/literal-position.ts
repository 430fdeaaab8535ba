import type { Position } from '../model/position';

type Path = readonly PropertyKey[];

/**
 * Where a key stands in the object that a file of TypeScript, JavaScript or JSON exports, as far as it is written out there:
 * of what is computed, the nearest thing around it. Values are known only after the file has run, and then nobody knows
 * any more from where they came.
 */
export function literalPosition(text: string, path: Path): Position | undefined {
  const start = startOf(text);
  if (start === undefined) return undefined;
  let found = start;
  let value = start;
  for (const key of path) {
    const step = typeof key === 'number' ? itemIn(text, value, key) : keyIn(text, value, String(key));
    if (step === undefined) break;
    found = step.at;
    value = step.value;
  }
  return positionAt(text, found);
}

interface Step {
  readonly at: number;
  readonly value: number;
}

/** The exported value: of `export default x`, what `x` is declared as. */
function startOf(text: string): number | undefined {
  if (/^\s*\{/.test(text)) return text.search(/\{/);
  const match = /(?:\bexport\s+default|\bmodule\.exports\s*=)\s*/.exec(text);
  if (match === null) return undefined;
  const at = insideCall(text, match.index + match[0].length);
  const name = /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0];
  if (name === undefined) return at;
  const declared = new RegExp(`\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\b[^=]*=\\s*`).exec(text);
  return declared === null ? at : insideCall(text, declared.index + declared[0].length);
}

/** `defineConfig({`: the object is meant. */
function insideCall(text: string, at: number): number {
  const call = /^[A-Za-z_$][\w$.]*\s*\(\s*/.exec(text.slice(at));
  return call === null ? at : at + call[0].length;
}

function keyIn(text: string, object: number, wanted: string): Step | undefined {
  if (text[object] !== '{') return undefined;
  for (let at = blankEnd(text, object + 1); at < text.length && text[at] !== '}'; ) {
    const key = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w$]+))\s*:\s*/.exec(text.slice(at, at + LONGEST_KEY));
    const value = key === null ? at : blankEnd(text, at + key[0].length);
    if (key !== null && (key[1] ?? key[2] ?? key[3]) === wanted) return { at, value };
    at = nextEntry(text, value);
  }
  return undefined;
}

const LONGEST_KEY = 300;

function itemIn(text: string, list: number, index: number): Step | undefined {
  if (text[list] !== '[') return undefined;
  let at = blankEnd(text, list + 1);
  for (let i = 0; i < index && text[at] !== ']' && at < text.length; i++) at = nextEntry(text, at);
  return at >= text.length || text[at] === ']' ? undefined : { at, value: at };
}

/** Behind the comma after a value, or at the bracket that ends its list. */
function nextEntry(text: string, value: number): number {
  let depth = 0;
  for (let at = value; at < text.length; ) {
    const character = text[at]!;
    if (depth === 0 && character === ',') return blankEnd(text, at + 1);
    if (depth === 0 && CLOSING.has(character)) return at;
    if (OPENING.has(character)) depth++;
    if (CLOSING.has(character)) depth--;
    at = QUOTES.has(character) ? textEnd(text, at) : Math.max(at + 1, commentEnd(text, at));
  }
  return text.length;
}

const OPENING: ReadonlySet<string> = new Set('({[');
const CLOSING: ReadonlySet<string> = new Set(')}]');
const QUOTES: ReadonlySet<string> = new Set('\'"`');

function textEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== text[start]) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The end of a comment that begins here; the place itself where none does. */
function commentEnd(text: string, at: number): number {
  const closing = text.startsWith('//', at) ? '\n' : text.startsWith('/*', at) ? '*/' : undefined;
  if (closing === undefined) return at;
  const end = text.indexOf(closing, at);
  return end < 0 ? text.length : end + closing.length;
}

function blankEnd(text: string, start: number): number {
  let at = start;
  for (let end = -1; end !== at; ) {
    end = at;
    while (/\s/.test(text[at] ?? '')) at++;
    at = commentEnd(text, at);
  }
  return at;
}

/** The line and column of a character. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
