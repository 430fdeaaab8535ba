import type { Backend } from '../backend';

/**
 * Calico hands out every address of a pool, the first and the last included. A StatefulSet's pods, bare Pods and virtual
 * machines can each be told their address; the pods of a Deployment have no identity, so they share a pool.
 */
export const CALICO: Backend = {
  edgesOf: (family) => ({ family, atStart: 0, atEnd: 0 }),
  contractFor: (kind) => (EXACT_KINDS.has(kind) ? 'exact' : 'set'),
  isAlwaysAutomatic: false,
};

const EXACT_KINDS: ReadonlySet<string> = new Set(['StatefulSet', 'Pod', 'VirtualMachine']);
