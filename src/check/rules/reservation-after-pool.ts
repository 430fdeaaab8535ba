import type { Rule } from '../rule';

export const reservationAfterPool: Rule = {
  id: 'IPAM715',
  name: 'reservation-after-pool',
  severity: 'error',
  title: 'reservation that is applied after its pool',
  why: 'From the moment an IPPool is there, Calico gives its addresses to any pod. What is reserved in it is reserved only when the IPReservation is there, and an address that was given away stays with its pod.',
  fix: 'Give the reservation an earlier sync wave than the pool, as synth does (-12 and -10).',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `kind: IPPool        # sync-wave: "-10"
kind: IPReservation # sync-wave: "0"`,
    good: `kind: IPReservation # sync-wave: "-12"
kind: IPPool        # sync-wave: "-10"`,
  },
};
