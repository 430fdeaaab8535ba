import type { Rule } from '../rule';

export const subnetsOverlap: Rule = {
  id: 'IPAM100',
  name: 'subnets-overlap',
  severity: 'error',
  title: 'two subnets that overlap',
  why: 'In a Network an address is unique. Where two subnets share a part, one address would reach two pods, also across clusters that share the Network.',
  fix: 'Choose CIDRs that do not overlap, or put the clusters into different Networks if their pods never meet.',
};
