import { isAtLeast } from '../model/version';
import type { ForeignObject } from './foreign-object';
import type { LintTarget } from './lint-target';

/** The group that users write to: Calico's API server has it, or from 3.32 on CRDs. */
export const NATIVE_GROUP = 'projectcalico.org';

/** The group in which Calico keeps its objects where it has an API server, or none. */
export const STORAGE_GROUP = 'crd.projectcalico.org';

/** Whether it is an object of Calico, of this kind where one is named. */
export const isCalico = (object: ForeignObject, kind?: string): boolean =>
  (object.group === NATIVE_GROUP || object.group === STORAGE_GROUP) && (kind === undefined || object.kind === kind);

/** The target as far as an object concerns it: an object goes through the API of its own group, whatever others do. */
export function targetOfObject({ group }: ForeignObject, target: LintTarget): LintTarget {
  const { calico } = target;
  if (group === STORAGE_GROUP) return { ...target, calico: { ...calico, api: 'crd' } };
  if (group !== NATIVE_GROUP || calico === undefined) return target;
  const { api, ...rest } = calico;
  if (api === 'native' || api === 'aggregated') return target;
  const hasNoNative = calico.version !== undefined && !isAtLeast(calico.version, '3.32');
  return { ...target, calico: hasNoNative ? { ...rest, api: 'aggregated' } : rest };
}
