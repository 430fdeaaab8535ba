const GROUPS = 8;
const ZERO_RUN = '::';

/** Scratch space for the address in hand, because making one costs more than the reading or printing itself. */
const SCRATCH = new DataView(new ArrayBuffer(GROUPS * 2));

/**
 * The value of IPv6 text in its one canonical form (RFC 5952: lower case, no leading zeros, the first longest run of
 * two or more zero groups as `::`, hexadecimal throughout), or undefined for any other text. It reads whatever is there
 * and prints it again: only canonical text comes out as it went in.
 */
export function readIpv6(text: string): bigint | undefined {
  const [before = '', after] = text.split(ZERO_RUN);
  const head = before.split(':');
  const tail = after?.split(':') ?? [];
  const zeros = GROUPS - head.length - tail.length;
  for (let i = 0; i < GROUPS; i++) putGroup(i, i < head.length ? head[i] : tail[i - head.length - zeros]);
  const value = (SCRATCH.getBigUint64(0) << 64n) | SCRATCH.getBigUint64(8);
  return printIpv6(value) === text ? value : undefined;
}

/** Canonical text (RFC 5952) of a value from 0 to 2^128-1. */
export function printIpv6(value: bigint): string {
  SCRATCH.setBigUint64(0, value >> 64n);
  SCRATCH.setBigUint64(8, BigInt.asUintN(64, value));
  const zeros = longestZeroRun();
  return zeros.length < 2
    ? printGroups(0, GROUPS)
    : printGroups(0, zeros.start) + ZERO_RUN + printGroups(zeros.start + zeros.length, GROUPS);
}

/** Text that is absent or no number counts as 0. */
const putGroup = (index: number, text = ''): void => SCRATCH.setUint16(index * 2, Number.parseInt(text, 16));

const groupAt = (index: number): number => SCRATCH.getUint16(index * 2);

function printGroups(start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += `${i > start ? ':' : ''}${groupAt(i).toString(16)}`;
  return text;
}

/** Where the first of the longest runs of zero groups lies; its length is 0 where there is none. */
function longestZeroRun(): { start: number; length: number } {
  let longest = { start: 0, length: 0 };
  for (let i = 0, length = 0; i < GROUPS; i++) {
    length = groupAt(i) === 0 ? length + 1 : 0;
    if (length > longest.length) longest = { start: i + 1 - length, length };
  }
  return longest;
}
