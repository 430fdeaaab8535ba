import { HEADER } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import type { Lock } from '../../src/model/lock';

/** The text of a lock from its lines after `version:`. */
export const textOf = (...lines: string[]): string => [...HEADER, 'version: 1', ...lines, ''].join('\n');

/** A lock with one network, `corp`, and these leases and headings. */
export const leasesText = (...items: string[]): string =>
  textOf('networks:', '  corp:', '    leases:', ...items.map((item) => `      - ${item}`));

/** Reads a text that has to be good. */
export function lockOf(text: string): Lock {
  const read = parseLock(text, 'ipam.lock.yaml');
  if (!read.ok) throw new Error(read.problems.map(({ where, message }) => `${where.line}: ${message}`).join('\n'));
  return read.lock;
}

export const leasesOf = (...items: string[]): Lock => lockOf(leasesText(...items));
