import type { Rule } from '../rule';

export const keptAddressHandedOver: Rule = {
  id: 'IPAM241',
  name: 'kept-address-handed-over',
  severity: 'error',
  title: 'an address that the base still keeps for its old owner',
  why: 'A retained address waits for its owner to come back; a released one is out of use until firewalls, caches and peers have forgotten it. An address changes owner only after its line has left the lock.',
  fix: 'Run `cdk8s-ipam lock resolve --base <ref>`, or wait until `cdk8s-ipam lock gc` has removed the line on the base; `cdk8s-ipam lock release` gives up what is retained.',
};
