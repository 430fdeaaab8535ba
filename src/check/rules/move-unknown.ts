import type { Rule } from '../rule';

export const moveUnknown: Rule = {
  id: 'IPAM220',
  name: 'move-unknown',
  severity: 'error',
  title: 'a move of nobody',
  why: 'The owner is not declared, so that there is no new place for it.',
  fix: 'Name a declared workload; `cdk8s-ipam lock show` lists the owners.',
  example: {
    kind: 'command',
    bad: `# redis of the namespace shop is declared
cdk8s-ipam lock move prod/default/StatefulSet/redis`,
    good: `# redis of the namespace shop is declared
cdk8s-ipam lock move prod/shop/StatefulSet/redis`,
  },
};
