/** What `readIpv4` answers where the text is not a canonical IPv4 address. */
export const NOT_IPV4 = -1;

const DOT = 46;
const ZERO = 48;
const NO_DIGIT_YET = -1;

/**
 * The value (0 … 2^32-1) of dotted decimal text: four octets without leading zeros and nothing around them. Every
 * address of a lock file comes through here, hence one pass over the characters instead of a regular expression, and
 * bounds (`from` included, `to` not) instead of cut texts.
 */
export function readIpv4(text: string, from = 0, to: number = text.length): number {
  let value = 0;
  let octet = NO_DIGIT_YET;
  let dots = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (octet === NO_DIGIT_YET) return NOT_IPV4;
      value = value * 256 + octet;
      octet = NO_DIGIT_YET;
      dots++;
    } else {
      octet = withDigit(octet, code - ZERO);
      if (octet === NOT_IPV4) return NOT_IPV4;
    }
  }
  return dots === 3 && octet !== NO_DIGIT_YET ? value * 256 + octet : NOT_IPV4;
}

/** Dotted decimal text of a value from 0 to 2^32-1. */
export const printIpv4 = (value: number): string =>
  `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;

function withDigit(octet: number, digit: number): number {
  const hasLeadingZero = octet === 0;
  if (digit < 0 || digit > 9 || hasLeadingZero) return NOT_IPV4;
  const longer = octet === NO_DIGIT_YET ? digit : octet * 10 + digit;
  return longer > 255 ? NOT_IPV4 : longer;
}
