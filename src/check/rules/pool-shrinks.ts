import type { Rule } from '../rule';

export const poolShrinks: Rule = {
  id: 'IPAM706',
  name: 'pool-shrinks',
  severity: 'warning',
  title: 'a subnet or pool that becomes smaller',
  why: 'Pods keep addresses that are outside it from now on until they are made anew, routes and firewalls may name the old CIDR, and most CNI objects cannot change their CIDR in place.',
  fix: 'Look for pods, routes and objects with the old CIDR; a second pool, `lock move` and the removal of the first one are the way without an interruption.',
  example: {
    kind: 'lock',
    base: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/27 pool prod/pods/db`,
    bad: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/28 pool prod/pods/db`,
    good: `version: 1
networks:
  corp:
    carved:
      - 10.1.4.0/27 pool prod/pods/db`,
  },
};
