import type { Rule } from '../rule';

export const staleLock: Rule = {
  id: 'IPAM250',
  name: 'stale-lock',
  severity: 'error',
  title: 'a lock that does not fit the declarations, in frozen mode',
  why: 'In a pipeline nothing may decide an address: what is merged must be what was reviewed.',
  fix: 'Synthesize where the lock may be written, and commit it together with the manifests.',
};
