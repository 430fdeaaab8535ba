import { Cidr } from '../../net/cidr';
import { describeFault } from '../../net/parsed';
import { isCalico } from '../calico-object';
import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';

/** What is declared is canonical, or refused where it is declared. */
export const calicoUnreadableCidr: Rule = {
  id: 'IPAM307',
  name: 'calico-unreadable-cidr',
  severity: 'error',
  title: 'CIDR that Calico reads otherwise, or not at all',
  why: 'One entry of an IPReservation that cannot be parsed crashes the IPAM of Calico up to 3.32 for every pod that starts, and reserves nothing from 3.33 on. An IPPool whose CIDR has host bits or another spelling cannot be changed or deleted by calicoctl later.',
  fix: 'Write the canonical CIDR: no host bits, no leading zeros, lower case, a single address with /32 or /128.',
  lint: (object) => {
    if (isCalico(object, 'IPPool')) {
      const { cidr } = object.spec;
      return typeof cidr === 'string' ? unreadable(cidr, object, ['spec', 'cidr']) : [];
    }
    const { reservedCIDRs } = object.spec;
    if (!isCalico(object, 'IPReservation') || !Array.isArray(reservedCIDRs)) return [];
    return reservedCIDRs.flatMap((text, i) => unreadable(foreignText(text), object, ['spec', 'reservedCIDRs', i]));
  },
};

function unreadable(text: string, object: ForeignObject, path: Path): readonly Flaw[] {
  const cidr = Cidr.parse(text);
  return cidr.ok ? [] : [{ object, path, message: `${describeFault(cidr.fault)}.` }];
}
