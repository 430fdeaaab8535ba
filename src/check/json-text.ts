import { OTHER_FORM } from './canonical-yaml';

/** The value of a document that is JSON as a whole, in which no key stands twice in one object; else `OTHER_FORM`. */
export function readJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return OTHER_FORM;
  try {
    const value: unknown = JSON.parse(text);
    return pairsIn(value) === colonsIn(text) ? value : OTHER_FORM;
  } catch {
    return OTHER_FORM;
  }
}

/** Of a key that stands twice only one is left in the value. */
function pairsIn(value: unknown): number {
  let pairs = 0;
  const open = isNested(value) ? [value] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const items = Object.values(next);
    if (!Array.isArray(next)) pairs += items.length;
    for (const item of items) if (isNested(item)) open.push(item);
  }
  return pairs;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Those outside of texts. */
function colonsIn(json: string): number {
  let colons = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|:/g)) if (token === ':') colons++;
  return colons;
}
