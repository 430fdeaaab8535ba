import { overlay, type Span } from '../../lock/overlay';
import type { LeaseLine, Lock, NetworkLock } from '../../model/lock';
import type { Owner } from '../../model/owner';
import type { Family } from '../../net/family';
import { groupedBy } from '../../net/grouped-by';
import { Range } from '../../net/range';
import { type ClusterChange, whenOf } from '../cluster-change';
import { clusterOf, mayRun } from '../leases';
import { listed } from '../listed';
import type { Hazard } from '../review';

export interface Handovers {
  readonly base: Lock;
  readonly head: Lock;
  /** Former names of owners, and what they are called now. */
  readonly renames: ReadonlyMap<Owner, Owner>;
  /** Clusters whose manifests change, by name. */
  readonly clusters: ReadonlyMap<string, ClusterChange>;
}

/**
 * An address that a pod of one workload may run with and that another workload gets in the same sync. The new pod may be made
 * while the old one is there: what is deleted and what is made in one wave wait for nothing, and a StatefulSet that was scaled
 * down counts as healthy while its last pods still end.
 */
export function addressChangesOwner(handovers: Handovers): readonly Hazard[] {
  const former = new Map(handovers.base.networks.map((network) => [network.name, network]));
  const taken = handovers.head.networks.flatMap((network) => {
    const before = former.get(network.name);
    return before === undefined ? [] : takenOver(before, network, handovers.renames);
  });
  const pairs = groupedBy(taken, ({ from, to }) => `${from} ${to}`);
  return [...pairs.values()].map((own) => hazard(own, handovers.clusters));
}

interface Taken {
  readonly range: Range;
  readonly from: Owner;
  readonly to: Owner;
}

function takenOver(before: NetworkLock, after: NetworkLock, renames: Handovers['renames']): readonly Taken[] {
  return ([4, 6] as const).flatMap((family) =>
    overlay(runningIn(before, family), runningIn(after, family)).flatMap(({ first, last, before: from, after: to }) =>
      from === undefined || to === undefined || to === from || to === renames.get(from)
        ? []
        : [{ range: Range.ofValues(family, first, last), from, to }],
    ),
  );
}

const runningIn = ({ leases }: NetworkLock, family: Family): Span<Owner>[] =>
  leases
    .filter((line: LeaseLine) => line.range.family === family && mayRun(line))
    .map(({ range, owner }) => ({ first: range.firstValue, last: range.lastValue, value: owner }));

function hazard(taken: readonly Taken[], clusters: Handovers['clusters']): Hazard {
  const { from, to } = taken[0]!;
  return {
    level: 'blocked',
    cluster: clusterOf(to),
    rule: 'IPAM714',
    summary: `${listed(taken, ({ range }) => `${range}`)}: from ${from} to ${to} in one sync, ${orderOf(from, to, clusters)}.`,
    advice:
      'Release the addresses in one merge, and give them to the other workload in a later one, when their quarantine is over.',
  };
}

/** Completes the sentence: why the one may not be gone when the other comes. */
function orderOf(from: Owner, to: Owner, clusters: Handovers['clusters']): string {
  const change = clusters.get(clusterOf(to));
  if (clusterOf(from) !== clusterOf(to)) return 'but the two clusters are synced apart, in any order';
  const [left, taken] = [from, to].map((owner) => change?.steps.get(keyOf(owner, change)));
  if (change === undefined || left === undefined || taken === undefined)
    return 'and nothing waits for the old pods to end';
  const verb = left.operation === 'prune' ? 'deleted' : left.operation === 'keep' ? 'kept' : 'applied';
  return `but the first is ${verb} in ${whenOf(left, change)} and the second applied in ${whenOf(taken, change)}, and nothing waits for the old pods to end`;
}

/** The identity of the object that an owner is, whatever its group. */
function keyOf(owner: Owner, { steps }: ClusterChange): string {
  const [, namespace, kind, name] = owner.split('/');
  const groups = ['apps', '', 'kubevirt.io'];
  const keys = groups.map((group) => [group, kind, namespace, name].join('/'));
  return keys.find((key) => steps.has(key)) ?? '';
}
