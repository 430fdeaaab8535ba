import { ApiObject } from 'cdk8s';
import type { Manifest } from '../render/manifest';

interface Insides {
  readonly props: Manifest;
  readonly patches: readonly unknown[];
}

/**
 * What an object will say, without a pin. A plain object that nobody patched says what it was told, which costs nothing;
 * others (generated classes, cdk8s-plus, patched objects) are rendered.
 */
export function manifestOf(object: ApiObject, render: () => unknown): Manifest {
  const { props, patches } = object as unknown as Insides;
  const isPlain = object.constructor === ApiObject && Array.isArray(patches) && patches.length === 0;
  return isPlain && props !== undefined ? { ...props, kind: object.kind } : (render() as Manifest);
}
