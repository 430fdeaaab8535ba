import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Whereabouts } from '../model/problem';

/** Where in the user's source something was declared. */
export type SourcePosition = Required<Pick<Whereabouts, 'file' | 'line' | 'column'>>;

/** Of our own frames at most four come first; each that is caught costs half a microsecond. */
const DEEPEST = 6;

/** What was on the stack. A text is made of it only where somebody asks, which costs a hundred times as much. */
export interface CaughtStack {
  readonly stack?: string;
}

/** Remembers from where a function was called that we are in. */
export function catchStack(within: (...args: never[]) => unknown): CaughtStack {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEEPEST;
  const caught: CaughtStack = {};
  Error.captureStackTrace(caught, within);
  Error.stackTraceLimit = limit;
  return caught;
}

/**
 * The innermost place that is the user's own: no frame of this package, of what is installed, or of Node. Undefined
 * where there is none, or where somebody else prints the stack in another way. Node maps it to the source where it
 * knows how.
 */
export function positionIn({ stack }: CaughtStack): SourcePosition | undefined {
  if (typeof stack !== 'string') return undefined;
  for (const line of stack.split('\n')) {
    const position = readFrame(line);
    if (position !== undefined) return position;
  }
  return undefined;
}

/** Where in the user's source a function was called from that we are in; nothing where nobody knows. */
export const callerOf = (within: (...args: never[]) => unknown): Partial<SourcePosition> =>
  positionIn(catchStack(within)) ?? {};

/** `    at new Pool (/home/ann/plan/app.ts:12:5)`, `    at file:///home/ann/plan/app.mjs:12:5`. */
const FRAME = /^ {4}at (?:.* \()?(.+?):(\d+):(\d+)\)?$/;

function readFrame(text: string): SourcePosition | undefined {
  const [, place = '', line, column] = FRAME.exec(text) ?? [];
  const path = pathOf(place);
  if (path === undefined || !isUsers(path)) return undefined;
  return { file: relative(process.cwd(), path).split(sep).join('/'), line: Number(line), column: Number(column) };
}

/** Undefined for what is no file, such as `node:internal/main` or `<anonymous>`. */
function pathOf(place: string): string | undefined {
  if (place.startsWith('file://')) return fileURLToPath(place.replace(/[?#].*$/, ''));
  return /^(?:\/|[A-Za-z]:\\)/.test(place) ? place : undefined;
}

/** This package, wherever it is. */
const OURS = `${resolve(__dirname, '..')}${sep}`;
const INSTALLED = `${sep}node_modules${sep}`;

const isUsers = (path: string): boolean => !path.startsWith(OURS) && !path.includes(INSTALLED);
