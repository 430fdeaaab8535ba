import type { ApiObject } from 'cdk8s';
import type { Answer } from '../model/answer';

/** An object that we render: what it says for an answer, undefined where it is not written. */
export type OwnBody = (answer: Answer) => Readonly<Record<string, unknown>> | undefined;

const OWN = Symbol.for('cdk8s-ipam.OwnObject');

/** Says that an object is ours, so that nobody takes it for one that others wrote. */
export const markOwn = (object: ApiObject, body: OwnBody): void => {
  Object.defineProperty(object, OWN, { value: body, configurable: true });
};

/** Undefined for an object that others made. */
export const ownBodyOf = (object: ApiObject): OwnBody | undefined => (object as ApiObject & { [OWN]?: OwnBody })[OWN];
