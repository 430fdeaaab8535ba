import type { CalicoConfig } from '../model/snapshot';
import type { ForeignObject } from './foreign-object';

export const NATIVE_GROUP = 'projectcalico.org';
export const STORAGE_GROUP = 'crd.projectcalico.org';

/** Whether it is an object of Calico, of this kind where one is named: of the group of its API, or as it is stored. */
export const isCalico = (object: ForeignObject, kind?: string): boolean =>
  (object.group === NATIVE_GROUP || object.group === STORAGE_GROUP) && (kind === undefined || object.kind === kind);

/** The APIs that an object of a group may go through. */
export const apisOf = ({ group }: ForeignObject): readonly CalicoConfig['api'][] =>
  group === STORAGE_GROUP ? ['crd'] : ['native', 'aggregated'];
