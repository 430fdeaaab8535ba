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
  return isPlain && props !== undefined && isToldAtOnce(props)
    ? { ...props, kind: object.kind }
    : (render() as Manifest);
}

/** Whether what decides the number of pods is there already, instead of being filled in at synth. */
function isToldAtOnce({ spec }: Manifest): boolean {
  const { replicas, ordinals, strategy, template } = (spec ?? {}) as Readonly<Record<string, unknown>>;
  return [spec, replicas, ordinals, strategy, template].every(isData);
}

const isData = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || [Object.prototype, null].includes(Object.getPrototypeOf(value));
