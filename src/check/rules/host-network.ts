import type { Rule } from '../rule';

export const hostNetwork: Rule = {
  id: 'IPAM128',
  name: 'host-network',
  severity: 'error',
  title: 'an address for a pod on the host network',
  why: 'A pod with hostNetwork has the addresses of its node; no CNI gives it another.',
  fix: 'Remove hostNetwork from the template, or do not pin the workload.',
  check: ({ snapshot }) =>
    snapshot.workloads
      .filter(({ template }) => template.hostNetwork)
      .map(({ where }) => ({
        rule: 'IPAM128',
        severity: 'error',
        where,
        message:
          'The pods are on the host network: they have the addresses of their nodes, and no CNI gives them another.',
        fix: hostNetwork.fix,
      })),
};
