/**
 * How wide a text is on a terminal, in columns. What people read as one character counts as one: it takes two columns where
 * it is East Asian or an emoji, none where it is only a mark on another.
 */
export const textWidth = (text: string): number =>
  isPlain(text) ? text.length : charactersOf(text).reduce((sum, character) => sum + widthOf(character), 0);

/** As much of the beginning of a text as fits into so many columns. Characters stay whole. */
export function fittingStart(text: string, width: number): string {
  if (isPlain(text)) return text.slice(0, Math.max(0, width));
  return fittingCharacters(charactersOf(text), width).join('');
}

/** As much of its end. */
export function fittingEnd(text: string, width: number): string {
  if (isPlain(text)) return width <= 0 ? '' : text.slice(-width);
  return fittingCharacters(charactersOf(text).reverse(), width).reverse().join('');
}

function fittingCharacters(characters: readonly string[], width: number): string[] {
  let used = 0;
  const beyond = characters.findIndex((character) => {
    used += widthOf(character);
    return used > width;
  });
  return characters.slice(0, beyond < 0 ? undefined : beyond);
}

/** Nearly every text is: then there is nothing to look up. */
const isPlain = (text: string): boolean => /^[\x20-\x7e…–]*$/.test(text);

const charactersOf = (text: string): string[] => text.match(CHARACTER) ?? [];

/** A flag, or a letter or picture with all that is set upon it. */
const CHARACTER = /\p{RI}{2}|\P{M}[\p{M}\p{EMod}]*|\p{M}+/gu;

function widthOf(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

const NO_WIDTH = /^[\p{M}\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u;

/** Han, kana, Hangul, their punctuation and full-width forms, and what is shown as an emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
