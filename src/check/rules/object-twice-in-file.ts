import { isCalico } from '../calico-object';
import type { Flaw } from '../flaw';
import { type Fields, type ForeignObject, identityOfObject } from '../foreign-object';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const objectTwiceInFile: Rule = {
  id: 'IPAM724',
  name: 'object-twice-in-file',
  severity: 'error',
  title: 'Object of a CNI that stands twice in one file',
  why:
    'Both have one name, so that the cluster has one of them: the one that is applied last. With Argo CD it is a warning, ' +
    'and with others the pool goes from one CIDR to the other at each sync.',
  fix: 'Give one of them another name, or remove it.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: front
spec:
  cidr: 10.1.0.0/24
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: front
spec:
  cidr: 10.2.0.0/24`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: front
spec:
  cidr: 10.1.0.0/24
---
apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: back
spec:
  cidr: 10.2.0.0/24`,
  },
  lintTogether: (objects) => {
    const first = new Map<string, ForeignObject>();
    return objects.filter(isMeant).flatMap((object): readonly Flaw[] => {
      const before = first.get(identityOfObject(object));
      if (before === undefined) first.set(identityOfObject(object), object);
      return before === undefined ? [] : flawsBeside(object, before);
    });
  },
};

/** What a cluster has printed beside it is the same object at another time. */
const isPrinted = ({ uid, resourceVersion }: Fields): boolean => uid !== undefined || resourceVersion !== undefined;

const isMeant = (object: ForeignObject): boolean =>
  object.name !== '' && (isCalico(object) || isKubeOvn(object)) && !isPrinted(object.metadata);

/** In files of their own they may be for different clusters, or states of one object. */
function flawsBeside(object: ForeignObject, before: ForeignObject): readonly Flaw[] {
  const { file, line } = before.whereIs([]);
  if (file === undefined || line === undefined || file !== object.whereIs([]).file) return [];
  const message = `The ${object.kind} ${object.name} stands in line ${line} already.`;
  return [{ object, path: ['metadata', 'name'], message }];
}
