import type { Rule } from '../rule';

export const generatedName: Rule = {
  id: 'IPAM122',
  name: 'generated-name',
  severity: 'error',
  title: 'a workload whose name cdk8s made up',
  why: 'cdk8s derives such names from the construct path. The name is the key of the leases, so moving code between charts would give every address away.',
  fix: 'Give the object a name (metadata.name).',
};
