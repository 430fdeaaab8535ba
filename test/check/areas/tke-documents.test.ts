import { tkeAddressOfSeveralPods } from '../../../src/check/rules/tke-address-of-several-pods';
import { tkeAnnotationValue } from '../../../src/check/rules/tke-annotation-value';
import { tkeClaimDuration } from '../../../src/check/rules/tke-claim-duration';
import { tkeEipIdTwice } from '../../../src/check/rules/tke-eip-id-twice';
import { tkeEipList } from '../../../src/check/rules/tke-eip-list';
import { tkeEipParameters } from '../../../src/check/rules/tke-eip-parameters';
import { tkeEipShapes } from '../../../src/check/rules/tke-eip-shapes';
import { tkeEipTwoSources } from '../../../src/check/rules/tke-eip-two-sources';
import { tkeEipUnknownParameter } from '../../../src/check/rules/tke-eip-unknown-parameter';
import { tkeExactAddress } from '../../../src/check/rules/tke-exact-address';
import { tkeHostNetwork } from '../../../src/check/rules/tke-host-network';
import { tkeIpamdArguments } from '../../../src/check/rules/tke-ipamd-arguments';
import { tkeIpamdTooOld } from '../../../src/check/rules/tke-ipamd-too-old';
import { tkeMisplacedAnnotation } from '../../../src/check/rules/tke-misplaced-annotation';
import { tkeMissingResource } from '../../../src/check/rules/tke-missing-resource';
import { tkeMixedPrefix } from '../../../src/check/rules/tke-mixed-prefix';
import { tkeNeverWithoutLastingName } from '../../../src/check/rules/tke-never-without-lasting-name';
import { tkeObsoleteAnnotation } from '../../../src/check/rules/tke-obsolete-annotation';
import { tkeResourcePlace } from '../../../src/check/rules/tke-resource-place';
import { tkeWarmTarget } from '../../../src/check/rules/tke-warm-target';
import { tkeWebhookOff } from '../../../src/check/rules/tke-webhook-off';
import { tkeWrittenClaim } from '../../../src/check/rules/tke-written-claim';
import { testDocumentRules } from './document-case';

interface Written {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** Of the workload itself. */
  readonly on?: Readonly<Record<string, string>>;
  /** Further fields of its spec. */
  readonly spec?: object;
  readonly podSpec?: object;
  /** What each container has as resources. */
  readonly resources?: readonly object[];
}

/** A workload as somebody wrote it, with these annotations on its template. JSON is YAML. */
const written = (annotations: Readonly<Record<string, unknown>>, more: Written = {}): string => {
  const { kind = 'StatefulSet', apiVersion = 'apps/v1', name = 'busybox', namespace = 'default' } = more;
  const { resources = [{}], podSpec = {}, spec = { replicas: 2 } } = more;
  const containers = resources.map((each, i) => ({ name: `c${i}`, image: 'busybox', resources: each }));
  const metadata = { name, namespace, ...(more.on === undefined ? {} : { annotations: more.on }) };
  const pod = { metadata: { annotations }, spec: { ...podSpec, containers } };
  return kind === 'Pod'
    ? JSON.stringify({ apiVersion: 'v1', kind, ...pod, metadata: { ...metadata, annotations } })
    : JSON.stringify({ apiVersion, kind, metadata, spec: { ...spec, template: pod } });
};

const together = (...documents: readonly string[]): string => documents.join('\n---\n');

const TKE = 'tke.cloud.tencent.com/';
const EKS = 'eks.tke.cloud.tencent.com/';
const ids = (list: string) => ({ [`${TKE}eip-id-list`]: list });
const attributes = (json: string) => ({ [`${TKE}eip-attributes`]: json });
const DEPLOYMENT: Written = { kind: 'Deployment', spec: { replicas: 1 } };
const KRUISE: Written = { apiVersion: 'apps.kruise.io/v1beta1' };
const ONE = { [`${TKE}eni-ip`]: '1', [`${TKE}eip`]: '1' };

const ipamd = (...args: readonly string[]): string =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'tke-eni-ipamd', namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name: 'tke-eni-ipamd', args }] } } },
  });

const node = (annotations: Readonly<Record<string, string>>): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', annotations } });

const namespace = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default', labels } });

