import { FILLER } from '../../backends/tke/eip-annotations';
import type { Flaw } from '../flaw';
import { type ForeignObject, identityOfObject } from '../foreign-object';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeEipIdTwice: Rule = {
  id: 'IPAM373',
  name: 'tke-eip-id-twice',
  severity: 'error',
  title: 'One EIP id for two pods',
  why: 'An EIP is bound to one pod. Two that take one id contend for it; which of them gets it, and when it changes hands, is chance.',
  fix: 'Take one id out, or declare an EipInventory, from which the lock gives each id once.',
  lintTogether: (objects, { known }) => {
    const first = new Map<string, string>();
    for (const { object, id } of known.flatMap(listed)) first.set(id, identityOfObject(object));
    const flaws: Flaw[] = [];
    for (const { object, id, at } of objects.flatMap(listed)) {
      const other = first.get(id);
      if (other === undefined) first.set(id, `${identityOfObject(object)} ${at}`);
      else if (other !== identityOfObject(object)) flaws.push(twice(object, id, other));
    }
    return flaws;
  },
};

interface Listed {
  readonly object: ForeignObject;
  readonly id: string;
  /** The index in the list. */
  readonly at: number;
}

function listed(object: ForeignObject): readonly Listed[] {
  const pods = tkePodsOf(object);
  if (pods === undefined) return [];
  return textsOf(pods, 'eipIdList').flatMap(([, list]) =>
    list
      .split(',')
      .map((id, at) => ({ object, id, at }))
      .filter(({ id }) => id !== FILLER),
  );
}

function twice(object: ForeignObject, id: string, other: string): Flaw {
  const pods = tkePodsOf(object)!;
  const [key] = textsOf(pods, 'eipIdList').find(([, list]) => list.split(',').includes(id))!;
  const [group, kind, namespace, name] = other.replace(/ .*$/, '').split('/');
  const isItself = identityOfObject(object) === [group, kind, namespace, name].join('/');
  const where = isItself
    ? 'twice in its list'
    : `also in the list of ${kind}/${name} in ${namespace || 'no namespace'}`;
  return flawOfPods(pods, key, `The EIP ${id} stands ${where}.`);
}
