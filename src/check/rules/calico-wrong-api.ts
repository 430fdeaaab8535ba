import { isCalico, NATIVE_GROUP, STORAGE_GROUP } from '../calico-object';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { LintTarget } from '../lint-target';
import type { Rule } from '../rule';

export const calicoWrongApi: Rule = {
  id: 'IPAM632',
  name: 'calico-wrong-api',
  severity: 'error',
  title: 'Object of Calico for another API than the one that the cluster has',
  why:
    'With the native API Calico reads projectcalico.org/v3 and nothing else. With its API server both groups are served, ' +
    'but what is written to crd.projectcalico.org is stored without a check or a default. Without either only ' +
    'crd.projectcalico.org/v1 is there.',
  fix: 'Write apiVersion projectcalico.org/v3, or crd.projectcalico.org/v1 where nothing else is served, and the kind of that group.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPAMConfig
metadata:
  name: default
spec:
  strictAffinity: true`,
    good: `apiVersion: projectcalico.org/v3
kind: IPAMConfiguration
metadata:
  name: default
spec:
  strictAffinity: true`,
  },
  lint: (object, { target }) => (isCalico(object) ? (unserved(object) ?? misplaced(object, target)) : []),
};

const VERSIONS: Readonly<Record<string, string>> = { [NATIVE_GROUP]: 'v3', [STORAGE_GROUP]: 'v1' };

const KINDS: readonly string[] = ['IPPool', 'IPReservation', 'IPAMConfig', 'IPAMConfiguration'];

/** Kinds that only one group has. */
const ONLY_IN: Readonly<Record<string, string>> = { IPAMConfig: STORAGE_GROUP, IPAMConfiguration: NATIVE_GROUP };

function unserved(object: ForeignObject): readonly Flaw[] | undefined {
  const { apiVersion, group, kind } = object;
  const isServed = apiVersion === `${group}/${VERSIONS[group]}` && (ONLY_IN[kind] ?? group) === group;
  if (!isServed) return [{ object, path: ['apiVersion'], message: `No Calico has ${kind} of ${apiVersion}.` }];
  const meant = KINDS.find((known) => known !== kind && known.toLowerCase() === kind.toLowerCase());
  return meant === undefined
    ? undefined
    : [{ object, path: ['kind'], message: `No Calico has ${kind}, but ${meant}.` }];
}

function misplaced(object: ForeignObject, { calico }: LintTarget): readonly Flaw[] {
  const isStored = object.group === STORAGE_GROUP;
  const flaw = (message: string): Flaw => ({ object, path: ['apiVersion'], message });
  if (isStored && calico?.api === 'native')
    return [flaw(`${object.apiVersion} is stored, but Calico does not read it.`)];
  if (isStored && calico?.api === 'aggregated')
    return [{ ...flaw(`${object.apiVersion} goes past the API server of Calico.`), severity: 'warning' }];
  return !isStored && calico?.api === 'crd' ? [flaw(`${object.apiVersion} is not served.`)] : [];
}
