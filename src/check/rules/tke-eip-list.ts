import { indexOf } from '../../backends/snapshot-index';
import { hasLastingName } from '../../backends/tke/claim-lifetime';
import type { Answer } from '../../model/answer';
import { isError } from '../../model/problem';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeEipList: Rule = {
  id: 'IPAM345',
  name: 'tke-eip-list',
  severity: 'error',
  title: 'EIP ids that do not match the pods',
  why:
    'TKE takes the id at the index that a pod name ends in; a pod whose index has no id stays pending. A pod of a ' +
    'Deployment ends in letters or, by chance, in digits: it takes any id, and two pods that take one contend for it.',
  fix:
    'Give an inventory of at least as many ids as replicas with head-room; several ids only to a StatefulSet. ' +
    'Name a bare Pod so that it does not end in a number.',
  check: (answer) =>
    indexOf(answer.snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.eip?.kind === 'inventory')
      .flatMap(({ workload }) => {
        const fault = faultOf(workload, answer);
        return fault === undefined ? [] : finding(tkeEipList, workload.where, fault);
      }),
};

function faultOf(workload: WorkloadSnapshot, { view, allocation }: Answer): string | undefined {
  const held = view.eipsOf(workload.owner).size;
  const wanted = workload.replicas.kind === 'one' ? 1 : workload.replicas.max;
  if (!hasLastingName(workload) && wanted > 1)
    return `It has ${wanted} EIP ids, but pods of a ${workload.identity.kind} cannot be told apart: which takes which is chance.`;
  if (workload.replicas.kind === 'one' && /[1-9]0*$/.test(workload.identity.name))
    return 'Its name ends in a number, which TKE takes for the index of its EIP id, and its list has one id only.';
  // Ids that could not be had are the allocator's refusal.
  return held < wanted && !allocation.problems.some(isError)
    ? `It has ${held} EIP ids for up to ${wanted} pods.`
    : undefined;
}
