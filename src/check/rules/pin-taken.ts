import type { Rule } from '../rule';

export const pinTaken: Rule = {
  id: 'IPAM203',
  name: 'pin-taken',
  severity: 'error',
  title: 'a chosen address that has another owner',
  why: 'Every address with a line belongs to its owner until the line has left the lock.',
  fix: 'Choose another address, or free this one first: remove or move its owner, and let lock gc end the quarantine.',
};
