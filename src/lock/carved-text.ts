import type { CarvedLine, Released } from '../model/lock';
import { Cidr } from '../net/cidr';
import { type Parsed, parsed, refused } from '../net/parsed';
import { isPlaceOf } from './place-text';
import { parseTerms, printTerms } from './tenure-text';

/** `10.64.3.0/27 pool prod/pods/db`, and ` released since=…` when nothing declares it any more. */
export const printCarved = ({ cidr, use, key, tenure }: CarvedLine): string =>
  `${cidr} ${use} ${key}${tenure.state === 'released' ? ` released${printTerms(tenure)}` : ''}`;

/** Reads only what `printCarved` writes. */
export function parseCarved(text: string): Parsed<CarvedLine> {
  const [cidrText = '', use = '', key = '', ...rest] = text.split(' ');
  const cidr = Cidr.parse(cidrText);
  if (!cidr.ok) return cidr;
  if (use !== 'subnet' && use !== 'pool') return refused(use, 'is neither subnet nor pool');
  if (!isPlaceOf(use, key)) return refused(key, PLACE_FORM[use]);
  const tenure = parseCarvedTenure(rest);
  return tenure.ok ? parsed({ cidr: cidr.value, use, key, tenure: tenure.value }) : tenure;
}

const PLACE_FORM = {
  subnet: 'is not a subnet such as prod/pods (cluster/subnet)',
  pool: 'is not a pool such as prod/pods/db (cluster/subnet/pool)',
} as const;

function parseCarvedTenure([state, ...terms]: readonly string[]): Parsed<CarvedLine['tenure']> {
  if (state === undefined) return parsed({ state: 'bound' });
  if (state !== 'released') return refused(state, 'is not a state of a carved CIDR: nothing (bound), or released');
  const tenure = parseTerms('released', terms.join(' '));
  if (!tenure.ok) return tenure;
  const released = tenure.value as Released;
  return released.moved ? refused('moved', 'is not for a carved CIDR, which nothing moves') : parsed(released);
}
