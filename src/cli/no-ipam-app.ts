import type { Problem, Whereabouts } from '../model/problem';

/** A command needs the app's answer about its lock, and there is none. */
export const noIpamApp = (where: Whereabouts): Problem => ({
  rule: 'IPAM492',
  severity: 'error',
  where,
  message: 'The app ended well, but said nothing about a lock: it is no IpamApp, or does not call synth().',
  fix: 'Let the app be an IpamApp, and let it end with app.synth().',
});
