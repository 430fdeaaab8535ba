import { readingOf } from '../../backends/calico/cidr-reading';
import { Cidr } from '../../net/cidr';
import { describeFault } from '../../net/parsed';
import { isCalico } from '../calico-object';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';
import { hasLongLength } from './calico-other-spelling';

/** What is declared is canonical, or refused where it is declared. */
export const calicoUnreadableCidr: Rule = {
  id: 'IPAM307',
  name: 'calico-unreadable-cidr',
  severity: 'error',
  title: 'CIDR that Calico reads otherwise, or not at all',
  why:
    'One entry of an IPReservation that cannot be parsed crashes the IPAM of Calico up to 3.32 for every pod that starts, ' +
    'and reserves nothing from 3.33 on; an IPv4-mapped one stops every automatic assignment. For a pool whose CIDR cannot ' +
    'be parsed there is no pool, and one with host bits can be neither changed nor deleted by calicoctl. From 3.33 on the ' +
    'CRDs refuse a reserved address without a prefix length too.',
  fix: 'Write the canonical CIDR: no host bits, no leading zeros, lower case, a single address with /32 or /128.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.1/24`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/24`,
  },
  lint: (object) => {
    if (isCalico(object, 'IPPool')) return poolFlaws(object);
    const entries = isCalico(object, 'IPReservation') ? object.spec.reservedCIDRs : undefined;
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, i) =>
      typeof entry === 'string' ? entryFlaws(entry, { object, path: ['spec', 'reservedCIDRs', i] }) : [],
    );
  },
};

function poolFlaws(object: ForeignObject): readonly Flaw[] {
  const { cidr } = object.spec;
  const reading = typeof cidr === 'string' ? readingOf(cidr) : 'canonical';
  if (reading === 'canonical') return [];
  const flaw: Flaw = { object, path: ['spec', 'cidr'], message: describe(cidr as string) };
  if (reading !== 'spelling') return [flaw];
  return hasLongLength(cidr as string) ? [{ ...flaw, extent: { of: 'Calico', from: '3.33' } }] : [];
}

function entryFlaws(entry: string, place: Pick<Flaw, 'object' | 'path'>): readonly Flaw[] {
  const reading = readingOf(entry);
  if (reading === 'unreadable') return [{ ...place, message: describe(entry) }];
  if (reading !== 'bare') return [];
  return [{ ...place, message: describe(entry), extent: { of: 'Calico', from: '3.33' } }];
}

function describe(text: string): string {
  const cidr = Cidr.parse(text);
  return cidr.ok ? `${text} is canonical.` : `${describeFault(cidr.fault)}.`;
}
