import { type Parsed, parsed, refused } from '../../net/parsed';

/**
 * Calico's selector language:
 *
 *     expression := conjunction ( "||" conjunction )*
 *     conjunction := factor ( "&&" factor )*
 *     factor := "!" factor | "(" expression ")" | "all()" | "has(label)" | label comparison
 *     comparison := ( "==" | "!=" | "contains" | "starts with" | "ends with" ) text | [ "not" ] "in" "{" texts "}"
 *
 * A selector that Calico cannot read stops every automatic assignment of the cluster, so it is read here first.
 */
export function parseSelector(text: string): Parsed<string> {
  if (/global\s*\(/.test(text)) return refused(text, 'says global(), which IPPools may not', 'all()');
  if (text.trim() === '') return parsed(text);
  const tokens = tokensOf(text);
  if (tokens === undefined) return refused(text, 'is not a Calico selector such as rack == "a" && !has(gpu)');
  if (tokens.filter((token) => token === '(' || token === '!').length > MOST_NESTED)
    return refused(text, 'is nested too deeply');
  const end = expression(tokens, 0);
  return end === tokens.length ? parsed(text) : refused(text, `cannot be read at ${placeOf(tokens, end)}`);
}

/** Far more brackets and negations than fit into what the CRDs take, and few enough to be read one within the other. */
const MOST_NESTED = 1000;

/** Characters that the CRDs take, from Calico 3.33 on. */
export const LONGEST_SELECTOR = 1024;

const TOKEN = /\s*(?:(==|!=|\|\||&&|[!(){},])|(starts\s+with\b|ends\s+with\b)|("[^"]*"|'[^']*')|([A-Za-z0-9_./-]+))/y;

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (match === null) return undefined;
    tokens.push(match[0].trim().replace(/\s+with$/, ' with'));
  }
  return tokens;
}

/** Each of these takes the index of a token and gives the index after what it read, or less than 0: -1 - where it failed. */
type Reader = (tokens: readonly string[], at: number) => number;

const separatedBy =
  (separator: string, read: Reader): Reader =>
  (tokens, at) => {
    let end = read(tokens, at);
    while (end >= 0 && tokens[end] === separator) end = read(tokens, end + 1);
    return end;
  };

const factor: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token === '!') return factor(tokens, at + 1);
  if (token === '(') return closed(')', tokens, expression(tokens, at + 1));
  if (token === 'all' && tokens[at + 1] === '(') return closed(')', tokens, at + 2);
  if (token === 'has' && tokens[at + 1] === '(') return closed(')', tokens, label(tokens, at + 2));
  return comparison(tokens, label(tokens, at));
};

const expression: Reader = separatedBy('||', separatedBy('&&', factor));

const comparison: Reader = (tokens, at) => {
  if (at < 0) return at;
  const operator = tokens[at] ?? '';
  if (['==', '!=', 'contains', 'starts with', 'ends with'].includes(operator)) return quoted(tokens, at + 1);
  if (operator === 'in') return set(tokens, at + 1);
  return operator === 'not' && tokens[at + 1] === 'in' ? set(tokens, at + 2) : failedAt(at);
};

const set: Reader = (tokens, at) => {
  if (tokens[at] !== '{') return failedAt(at);
  if (tokens[at + 1] === '}') return at + 2;
  return closed('}', tokens, separatedBy(',', quoted)(tokens, at + 1));
};

const quoted: Reader = (tokens, at) => (/^["']/.test(tokens[at] ?? '') ? at + 1 : failedAt(at));
const label: Reader = (tokens, at) => (/^[A-Za-z0-9_./-]+$/.test(tokens[at] ?? '') ? at + 1 : failedAt(at));

const closed = (bracket: string, tokens: readonly string[], at: number): number =>
  at < 0 || tokens[at] === bracket ? (at < 0 ? at : at + 1) : failedAt(at);

const failedAt = (at: number): number => -1 - at;

const placeOf = (tokens: readonly string[], end: number): string => {
  const token = tokens[end < 0 ? -1 - end : end];
  return token === undefined ? 'its end' : `"${token}"`;
};
