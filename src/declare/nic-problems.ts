import type { Problem, Whereabouts } from '../model/problem';

/** Interfaces that are declared twice. The lock could not tell their addresses apart. */
export function nicProblems(nics: readonly (string | undefined)[], where: Whereabouts): Problem[] {
  const twice = new Set(nics.filter((nic, i) => nics.indexOf(nic) !== i));
  return [...twice].map((nic) => ({
    rule: 'IPAM141',
    severity: 'error',
    where,
    message: `${nic === undefined ? 'The default interface' : `The interface ${nic}`} claims twice; which of its addresses a pod has there would be left to chance.`,
    fix: 'Declare each interface once, with all its pools; give further ones a nic of their own.',
  }));
}
