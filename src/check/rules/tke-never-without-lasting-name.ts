import { indexOf } from '../../backends/snapshot-index';
import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { hasLastingName } from '../../backends/tke/claim-lifetime';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { flawOfPods, textsOf } from '../tke-flaws';
import { keepsPodNames, type TkePods, tkePodsOf } from '../tke-pods';

export const tkeNeverWithoutLastingName: Rule = {
  id: 'IPAM342',
  name: 'tke-never-without-lasting-name',
  severity: 'error',
  title: 'Retention for pods without lasting names on TKE',
  why:
    'A claim that is never deleted waits for a pod of the same name. Pods of a Deployment get new names, so every ' +
    'rollout leaves claims behind: private addresses until the subnet is full, and public ones that cost money unbound. ' +
    'Serverless clusters keep addresses of StatefulSets and bare Pods only.',
  fix: 'Retain only for a StatefulSet or a bare Pod; for others leave the claims to go with their pods.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/vpc-ip-claim-delete-policy: Never
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/vpc-ip-claim-delete-policy: Immediate
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => !hasLastingName(workload))
      .flatMap(({ workload }) =>
        retainedThings(workload).map((what) =>
          finding(tkeNeverWithoutLastingName, workload.where, comesBackUnnamed(what, workload.identity.kind)),
        ),
      ),
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined || keepsPodNames(object)) return [];
    return keptByAnnotation(pods).map(([key, what]) => flawOfPods(pods, key, comesBackUnnamed(what, object.kind)));
  },
};

const comesBackUnnamed = (what: string, kind: string): string =>
  `It retains ${what}, but pods of a ${kind} do not come back under their names.`;

const keptByAnnotation = (pods: TkePods): readonly (readonly [key: string, what: string])[] => [
  ...(pods.annotations[TKE_ANNOTATIONS.claimDeletePolicy] === 'Never'
    ? [[TKE_ANNOTATIONS.claimDeletePolicy, 'private addresses'] as const]
    : []),
  ...(pods.annotations[SERVERLESS_ANNOTATIONS.retainIp] === 'true'
    ? [[SERVERLESS_ANNOTATIONS.retainIp, 'private addresses'] as const]
    : []),
  ...textsOf(pods, 'eipClaimDeletePolicy').flatMap(([key, policy]) =>
    policy === 'Never' ? [[key, 'public addresses'] as const] : [],
  ),
];

const retainedThings = (workload: WorkloadSnapshot): readonly string[] => [
  ...(workload.tke?.claimDeletePolicy === 'Never' ? ['private addresses'] : []),
  ...(workload.eip?.isRetained ? ['public addresses'] : []),
];
