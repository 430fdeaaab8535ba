import { indexOf } from '../../backends/snapshot-index';
import { hasLastingName } from '../../backends/tke/claim-lifetime';
import { type ListedPods, listFault } from '../../backends/tke/eip-id-list';
import type { Answer } from '../../model/answer';
import { isError } from '../../model/problem';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { keepsPodNames, tkePodsOf } from '../tke-pods';

export const tkeEipList: Rule = {
  id: 'IPAM345',
  name: 'tke-eip-list',
  severity: 'error',
  title: 'EIP ids that do not match the pods',
  why:
    'TKE takes the id at the index that a pod name ends in, whatever ordinals.start says; a pod whose index has no id ' +
    'stays pending. A pod of a Deployment ends in letters or, by chance, in digits: it takes any id, and two pods that ' +
    'take one contend for it. An Advanced StatefulSet that surges or reserves ordinals has pods beyond its replicas.',
  fix:
    'Give an inventory of at least as many ids as replicas with head-room (and surge); several ids only to a ' +
    'StatefulSet. Name a bare Pod so that it does not end in a number.',
  versions: 'ipamd from 3.4.1',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: vpn-3
  namespace: shop
  annotations:
    tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d
spec:
  containers:
    - name: vpn
      image: strongswan:5.9
      resources:
        limits:
          tke.cloud.tencent.com/eip: "1"
        requests:
          tke.cloud.tencent.com/eip: "1"`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: vpn
  namespace: shop
  annotations:
    tke.cloud.tencent.com/eip-id-list: eip-1a2b3c4d
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
  check: (answer) =>
    indexOf(answer.snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.eip?.kind === 'inventory')
      .flatMap(({ workload }) => {
        const fault = faultOf(workload, answer);
        return fault === undefined ? [] : finding(tkeEipList, workload.where, fault);
      }),
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined || (keepsPodNames(object) && pods.end === undefined && pods.podName === undefined))
      return [];
    return textsOf(pods, 'eipIdList').flatMap(([key, list]) => {
      const fault = listFault(list.split(',').length, { ...pods, kind: object.kind });
      return fault === undefined ? [] : flawOfPods(pods, key, fault);
    });
  },
};

function faultOf(workload: WorkloadSnapshot, { view, allocation }: Answer): string | undefined {
  // Ids that could not be had are the allocator's refusal.
  if (allocation.problems.some(isError) && hasLastingName(workload)) return undefined;
  const held = view.eipsOf(workload.owner).size;
  const { replicas } = workload;
  if (replicas.kind !== 'set')
    return listFault(replicas.kind === 'ordinals' ? replicas.start + held : held, podsOf(workload));
  return listFault(Math.max(held, replicas.max), podsOf(workload));
}

function podsOf({ identity, replicas, template }: WorkloadSnapshot): ListedPods {
  const { kind, name } = identity;
  if (replicas.kind === 'one') return { kind, podName: name };
  if (replicas.kind === 'set') return { kind, count: replicas.max };
  return { kind, end: replicas.start + Math.max(replicas.max, replicas.count + template.surge) };
}
