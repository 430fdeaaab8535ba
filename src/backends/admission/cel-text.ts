/** CEL literals. Names, CIDRs and owners have no quote or backslash in them; anything else is refused rather than escaped. */

/** @throws Error when the text would need an escape */
export function celText(text: string): string {
  if (!/^[^'\\\n]*$/.test(text)) throw new Error(`${JSON.stringify(text)} has no place in a CEL expression`);
  return `'${text}'`;
}

export const celList = (texts: readonly string[]): string => `[${texts.map(celText).join(', ')}]`;

export const celMapOfLists = (entries: readonly (readonly [string, readonly string[]])[]): string =>
  `{${entries.map(([key, texts]) => `${celText(key)}: ${celList(texts)}`).join(', ')}}`;

/** A regular expression as a raw literal, in which a backslash is a backslash. */
export const celPattern = (pattern: string): string => `r'${pattern}'`;

export interface CelVariable {
  readonly name: string;
  readonly expression: string;
}

/** API servers refuse an expression of 100,000 characters or syntax nodes, so that long literals are cut up. */
const ITEMS_PER_EXPRESSION = 2_000;

/** A long list, as a list of lists: variables `<name>1`, `<name>2` … and `<name>`, all of them. */
export function chunkedList(name: string, texts: readonly string[]): readonly CelVariable[] {
  const parts = chunksOf(texts).map((chunk, i) => ({ name: `${name}${i + 1}`, expression: celList(chunk) }));
  return [...parts, { name, expression: `[${parts.map((part) => `variables.${part.name}`).join(', ')}]` }];
}

/** Whether a condition on `item` holds for some item of a chunked list. */
export const someOf = (name: string, item: string, condition: string): string =>
  `variables.${name}.exists(part, part.exists(${item}, ${condition}))`;

/** A look-up of `key` in a long map of lists: variables `<name>1` … and `<name>`, what was found or []. */
export function chunkedLookup(
  name: string,
  key: string,
  entries: readonly (readonly [string, readonly string[]])[],
): readonly CelVariable[] {
  const parts = chunksOf(entries).map((chunk, i) => ({ name: `${name}${i + 1}`, expression: celMapOfLists(chunk) }));
  const found = parts.map((part) => `(${key} in variables.${part.name} ? variables.${part.name}[${key}] : [])`);
  return [...parts, { name, expression: found.length === 0 ? '[]' : found.join(' + ') }];
}

const chunksOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / ITEMS_PER_EXPRESSION) }, (_, i) =>
    items.slice(i * ITEMS_PER_EXPRESSION, (i + 1) * ITEMS_PER_EXPRESSION),
  );
