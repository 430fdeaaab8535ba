import { NOT_IPV4, readIpv4 } from '../net/ipv4-text';
import { type Parsed, parsed, refused } from '../net/parsed';
import { Range } from '../net/range';

/**
 * A range as the lock writes it: both ends in full, and `::0` where the text would end in `::`, since a colon before a
 * space would make the line a YAML mapping.
 */
export function printRange(range: Range): string {
  const text = range.toString();
  return range.family === 6 && text.endsWith('::') ? `${text}0` : text;
}

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
  const first = readIpv4(text, 0, dots < 0 ? text.length : dots);
  if (first === NOT_IPV4) return undefined;
  if (dots < 0) return Range.ofIpv4(first, first);
  const last = readIpv4(text, dots + 2, text.length);
  return last > first ? Range.ofIpv4(first, last) : undefined;
}
