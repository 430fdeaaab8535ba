import type { Rule } from '../rule';

export const massRelease: Rule = {
  id: 'IPAM265',
  name: 'mass-release',
  severity: 'warning',
  title: 'very many addresses that are given up at once',
  why: 'A chart that is no longer built, or another name of a cluster or namespace, looks like the removal of all its workloads. More than 100 addresses and claims are named, or a quarter of all that are held, from 10 on.',
  fix: 'Look whether the workloads are gone on purpose. Until the end of the quarantine they come back to their addresses when they are declared again.',
};
