import type { ForeignObject } from './foreign-object';

/** Whether it is an object of Kube-OVN, of this kind where one is named. */
export const isKubeOvn = (object: ForeignObject, kind?: string): boolean =>
  object.group === 'kubeovn.io' && (kind === undefined || object.kind === kind);
