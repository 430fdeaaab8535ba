import type { Rule } from '../rule';

export const appWithoutLock: Rule = {
  id: 'IPAM492',
  name: 'app-without-lock',
  severity: 'error',
  title: 'an app that keeps no lock',
  why: 'Addresses are moved by allocating again with the app, and only an IpamApp says what its lock becomes.',
  fix: 'Let the app be an IpamApp, and let it end with app.synth().',
  example: {
    kind: 'command',
    bad: `cat main.ts
const app = new App();
cdk8s-ipam lock move prod/shop/StatefulSet/redis`,
    good: `cat main.ts
const app = new IpamApp();
cdk8s-ipam lock move prod/shop/StatefulSet/redis`,
  },
};
