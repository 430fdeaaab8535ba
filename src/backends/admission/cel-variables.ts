import { type CelEntry, celMap, celText } from './cel-text';

/** A variable of a policy: evaluated when an expression asks for it, at most once for a request. */
export interface CelVariable {
  readonly name: string;
  readonly expression: string;
}

/**
 * API servers refuse an expression of 100,000 characters, so that long literals are cut up. A literal of constants alone
 * is made once, when the policy is read, and not for each pod: what is asked for each pod are the parts.
 */
const CHARACTERS_PER_EXPRESSION = 80_000;

/** A long list, as a list of lists: variables `<name>1`, `<name>2` … and `<name>`, all of them. */
export function chunkedList(name: string, texts: readonly string[]): readonly CelVariable[] {
  const parts = packed(texts.map(celText)).map((part, i) => ({
    name: `${name}${i + 1}`,
    expression: `[${part.join(', ')}]`,
  }));
  return [...parts, allOf(name, parts)];
}

/** Whether a condition on `item` holds for some item of a chunked list. */
export const someOf = (name: string, item: string, condition: string): string =>
  `variables.${name}.exists(part, part.exists(${item}, ${condition}))`;

/** Whether a text is in a chunked list. */
export const isIn = (name: string, item: string): string => `variables.${name}.exists(part, ${item} in part)`;

/** Long lists under keys, as a list of maps of lists: a key may be in several of the maps. */
export function chunkedLists(name: string, lists: ReadonlyMap<string, readonly string[]>): readonly CelVariable[] {
  const runs = [...lists].flatMap(([key, texts]) =>
    packed(texts.map(celText), CHARACTERS_PER_EXPRESSION / 2).map((run): CelEntry => [key, `[${run.join(', ')}]`]),
  );
  const parts = packedEntries(runs).map((part, i) => ({ name: `${name}${i + 1}`, expression: celMap(part) }));
  return [...parts, allOf(name, parts)];
}

/** What a long map says under `key`, or `otherwise`: variables `<name>1` … and `<name>`, what was found, and `<name>Parts`. */
export function chunkedLookup(name: string, { key, entries, otherwise }: LookUp): readonly CelVariable[] {
  const parts = packedEntries(entries).map((part, i) => ({ name: `${name}${i + 1}`, expression: celMap(part) }));
  const found = parts.map((part) => `${key} in variables.${part.name} ? variables.${part.name}[${key}] : `);
  return [...parts, allOf(`${name}Parts`, parts), { name, expression: found.join('') + otherwise }];
}

export interface LookUp {
  /** CEL, a text. */
  readonly key: string;
  /** Keys are unique; no value is longer than an expression may be. */
  readonly entries: readonly CelEntry[];
  /** CEL, of the type of the values. */
  readonly otherwise: string;
}

/** A map of texts as CEL, and the variables that it needs: a text longer than an expression may be is put together. */
export function celTexts(name: string, texts: ReadonlyMap<string, string>): CelTexts {
  const variables: CelVariable[] = [];
  const entries = [...texts].map(([key, text]): CelEntry => {
    if (text.length <= CHARACTERS_PER_EXPRESSION / 4) return [key, celText(text)];
    const pieces = cut(text, CHARACTERS_PER_EXPRESSION).map((piece, i) => ({
      name: `${name}${variables.length + i + 1}`,
      expression: celText(piece),
    }));
    variables.push(...pieces);
    return [key, pieces.map((piece) => `variables.${piece.name}`).join(' + ')];
  });
  return { value: celMap(entries), variables };
}

export interface CelTexts {
  readonly value: string;
  readonly variables: readonly CelVariable[];
}

const allOf = (name: string, parts: readonly CelVariable[]): CelVariable => ({
  name,
  expression: `[${parts.map((part) => `variables.${part.name}`).join(', ')}]`,
});

/** In maps that are short enough; a key that comes twice, which one map must not have, begins another. */
function packedEntries(entries: readonly CelEntry[]): readonly (readonly CelEntry[])[] {
  const parts: Map<string, string>[] = [];
  let length = 0;
  for (const [key, value] of entries) {
    const needed = key.length + value.length + 6;
    const part = parts.at(-1);
    if (part === undefined || length + needed > CHARACTERS_PER_EXPRESSION || part.has(key)) {
      parts.push(new Map([[key, value]]));
      length = needed;
    } else {
      part.set(key, value);
      length += needed;
    }
  }
  return parts.map((part) => [...part]);
}

/** Texts in groups that are no longer than `most` characters. */
function packed(texts: readonly string[], most = CHARACTERS_PER_EXPRESSION): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let length = 0;
  for (const text of texts) {
    const part = parts.at(-1);
    if (part === undefined || length + text.length > most) {
      parts.push([text]);
      length = text.length;
    } else {
      part.push(text);
      length += text.length + 2;
    }
  }
  return parts;
}

const cut = (text: string, length: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, i) => text.slice(i * length, (i + 1) * length));
