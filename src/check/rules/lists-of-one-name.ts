import type { Rule } from '../rule';

export const listsOfOneName: Rule = {
  id: 'IPAM730',
  name: 'lists-of-one-name',
  severity: 'error',
  title: 'two exported lists that the format would give one name',
  why: 'Terraform, Calico and nftables allow fewer letters in names than owners have, so `prod/a.b` and `prod/a-b` may come out alike; the second would replace the first, and what the first allowed would be shut out.',
  fix: 'Export them one after the other with a --prefix each, or choose another --per.',
  example: {
    kind: 'command',
    bad: `# the pods a.b and a-b of the namespace shop have addresses
cdk8s-ipam export prod/shop --per workload --format tfvars`,
    good: `# the pods a.b and a-b of the namespace shop have addresses
cdk8s-ipam export prod/shop/Pod/a.b --per workload --format tfvars --prefix dotted
cdk8s-ipam export prod/shop/Pod/a-b --per workload --format tfvars`,
  },
};
