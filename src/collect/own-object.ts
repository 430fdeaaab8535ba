import type { ApiObject } from 'cdk8s';
import type { RenderedObject } from '../render/rendered-object';

/** An object that we render: what it says for an answer, and whether users' own fields stand in it. */
export type OwnObject = Pick<RenderedObject, 'body' | 'isOpen'>;

const OWN = Symbol.for('cdk8s-ipam.OwnObject');

/** Says that an object is ours, so that nobody takes it for one that others wrote. */
export const markOwn = (object: ApiObject, own: OwnObject): void => {
  Object.defineProperty(object, OWN, { value: own, configurable: true });
};

/** Undefined for an object that others made. */
export const ownObjectOf = (object: ApiObject): OwnObject | undefined =>
  (object as ApiObject & { [OWN]?: OwnObject })[OWN];
