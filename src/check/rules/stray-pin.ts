import type { Answer } from '../../model/answer';
import type { Pin } from '../../model/declarations';
import { leasingOf } from '../../model/interfaces';
import type { Problem } from '../../model/problem';
import type { InterfaceSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { nameOf } from '../../net/family';
import type { Rule } from '../rule';

export const strayPin: Rule = {
  id: 'IPAM132',
  name: 'stray-pin',
  severity: 'error',
  title: 'a chosen address that no pod can have',
  why: 'An address was chosen for an ordinal that the workload does not have, or of a family that none of its pools has. It would be forgotten in silence.',
  fix: 'Choose addresses for ordinals below maxReplicas (counted from ordinals.start), of families that the pools have.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 3: '10.1.0.9' }, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop');
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, addresses: { 2: '10.1.0.9' }, pools: [db], template });`,
  },
  check: ({ snapshot }: Answer) =>
    snapshot.workloads.flatMap((workload) =>
      leasingOf(workload).flatMap((face) => (face.pins ?? []).flatMap((pin) => faultOf(pin, face, workload))),
    ),
};

function faultOf({ ordinal, address }: Pin, { families }: InterfaceSnapshot, workload: WorkloadSnapshot): Problem[] {
  const { first, last } = ordinalsOf(workload);
  if (ordinal < first || ordinal > last) {
    return [
      problem(
        workload,
        `${address} is chosen for ordinal ${ordinal}, but the workload has ordinals ${first} to ${last}.`,
      ),
    ];
  }
  if (families.includes(address.family)) return [];
  return [problem(workload, `${address} is chosen, but none of its pools has ${nameOf(address.family)}.`)];
}

function ordinalsOf({ replicas }: WorkloadSnapshot): { readonly first: number; readonly last: number } {
  if (replicas.kind === 'one') return { first: 0, last: 0 };
  const first = replicas.kind === 'ordinals' ? replicas.start : 0;
  return { first, last: first + Math.max(replicas.count, replicas.max) - 1 };
}

const problem = ({ where }: WorkloadSnapshot, message: string): Problem => ({
  rule: 'IPAM132',
  severity: 'error',
  where,
  message,
  fix: strayPin.fix,
});
