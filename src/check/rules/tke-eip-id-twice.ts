import { FILLER } from '../../backends/tke/eip-annotations';
import type { Flaw } from '../flaw';
import { type ForeignObject, identityOfObject } from '../foreign-object';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { type TkePods, tkePodsOf } from '../tke-pods';

export const tkeEipIdTwice: Rule = {
  id: 'IPAM373',
  name: 'tke-eip-id-twice',
  severity: 'error',
  title: 'One EIP id for two pods',
  why: 'An EIP is bound to one pod. Two that take one id contend for it; which of them gets it, and when it changes hands, is chance.',
  fix: 'Take one id out, or declare an EipInventory, from which the lock gives each id once.',
  isFinal: true,
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d,eip-1a2b3c4d
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9
          resources:
            limits:
              tke.cloud.tencent.com/eip: "1"
            requests:
              tke.cloud.tencent.com/eip: "1"`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d,eip-5e6f7a8b
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9
          resources:
            limits:
              tke.cloud.tencent.com/eip: "1"
            requests:
              tke.cloud.tencent.com/eip: "1"`,
  },
  lintTogether: (objects, { known }) => {
    const there = new Map(known.flatMap(listed).map(({ object, id }) => [id, object]));
    const seen = new Map<string, Listed>();
    const flaws: Flaw[] = [];
    for (const each of objects.flatMap(listed)) {
      const first = seen.get(each.id);
      const other = first === undefined ? another(there.get(each.id), each.object) : rivalOf(each, first);
      if (other !== undefined) flaws.push(twice(each, other));
      seen.set(each.id, first ?? each);
    }
    return flaws;
  },
};

interface Listed {
  readonly object: ForeignObject;
  readonly pods: TkePods;
  /** The annotation with the list. */
  readonly key: string;
  readonly id: string;
}

function listed(object: ForeignObject): readonly Listed[] {
  const pods = tkePodsOf(object);
  if (pods === undefined) return [];
  return textsOf(pods, 'eipIdList').flatMap(([key, list]) =>
    list
      .split(',')
      .filter((id) => id !== FILLER)
      .map((id) => ({ object, pods, key, id })),
  );
}

/** A template may have a list for each kind of cluster, of which only one is read wherever it runs. */
const rivalOf = ({ object, key }: Listed, first: Listed): ForeignObject | undefined =>
  first.key !== key && identityOfObject(first.object) === identityOfObject(object) ? undefined : first.object;

/** What is there already may be an earlier state of the object itself. */
const another = (there: ForeignObject | undefined, object: ForeignObject): ForeignObject | undefined =>
  there !== undefined && identityOfObject(there) !== identityOfObject(object) ? there : undefined;

function twice({ object, pods, key, id }: Listed, other: ForeignObject): Flaw {
  const where =
    identityOfObject(other) === identityOfObject(object)
      ? 'twice in its list'
      : `also in the list of ${other.kind}/${other.name} in ${other.namespace || 'no namespace'}`;
  return flawOfPods(pods, key, `The EIP ${id} stands ${where}.`);
}
