import type { Flaw } from '../flaw';
import type { Path } from '../foreign-document';
import { type Fields, type ForeignObject, fields } from '../foreign-object';
import { annotationPlaces, isTemplated, templatePath } from '../pod-annotations';
import type { Rule } from '../rule';

export const incompleteWorkload: Rule = {
  id: 'IPAM416',
  name: 'incomplete-workload',
  severity: 'warning',
  title: 'pods with annotations of a CNI that no API server takes',
  why:
    'A pod needs containers, and what makes pods needs a selector and a template with labels that it fits. Pages that show an ' +
    'annotation often leave out the rest, and a copy of them is refused as a whole.',
  fix: 'Complete the object. A patch of kustomize is checked with what it patches: `kustomize build | cdk8s-ipam check -`.',
  example: {
    kind: 'command',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.23.19.4"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.23.19.4"]'
spec:
  containers: [{ name: web, image: 'nginx:1.29' }]`,
  },
  /** What shows one thing, such as the example of a rule, may leave out the rest. */
  lint: (object, { areWhole }) => (areWhole === true && isMarked(object) ? missingIn(object) : []),
};

const isMarked = (object: ForeignObject): boolean =>
  annotationPlaces(object).some(({ annotations }) => Object.keys(annotations).some((key) => OF_A_CNI.test(key)));

const OF_A_CNI =
  /^cni\.projectcalico\.org\/|\.kubernetes\.io\/(?:ip_address|ip_pool|logical_switch)|tke\.cloud\.tencent\.com\//;

function missingIn(object: ForeignObject): readonly Flaw[] {
  const missing = (path: Path): readonly Flaw[] => {
    const value = path.reduce<unknown>((parent, key) => fields(parent)[key], object.value);
    return isEmpty(value) ? [{ object, path, message: `${path.join('.')} is missing.` }] : [];
  };
  if (object.kind === 'Pod' && object.group === '') return missing(['spec', 'containers']);
  const template = isTemplated(object) && object.group !== 'kubevirt.io' ? templatePath(object) : undefined;
  if (template === undefined) return [];
  const containers = missing([...template, 'spec', 'containers']);
  if (object.group !== 'apps') return containers;
  return [...missing(['spec', 'selector']), ...missing([...template, 'metadata', 'labels']), ...containers];
}

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : Object.keys(fields(value as Fields)).length === 0;
