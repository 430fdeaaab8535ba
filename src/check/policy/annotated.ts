import type { Problem } from '../../model/problem';
import { type ForeignObject, fields } from '../foreign-object';
import type { Acknowledgement } from './acknowledgement';
import { readAcknowledgement } from './read-acknowledgement';

/** `cdk8s-ipam.dev/acknowledge-IPAM301: "2027-01-31 why it is meant"`, in the metadata of an object. */
const ACKNOWLEDGE_PREFIX = 'cdk8s-ipam.dev/acknowledge-';

export interface AnnotatedObjects {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly problems: readonly Problem[];
}

/** The acknowledgements that stand on objects; each is about the problems of its object alone. */
export function acknowledgementsOn(objects: readonly ForeignObject[]): AnnotatedObjects {
  const acknowledgements: Acknowledgement[] = [];
  const problems: Problem[] = [];
  for (const object of objects)
    for (const [key, value] of Object.entries(fields(object.metadata.annotations))) {
      if (!key.startsWith(ACKNOWLEDGE_PREFIX)) continue;
      const read = readAnnotation(object, key, value);
      if (read.ok) acknowledgements.push(read.acknowledgement);
      else problems.push(read.problem);
    }
  return { acknowledgements, problems };
}

function readAnnotation(object: ForeignObject, key: string, value: unknown) {
  const where = { identity: `${object.kind}/${object.name}`, ...object.whereIs(['metadata', 'annotations', key]) };
  const [expires = '', ...reason] = (typeof value === 'string' ? value : '').trim().split(/\s+/);
  const props = { rule: key.slice(ACKNOWLEDGE_PREFIX.length), expires, reason: reason.join(' ') };
  return readAcknowledgement(props, { writtenAt: where, scope: { kind: 'object', where } });
}
