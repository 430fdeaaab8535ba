import { Cidr } from '../../net/cidr';
import { isCalico } from '../calico-object';
import { poolOf } from '../calico-pool';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';

export const calicoImmutableField: Rule = {
  id: 'IPAM624',
  name: 'calico-immutable-field',
  severity: 'error',
  title: 'Change of a field that an IPPool keeps for life',
  why:
    'The CIDR of a pool is compared as text from 3.32 on. Another block size over blocks that are in use gives the same ' +
    'address to two pods; no CRD refuses one that was set, or left out, for the first time.',
  fix: 'Make a new pool with another name beside the old one, move the workloads, and delete the old one then.',
  example: {
    kind: 'manifest',
    before: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  blockSize: 26`,
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  blockSize: 28`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods-28
spec:
  cidr: 10.2.0.0/16
  blockSize: 28`,
  },
  lint: (object, { beforeOf }) => {
    const before = isCalico(object, 'IPPool') ? beforeOf(object) : undefined;
    return before === undefined ? [] : [...changedCidr(object, before), ...changedBlockSize(object, before)];
  },
};

function changedCidr(object: ForeignObject, before: ForeignObject): readonly Flaw[] {
  const [now, then] = [foreignText(object.spec.cidr), foreignText(before.spec.cidr)];
  // A CIDR that is missing is the matter of another rule.
  if (now === then || object.spec.cidr == null) return [];
  const flaw: Flaw = { object, path: ['spec', 'cidr'], message: `spec.cidr was ${then} and is ${now} now.` };
  const pools = [poolOf(object), poolOf(before)];
  const isSameNetwork =
    pools[0] !== undefined && pools[1] !== undefined && Cidr.compare(pools[0].cidr, pools[1].cidr) === 0;
  return isSameNetwork ? [{ ...flaw, extent: { of: 'Calico', from: '3.32' } }] : [flaw];
}

function changedBlockSize(object: ForeignObject, before: ForeignObject): readonly Flaw[] {
  const [now, then] = [poolOf(object), poolOf(before)];
  if (now === undefined || then === undefined || now.blockSize === then.blockSize) return [];
  if (now.cidr.family !== then.cidr.family) return [];
  const message = `spec.blockSize was ${then.blockSize} and is ${now.blockSize} now.`;
  return [{ object, path: ['spec', 'blockSize'], message }];
}
