import { type Parsed, parsed, refused } from '../net/parsed';
import { Range } from '../net/range';

/**
 * A range as the lock writes it: both ends in full, and `::0` where the text would end in `::`, since a colon before a
 * space would make the line a YAML mapping.
 */
export function printRange(range: Range): string {
  if (range.family === 4) return printIpv4Range(range);
  const text = range.toString();
  return text.endsWith('::') ? `${text}0` : text;
}

function printIpv4Range({ firstValue, lastValue }: Range): string {
  const first = ipv4Text(Number(firstValue));
  return firstValue === lastValue ? first : `${first}..${ipv4Text(Number(lastValue))}`;
}

const ipv4Text = (value: number): string =>
  `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;

/** Reads only what `printRange` writes. IPv4, which is nearly every line, takes a way of its own. */
export function parseRange(text: string): Parsed<Range> {
  const range = scanIpv4Range(text);
  return range ? parsed(range) : parseOtherRange(text);
}

function parseOtherRange(text: string): Parsed<Range> {
  const range = Range.parse(text.endsWith('::0') ? text.slice(0, -1) : text);
  if (!range.ok) return range;
  const canonical = printRange(range.value);
  return canonical === text ? range : refused(text, 'is not how the lock writes a range', canonical);
}

/** The range that a canonical IPv4 text names; undefined for anything else. */
function scanIpv4Range(text: string): Range | undefined {
  const dots = text.indexOf('..');
  const first = scanIpv4(text, 0, dots < 0 ? text.length : dots);
  if (first < 0) return undefined;
  if (dots < 0) return singleIpv4(BigInt(first));
  const last = scanIpv4(text, dots + 2, text.length);
  return last > first ? Range.ofValues(4, BigInt(first), BigInt(last)) : undefined;
}

const singleIpv4 = (value: bigint): Range => Range.ofValues(4, value, value);

const DOT = 46;
const ZERO = 48;

/** The value of the canonical IPv4 address between two indices of a text; -1 when there is none. */
function scanIpv4(text: string, from: number, to: number): number {
  let value = 0;
  let at = from;
  for (let octets = 1; octets <= 4; octets++) {
    const start = at;
    let octet = 0;
    for (; at < to && text.charCodeAt(at) !== DOT; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9 || (at > start && octet === 0)) return -1;
      octet = octet * 10 + digit;
    }
    const isLast = octets === 4;
    if (at === start || octet > 255 || isLast !== (at === to)) return -1;
    value = value * 256 + octet;
    at++;
  }
  return value;
}
