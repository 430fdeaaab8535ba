import { laterOnes } from '../../net/later-ones';
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
  lintTogether: (objects) =>
    laterOnes(objects.filter(isMeant), (object) => `${fileOf(object)}\n${identityOfObject(object)}`).map(
      ({ first, later }): Flaw => ({
        object: later,
        path: ['metadata', 'name'],
        message: `The ${later.kind} ${later.name} stands in line ${first.whereIs([]).line} already.`,
      }),
    ),
};

/** What a cluster has printed beside it is the same object at another time. */
const isPrinted = ({ uid, resourceVersion }: Fields): boolean => uid !== undefined || resourceVersion !== undefined;

const isMeant = (object: ForeignObject): boolean =>
  object.name !== '' &&
  (isCalico(object) || isKubeOvn(object)) &&
  !isPrinted(object.metadata) &&
  fileOf(object) !== undefined;

/** In files of their own two may be for different clusters, or states of one object. Undefined for what is in no text. */
function fileOf(object: ForeignObject): string | undefined {
  const { file, line } = object.whereIs([]);
  return line === undefined ? undefined : file;
}
