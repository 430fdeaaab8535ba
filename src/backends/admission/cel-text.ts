/** CEL literals. */

/** Hardly any text here needs an escape: names, CIDRs and owners have no quotes, and what has is refused elsewhere. */
export const celText = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;

export const celList = (texts: readonly string[]): string => `[${texts.map(celText).join(', ')}]`;

export const celMap = (entries: readonly CelEntry[]): string =>
  `{${entries.map(([key, value]) => `${celText(key)}: ${value}`).join(', ')}}`;

/** A key, and its value as CEL. */
export type CelEntry = readonly [key: string, value: string];

/** A regular expression as a raw literal, in which a backslash is a backslash. */
export const celPattern = (pattern: string): string => `r'${pattern}'`;
