import type { ApiObject } from 'cdk8s';
import type { Answer } from '../model/answer';

/** An object that we render. */
export interface OwnObject {
  /** What it says for an answer; undefined where it is not written. */
  readonly body: (answer: Answer) => Readonly<Record<string, unknown>> | undefined;
  /** Whether users' own fields stand in it, which are judged as those of foreign objects are. Absent: no. */
  readonly isOpen?: boolean;
}

const OWN = Symbol.for('cdk8s-ipam.OwnObject');

/** Says that an object is ours, so that nobody takes it for one that others wrote. */
export const markOwn = (object: ApiObject, own: OwnObject): void => {
  Object.defineProperty(object, OWN, { value: own, configurable: true });
};

/** Undefined for an object that others made. */
export const ownObjectOf = (object: ApiObject): OwnObject | undefined =>
  (object as ApiObject & { [OWN]?: OwnObject })[OWN];
