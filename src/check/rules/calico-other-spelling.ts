import { readingOf } from '../../backends/calico/cidr-reading';
import { Cidr } from '../../net/cidr';
import { describeFault } from '../../net/parsed';
import { isCalico } from '../calico-object';
import type { Extent } from '../extent';
import type { Rule } from '../rule';

export const calicoOtherSpelling: Rule = {
  id: 'IPAM630',
  name: 'calico-other-spelling',
  severity: 'warning',
  versions: 'all; pools from 3.32',
  title: 'CIDR that Calico reads, but writes otherwise',
  why:
    'From 3.32 on calicoctl cannot delete a pool whose CIDR is not written as it writes it itself ("CIDR cannot be ' +
    'changed"). An entry of an IPReservation that has host bits reserves the whole block.',
  fix: 'Write the canonical CIDR: lower case, shortened, without leading zeros and host bits.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: FD00:1::/64
  ipipMode: Never`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: fd00:1::/64
  ipipMode: Never`,
  },
  lint: (object) => {
    if (isCalico(object, 'IPPool')) {
      const { cidr } = object.spec;
      if (typeof cidr !== 'string' || readingOf(cidr) !== 'spelling') return [];
      const extent: Extent = hasLongLength(cidr) ? { of: 'Calico', below: '3.33' } : { of: 'Calico', from: '3.32' };
      return [{ object, path: ['spec', 'cidr'], message: describe(cidr), extent }];
    }
    const entries = isCalico(object, 'IPReservation') ? object.spec.reservedCIDRs : undefined;
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, i) =>
      typeof entry === 'string' && ['spelling', 'host bits'].includes(readingOf(entry))
        ? { object, path: ['spec', 'reservedCIDRs', i], message: describe(entry) }
        : [],
    );
  },
};

/** A prefix length with leading zeros, which the CRDs refuse from 3.33 on: IPAM307. */
export const hasLongLength = (text: string): boolean => /\/0[0-9]/.test(text);

const describe = (text: string): string => {
  const cidr = Cidr.parse(text);
  return cidr.ok ? `${text} is canonical.` : `${describeFault(cidr.fault)}.`;
};
