import { nameOfObject } from '../../check/foreign-object';
import type { PlacedStep } from '../../gitops/sync-plan';
import { type ClusterChange, whenOf } from '../cluster-change';
import { mayRun } from '../leases';
import { listed } from '../listed';
import { addressesOf, isIpObject } from '../place-object';
import type { Hazard } from '../review';

/**
 * An IP object of Kube-OVN that is deleted although its pod is declared, or may still run: the controller takes the port away
 * from under it.
 */
export function ipObjectDeleted(change: ClusterChange): readonly Hazard[] {
  const pruned = change.changes.flatMap(({ before, after }) => {
    const step = before && !after && isIpObject(before.object) ? change.steps.get(before.key) : undefined;
    return step?.operation === 'prune' ? [step] : [];
  });
  const declared = pruned.filter((step) => isHeldIn('head', step, change));
  const running = pruned.filter((step) => !declared.includes(step) && isHeldIn('base', step, change));
  return [
    ...(declared.length === 0 ? [] : [hazard(declared, change, 'its pod is declared')]),
    ...(running.length === 0 ? [] : [hazard(running, change, 'its pod may still run')]),
  ];
}

const isHeldIn = (side: 'base' | 'head', { object }: PlacedStep, { leases, isMeant }: ClusterChange): boolean =>
  leases[side].within(addressesOf(object), (network) => isMeant(object, network)).some(({ line }) => mayRun(line));

const hazard = (steps: readonly PlacedStep[], change: ClusterChange, why: string): Hazard => ({
  level: why === 'its pod is declared' ? 'high' : 'medium',
  cluster: change.cluster,
  rule: 'IPAM711',
  summary: `${change.tool} deletes ${listed(steps, (step) => `${nameOfObject(step.object)} (${whenOf(step, change)})`)} while ${why}; Kube-OVN takes the port of a pod away with its IP object, so that a running pod loses its network.`,
  advice:
    'Remove the workload in one merge and its IP objects in a later one, or keep them with Prune=false and delete them by hand when no pod has the address.',
});
