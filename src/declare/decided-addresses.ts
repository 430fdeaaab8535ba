import type { Answer } from '../model/answer';
import { leasingOf } from '../model/interfaces';
import type { Problem } from '../model/problem';
import { ProblemError } from '../model/problem-error';
import type { InterfaceSnapshot, WorkloadSnapshot } from '../model/snapshot';
import type { Address } from '../net/address';
import { type Family, nameOf } from '../net/family';

/** Whose addresses are read, out of which answer. */
export interface Reading {
  readonly workload: WorkloadSnapshot;
  readonly answer: Answer;
  /** Absent: IPv4 where the pools have it, else IPv6. */
  readonly family?: Family;
  /** Absent: the interface that is declared first. */
  readonly nic?: string;
}

/** The address of an ordinal. @throws ProblemError where none was decided: cdk8s would leave the value out in silence */
export function addressOf(reading: Reading, ordinal: number): Address {
  const address = addressesOf(reading).get(ordinal);
  if (address !== undefined) return address;
  const { workload } = reading;
  const family = nameOf(familyOf(reading, faceOf(reading)));
  throw unknown(workload, `The ${family} address of ordinal ${ordinal} is read, but no pod has that ordinal`);
}

/** The addresses by ordinal, head-room included. @throws ProblemError where the workload has none of this family */
export function addressesOf(reading: Reading): ReadonlyMap<number, Address> {
  const { workload, answer } = reading;
  if (workload.contract === 'same-name') {
    throw unknown(workload, 'Its addresses are read, but its CNI chooses them when the pods start');
  }
  const face = faceOf(reading);
  const family = familyOf(reading, face);
  if (!face.families.includes(family)) {
    throw unknown(workload, `Its ${nameOf(family)} addresses are read, but none of its pools has ${nameOf(family)}`);
  }
  return answer.view.addressesOf(workload.owner, family, face.nic);
}

function faceOf({ workload, nic }: Reading): InterfaceSnapshot {
  const face = nic === undefined ? workload.interfaces[0] : leasingOf(workload).find((each) => each.nic === nic);
  if (face !== undefined) return face;
  throw unknown(workload, `The addresses of its NIC ${nic} are read, but it claims none for that NIC`);
}

const familyOf = ({ family }: Reading, { families }: InterfaceSnapshot): Family =>
  family ?? (families.includes(4) ? 4 : 6);

const unknown = ({ where }: WorkloadSnapshot, what: string): ProblemError => {
  const problem: Problem = {
    rule: 'IPAM405',
    severity: 'error',
    where,
    message: `${what}. The value would be left out of the manifest without a word.`,
    fix: 'Read ordinals below maxReplicas (counted from ordinals.start), families of the pools and NICs that claim; where the CNI chooses, use the CIDR of a pool.',
  };
  return new ProblemError([problem]);
};
