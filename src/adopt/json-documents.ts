/** The documents of a JSON text, one after the other as `cat` joins them; or where it is none. */
export type JsonDocuments =
  | { readonly ok: true; readonly documents: readonly unknown[] }
  | { readonly ok: false; readonly line?: number; readonly why: string };

export const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** Reads a JSON text of one document or several. */
export function jsonDocuments(text: string): JsonDocuments {
  const documents: unknown[] = [];
  let begin = 0;
  while (begin < text.length && text.slice(begin).trim() !== '') {
    const rest = text.slice(begin);
    const whole = attempt(rest);
    if (whole.ok) return { ok: true, documents: [...documents, whole.value] };
    const end = whole.position;
    const first = end !== undefined && looksLikeJson(rest.slice(end, end + 100)) ? attempt(rest.slice(0, end)) : whole;
    if (!first.ok || end === undefined) return describe(whole, text, begin);
    documents.push(first.value);
    begin += end;
  }
  return { ok: true, documents };
}

type Attempt = { readonly ok: true; readonly value: unknown } | Stop;

interface Stop {
  readonly ok: false;
  /** Where the engine stopped, as far as it says so. */
  readonly position: number | undefined;
  readonly isCutOff: boolean;
}

function attempt(text: string): Attempt {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (failure) {
    const { message } = failure as Error;
    return { ok: false, position: positionIn(text, message), isCutOff: CUT_OFF.test(message) };
  }
}

const CUT_OFF = /^Unexpected end|^Unterminated/;

/** How many characters the engine shows before the one that it does not understand. */
const SHOWN_BEFORE = 10;

/** The engine names the position, or shows what stands around it. */
function positionIn(text: string, message: string): number | undefined {
  const position = / at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const shown = /^Unexpected token '(.)', (\.\.\.)?"([\s\S]+?)"(\.\.\.)? is not valid JSON$/u.exec(message);
  const [, token = '', isInside, around = ''] = shown ?? [];
  const at = around === '' ? -1 : text.indexOf(around);
  if (at < 0 || at !== text.lastIndexOf(around)) return undefined;
  return at + (isInside === undefined ? around.indexOf(token) : SHOWN_BEFORE);
}

function describe({ position, isCutOff }: Stop, text: string, begin: number): JsonDocuments {
  const isAtEnd = isCutOff || (position !== undefined && text.slice(begin + position).trim() === '');
  if (isAtEnd)
    return {
      ok: false,
      line: lineAt(text, text.trimEnd().length),
      why: 'The JSON ends in the middle: the file was cut off.',
    };
  if (position === undefined) return { ok: false, why: 'This is no JSON.' };
  const at = begin + position;
  const what = JSON.stringify(text.slice(at, at + 30));
  return { ok: false, line: lineAt(text, at), why: `From here on this is no JSON: ${what}.` };
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
