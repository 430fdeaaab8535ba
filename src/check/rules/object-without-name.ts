import { isCalico } from '../calico-object';
import type { ForeignObject } from '../foreign-object';
import { isKubeOvn } from '../kube-ovn-object';
import { isTemplated } from '../pod-annotations';
import type { Rule } from '../rule';

export const objectWithoutName: Rule = {
  id: 'IPAM642',
  name: 'object-without-name',
  severity: 'error',
  title: 'Object without a name',
  why: 'Kubernetes refuses it ("resource name may not be empty"). YAML that was copied from a page and lost its indentation looks so.',
  fix: 'Write metadata with a name in it, indented.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
name: mail`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: mail`,
  },
  lint: (object) =>
    !isJudged(object) || object.name !== '' || typeof object.metadata.generateName === 'string'
      ? []
      : [{ object, path: ['metadata'], message: `This ${object.kind} has no metadata.name.` }],
};

const isJudged = (object: ForeignObject): boolean =>
  isCalico(object) || isKubeOvn(object) || isTemplated(object) || (object.kind === 'Pod' && object.group === '');