testDocumentRules('TKE in YAML of others', [
  {
    rule: tkeMisplacedAnnotation,
    refused: written({}, { on: { [`${TKE}networks`]: 'tke-route-eni' } }),
    says: 'networks stands on the StatefulSet itself',
    accepted: written({ [`${TKE}networks`]: 'tke-route-eni' }, { on: { [`${TKE}enable-static-ip`]: 'true' } }),
  },
  {
    rule: tkeObsoleteAnnotation,
    refused: written({}, { on: { [`${TKE}enable-static-ip`]: 'true' } }),
    says: 'enable-static-ip has no effect',
    accepted: written({}, { on: { [`${TKE}networks`]: 'tke-route-eni' } }),
  },
  {
    rule: tkeObsoleteAnnotation,
    refused: written({ [`${TKE}enable-static-ip`]: 'true' }),
    says: 'has no effect',
    accepted: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Never' }),
  },
  {
    rule: tkeAnnotationValue,
    refused: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Retain' }),
    says: 'vpc-ip-claim-delete-policy is "Retain"; it can be Never or Immediate.',
    accepted: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Never', [`${TKE}eip-claim-delete-policy`]: 'Never' }),
  },
  {
    rule: tkeAnnotationValue,
    refused: written({ [`${TKE}claim-expired-duration`]: '7d' }),
    says: 'is "7d"; it is a Go duration such as 1h30m, which knows no days.',
    accepted: written({ [`${TKE}claim-expired-duration`]: '168h' }),
  },
  {
    rule: tkeAnnotationValue,
    refused: written(ids('eip-aaaa0001, eip-aaaa0002')),
    says: 'without spaces',
    accepted: written(ids('eip-aaaa0001,eip-aaaa0002')),
  },
  {
    rule: tkeAnnotationValue,
    refused: written({ [`${TKE}eip-attributes`]: { Bandwidth: '100' } }),
    says: 'is {…}, which is no text: quotes are missing.',
    accepted: together(written(attributes('')), written(attributes('{"Bandwidth":"100","ISP":"BGP"}'))),
  },
  {
    rule: tkeAnnotationValue,
    refused: written({ [`${EKS}retain-ip`]: 'yes', [`${EKS}retain-ip-hours`]: '1.5' }),
    says: 'whole number of hours',
    accepted: written({ [`${EKS}retain-ip`]: 'true', [`${EKS}retain-ip-hours`]: '48', [`${EKS}cpu`]: '2' }),
  },
  {
    rule: tkeAnnotationValue,
    refused: written({ [`${TKE}networks`]: 'route-eni', [`${TKE}nominated-eni-subnets`]: 'gz-3' }),
    says: 'it is a list of cloud subnets',
    accepted: written({
      [`${TKE}networks`]: 'tke-bridge,tke-direct-eni',
      [`${TKE}nominated-eni-subnets`]: 'subnet-1,subnet-2',
    }),
  },
  {
    rule: tkeClaimDuration,
    refused: written({ [`${TKE}claim-expired-duration`]: '4m59s' }),
    says: 'expire after 4m59s',
    accepted: written({ [`${TKE}claim-expired-duration`]: '300s' }),
  },
  {
    rule: tkeIpamdTooOld,
    target: { tke: '3.4.0' },
    refused: written(ids('eip-aaaa0001,eip-aaaa0002')),
    says: 'ipamd knows from 3.4.1 on; the cluster has 3.4.',
    accepted: written({ [`${TKE}claim-expired-duration`]: '1h' }),
  },
  {
    rule: tkeIpamdTooOld,
    target: { tke: '3.4.2' },
    refused: written({ [`${TKE}nominated-eni-subnets`]: 'subnet-1a2b3c4d' }),
    says: 'from 3.4.3 on',
    accepted: written(ids('eip-aaaa0001,eip-aaaa0002')),
  },
  {
    rule: tkeIpamdTooOld,
    target: { tke: '3.3.6' },
    refused: written(attributes('{"InternetMaxBandwidthOut":50}')),
    says: 'InternetMaxBandwidthOut is an API parameter, which ipamd knows from 3.3.7 on; the cluster has 3.3.6.',
    accepted: written(attributes('{"Bandwidth":"50","ISP":"BGP"}')),
  },
  {
    rule: tkeAddressOfSeveralPods,
    refused: together(
      ...['vpn', 'mail'].map((name) => written({ [`${TKE}nominated-vpc-ip`]: '172.16.0.7' }, { kind: 'Pod', name })),
    ),
    says: 'Pod default/vpn asks for 172.16.0.7 too.',
    accepted: together(
      written({ [`${TKE}nominated-vpc-ip`]: '172.16.0.7' }, { kind: 'Pod', name: 'vpn' }),
      written({ [`${TKE}nominated-vpc-ip`]: '172.16.0.8' }, { kind: 'Pod', name: 'mail' }),
    ),
  },
  {
    rule: tkeExactAddress,
    refused: written({ [`${TKE}nominated-vpc-ip`]: '172.16.0.7' }),
    says: 'asks for 172.16.0.7, the same for every pod of the StatefulSet',
    accepted: written({ [`${TKE}nominated-vpc-ip`]: '172.16.0.7' }, { kind: 'Pod' }),
  },
  {
    rule: tkeNeverWithoutLastingName,
    refused: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Never' }, DEPLOYMENT),
    says: 'It retains private addresses, but pods of a Deployment',
    accepted: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Never' }, KRUISE),
  },
  {
    rule: tkeNeverWithoutLastingName,
    refused: written({ [`${EKS}eip-claim-delete-policy`]: 'Never' }, { kind: 'CloneSet', ...KRUISE }),
    says: 'It retains public addresses, but pods of a CloneSet',
    accepted: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Immediate' }, DEPLOYMENT),
  },
  {
    rule: tkeNeverWithoutLastingName,
    refused: written({ [`${EKS}retain-ip`]: 'true' }, DEPLOYMENT),
    says: 'It retains private addresses, but pods of a Deployment',
    accepted: together(written({ [`${EKS}retain-ip`]: 'true' }), written({ [`${EKS}retain-ip`]: 'false' }, DEPLOYMENT)),
  },
  {
    rule: tkeHostNetwork,
    refused: written({ [`${TKE}networks`]: 'tke-route-eni' }, { podSpec: { hostNetwork: true } }),
    says: 'hostNetwork: true',
    accepted: together(
      written({ [`${TKE}networks`]: 'tke-route-eni' }),
      written({}, { podSpec: { hostNetwork: true } }),
    ),
  },
  {
    rule: tkeEipList,
    refused: written(ids('eip-aaaa0001,eip-aaaa0002'), { spec: { replicas: 2, ordinals: { start: 1 } } }),
    says: 'It has 2 EIP ids, but ordinals up to 2 need 3.',
    accepted: written(ids('eip-aaaa0001,eip-aaaa0002')),
  },
  {
    rule: tkeEipList,
    refused: written(ids('eip-aaaa0001,eip-aaaa0002'), {
      ...KRUISE,
      spec: { replicas: 1, reserveOrdinals: [0], updateStrategy: { rollingUpdate: { maxSurge: 1 } } },
    }),
    says: 'It has 2 EIP ids, but ordinals up to 2 need 3.',
    accepted: written(ids('eip-aaaa0001,eip-aaaa0002'), { ...KRUISE, spec: { replicas: 1, reserveOrdinals: [0] } }),
  },
  {
    rule: tkeEipList,
    refused: written(ids('eip-aaaa0001,eip-aaaa0002'), DEPLOYMENT),
    says: 'cannot be told apart',
    accepted: written(ids('eip-aaaa0001'), DEPLOYMENT),
  },
  {
    rule: tkeEipList,
    refused: written(ids('eip-aaaa0001'), { kind: 'Deployment', spec: { replicas: 2 } }),
    says: 'It has one EIP id for 2 pods of a Deployment',
    accepted: written(ids('eip-aaaa0001,eip-aaaa0002'), {
      kind: 'GameServerSet',
      apiVersion: 'game.kruise.io/v1alpha1',
    }),
  },
  {
    rule: tkeEipList,
    refused: written(ids('eip-aaaa0001'), { kind: 'Pod', name: 'vpn-3' }),
    says: 'The name vpn-3 ends in 3',
    accepted: written(ids('eip-aaaa0001'), { kind: 'Pod', name: 'vpn-0' }),
  },
  {
    rule: tkeEipShapes,
    refused: written(attributes('{"Bandwidth":"100","ISP":"BGP","InternetMaxBandwidthOut":50}')),
    says: 'The bandwidth is 100, but InternetMaxBandwidthOut says 50.',
    accepted: written(attributes('{"Bandwidth":"100","InternetMaxBandwidthOut":100}')),
  },
  {
    rule: tkeEipParameters,
    refused: written(attributes('{"Bandwidth":"200","ISP":"CTC"}')),
    says: 'ISP is CTC; it can be BGP, CMCC, CTCC, CUCC.',
    accepted: written(attributes('{"InternetMaxBandwidthOut":200,"InternetChargeType":"BANDWIDTH_PREPAID_BY_MONTH"}')),
  },
  {
    rule: tkeEipParameters,
    refused: written(attributes('{"InternetMaxBandwidthOut":"fast","AddressCount":2}')),
    says: 'AddressCount is 2, but a pod has one EIP.',
    accepted: written(attributes('{"InternetMaxBandwidthOut":50,"AddressCount":1}')),
  },
  {
    rule: tkeEipParameters,
    refused: written(attributes('{"InternetMaxBandwidthOut":"50"}')),
    says: 'InternetMaxBandwidthOut is "50", which is no whole number of Mbit/s.',
    accepted: written(attributes('{"Bandwidth":"50"}')),
  },
  {
    rule: tkeEipUnknownParameter,
    refused: written(attributes('{"AddressId":"eip-aaaa0001"}')),
    says: 'AddressId is no attribute of an EIP.',
    accepted: written(attributes('{"Tags":[{"Key":"team","Value":"shop"}]}')),
  },
  {
    rule: tkeEipTwoSources,
    refused: written({ ...ids('eip-aaaa0001,eip-aaaa0002'), ...attributes('') }),
    says: 'It has eip-attributes and an eip-id-list.',
    accepted: together(written(ids('eip-aaaa0001,eip-aaaa0002')), written(attributes(''), { name: 'other' })),
  },
  {
    rule: tkeEipIdTwice,
    refused: together(
      written(ids('eip-aaaa0001,eip-aaaa0002')),
      written(ids('eip-aaaa0002,eip-aaaa0003'), { name: 'other' }),
    ),
    says: 'The EIP eip-aaaa0002 stands also in the list of StatefulSet/busybox in default.',
    accepted: together(
      written(ids('eip-00000000,eip-aaaa0002')),
      written(ids('eip-00000000,eip-aaaa0003'), { name: 'other' }),
    ),
  },
  {
    rule: tkeEipIdTwice,
    refused: written(ids('eip-aaaa0001,eip-aaaa0001')),
    says: 'The EIP eip-aaaa0001 stands twice in its list.',
    accepted: written(ids('eip-aaaa0001,eip-aaaa0002')),
  },
  {
    // Each list is for one kind of cluster.
    rule: tkeEipIdTwice,
    refused: written({ ...ids('eip-aaaa0001'), [`${EKS}eip-id-list`]: 'eip-aaaa0002,eip-aaaa0002' }),
    says: 'The EIP eip-aaaa0002 stands twice in its list.',
    accepted: written({ ...ids('eip-aaaa0001,eip-aaaa0002'), [`${EKS}eip-id-list`]: 'eip-aaaa0001,eip-aaaa0002' }),
  },
  {
    // What we render ourselves counts, and what is in the cluster under the same name is the same workload.
    rule: tkeEipIdTwice,
    known: together(written(ids('eip-aaaa0001'), { name: 'ours' }), written(ids('eip-aaaa0003'))),
    refused: written(ids('eip-aaaa0001')),
    says: 'also in the list of StatefulSet/ours in default',
    accepted: written(ids('eip-aaaa0003')),
  },
  {
    rule: tkeMissingResource,
    refused: written(attributes(''), { resources: [{ limits: { [`${TKE}eni-ip`]: '1' } }] }),
    says: 'no container asks for tke.cloud.tencent.com/eip',
    accepted: written(attributes(''), { resources: [{ limits: ONE, requests: ONE }] }),
  },
  {
    rule: tkeResourcePlace,
    refused: written(attributes(''), { resources: [{}, { limits: ONE }] }),
    says: 'eni-ip stands on container 2',
    accepted: written(attributes(''), { resources: [{ limits: ONE }, { limits: { cpu: '1' } }] }),
  },
  {
    rule: tkeResourcePlace,
    refused: written({}, { resources: [{ requests: ONE }] }),
    says: 'has a request and no limit',
    accepted: written({}, { resources: [{ requests: ONE, limits: ONE }] }),
  },
  {
    rule: tkeResourcePlace,
    refused: written({}, { resources: [{ limits: { [`${TKE}eip`]: 2 } }] }),
    says: 'has the limit 2 and the request 2; a pod has one',
    accepted: written({}, { resources: [{ limits: { [`${TKE}eip`]: 1 } }] }),
  },
  {
    rule: tkeWebhookOff,
    known: namespace({ 'not-add-pod-eni-ip-limit': '' }),
    refused: written({ [`${TKE}networks`]: 'tke-route-eni' }),
    says: 'the namespace default has the label not-add-pod-eni-ip-limit',
    accepted: together(
      written({ [`${TKE}networks`]: 'tke-route-eni' }, { resources: [{ limits: ONE }] }),
      written({ [`${TKE}networks`]: 'tke-route-eni' }, { namespace: 'shop' }),
      written({}),
    ),
  },
  {
    rule: tkeWrittenClaim,
    refused: JSON.stringify({
      apiVersion: 'networking.tke.cloud.tencent.com/v1',
      kind: 'VpcIPClaim',
      metadata: { name: 'busybox-0', namespace: 'default' },
    }),
    says: 'VpcIPClaim objects are written by ipamd alone.',
    accepted: JSON.stringify({ apiVersion: 'example.com/v1', kind: 'VpcIPClaim', metadata: { name: 'busybox-0' } }),
  },
  {
    rule: tkeIpamdArguments,
    refused: ipamd('--v=3', '--claim-expired-duration', '4m'),
    says: 'Claims expire after 4m, which TKE does not accept.',
    accepted: together(ipamd('--v=3', '--claim-expired-duration', '5m', '--enable-ownerref'), ipamd()),
  },
  {
    rule: tkeIpamdArguments,
    refused: ipamd('--claim-expired-duration=1d'),
    says: 'The argument --claim-expired-duration is "1d", no Go duration.',
    accepted: ipamd('-claim-expired-duration=24h'),
  },
  {
    rule: tkeWarmTarget,
    refused: node({ [`${TKE}route-eni-ip-min-warm-target`]: '2' }),
    says: 'route-eni-ip-max-warm-target is missing',
    accepted: node({ [`${TKE}route-eni-ip-min-warm-target`]: '0', [`${TKE}route-eni-ip-max-warm-target`]: '3' }),
  },
  {
    rule: tkeWarmTarget,
    refused: node({ [`${TKE}direct-eni-min-warm-target`]: '3', [`${TKE}direct-eni-max-warm-target`]: '1' }),
    says: 'which is no range',
    accepted: node({ [`${TKE}direct-eni-min-warm-target`]: '1', [`${TKE}direct-eni-max-warm-target`]: '1' }),
  },
  {
    rule: tkeWarmTarget,
    refused: node({ [`${TKE}desired-route-eni-pod-num`]: 'all' }),
    says: 'desired-route-eni-pod-num is "all", no whole number.',
    accepted: node({ [`${TKE}desired-route-eni-pod-num`]: '20', [`${TKE}route-eni-max-attach`]: '3' }),
  },
  {
    rule: tkeWarmTarget,
    target: { tke: '3.4.7' },
    refused: node({ [`${TKE}direct-eni-min-warm-target`]: '1', [`${TKE}direct-eni-max-warm-target`]: '1' }),
    says: 'has no effect in a cluster with static addresses',
    accepted: node({}),
  },
  {
    rule: tkeMixedPrefix,
    refused: written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Never', [`${EKS}eip-attributes`]: '' }),
    says: 'Its EIP is asked for by eks.tke.cloud.tencent.com/eip-attributes, but its address is kept by tke.cloud.tencent.com/vpc-ip-claim-delete-policy.',
    accepted: together(
      written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Never', [`${EKS}cpu`]: '2', ...attributes('') }),
      written({ [`${EKS}retain-ip`]: 'true', [`${EKS}eip-attributes`]: '' }),
      written({ [`${TKE}vpc-ip-claim-delete-policy`]: 'Immediate', [`${EKS}eip-attributes`]: '' }),
    ),
  },
]);
