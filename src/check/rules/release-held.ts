import type { Rule } from '../rule';

export const releaseHeld: Rule = {
  id: 'IPAM261',
  name: 'release-held',
  severity: 'error',
  title: 'an address that may be in use',
  why: 'Bound and head-room lines belong to pods that may be running.',
  fix: 'Scale down or remove the declaration first, synthesize, then release.',
  example: {
    kind: 'command',
    bad: `# 10.1.0.4 bound prod/shop/Pod/mail
cdk8s-ipam lock release prod/shop/Pod/mail`,
    good: `# 10.1.0.4 bound prod/shop/Pod/mail
cdk8s-ipam synth                       # its declaration is gone: 10.1.0.4 retained … for=forever
cdk8s-ipam lock release prod/shop/Pod/mail`,
  },
};
