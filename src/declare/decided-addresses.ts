import type { Answer } from '../model/answer';
import type { Problem } from '../model/problem';
import { ProblemError } from '../model/problem-error';
import type { WorkloadSnapshot } from '../model/snapshot';
import type { Address } from '../net/address';
import { type Family, nameOf } from '../net/family';

/** Whose addresses of which family are read, out of which answer. */
export interface Reading {
  readonly workload: WorkloadSnapshot;
  readonly answer: Answer;
  readonly family: Family;
}

/** The address of an ordinal. @throws ProblemError where none was decided: cdk8s would leave the value out in silence */
export function addressOf(reading: Reading, ordinal: number): Address {
  const { workload, family } = reading;
  const address = addressesOf(reading).get(ordinal);
  if (address !== undefined) return address;
  throw unknown(workload, `The ${nameOf(family)} address of ordinal ${ordinal} is read, but no pod has that ordinal`);
}

/** The addresses by ordinal, head-room included. @throws ProblemError where the workload has none of this family */
export function addressesOf({ workload, answer, family }: Reading): ReadonlyMap<number, Address> {
  if (workload.contract === 'same-name') {
    throw unknown(workload, 'Its addresses are read, but its CNI chooses them when the pods start');
  }
  if (!workload.families.includes(family)) {
    throw unknown(workload, `Its ${nameOf(family)} addresses are read, but none of its pools has ${nameOf(family)}`);
  }
  return answer.view.addressesOf(workload.owner, family, workload.nic);
}

const unknown = ({ where }: WorkloadSnapshot, what: string): ProblemError => {
  const problem: Problem = {
    rule: 'IPAM405',
    severity: 'error',
    where,
    message: `${what}. The value would be left out of the manifest without a word.`,
    fix: 'Read ordinals below maxReplicas (counted from ordinals.start) and families of the pools; where the CNI chooses, use the CIDR of a pool.',
  };
  return new ProblemError([problem]);
};
