import type { Rule } from '../rule';

/** Found in documents: see check/calico-documents. What is declared is canonical, or refused where it is declared. */
export const calicoUnreadableCidr: Rule = {
  id: 'IPAM307',
  name: 'calico-unreadable-cidr',
  severity: 'error',
  title: 'CIDR that Calico reads otherwise, or not at all',
  why: 'One entry of an IPReservation that cannot be parsed crashes the IPAM of Calico up to 3.32 for every pod that starts, and reserves nothing from 3.33 on. An IPPool whose CIDR has host bits or another spelling cannot be changed or deleted by calicoctl later.',
  fix: 'Write the canonical CIDR: no host bits, no leading zeros, lower case, a single address with /32 or /128.',
};
