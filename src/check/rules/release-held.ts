import type { Rule } from '../rule';

export const releaseHeld: Rule = {
  id: 'IPAM261',
  name: 'release-held',
  severity: 'error',
  title: 'an address that may be in use',
  why: 'Bound and head-room lines belong to pods that may be running.',
  fix: 'Scale down or remove the declaration first, synthesize, then release.',
};
