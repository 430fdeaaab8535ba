/** What `readWholeNumber` answers where the text is none. */
export const NO_NUMBER = -1;

const ZERO = 48;
/** As many as are exact in 32 bits. */
const MOST_DIGITS = 9;

/** The number that the characters from one index to another (not included) write without leading zeros. */
export function readWholeNumber(text: string, from: number, to: number): number {
  const digits = to - from;
  if (digits < 1 || digits > MOST_DIGITS || (digits > 1 && text.charCodeAt(from) === ZERO)) return NO_NUMBER;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return NO_NUMBER;
    value = value * 10 + digit;
  }
  return value;
}
