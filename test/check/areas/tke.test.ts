import { TKE_RULES } from '../../../src/check/areas/tke';
import { tkeClaimDuration } from '../../../src/check/rules/tke-claim-duration';
import { tkeClaimsNeverReclaimed } from '../../../src/check/rules/tke-claims-never-reclaimed';
import { tkeEipList } from '../../../src/check/rules/tke-eip-list';
import { tkeEipParameters } from '../../../src/check/rules/tke-eip-parameters';
import { tkeEipShapes } from '../../../src/check/rules/tke-eip-shapes';
import { tkeEipUnknownParameter } from '../../../src/check/rules/tke-eip-unknown-parameter';
import { tkeExactAddress } from '../../../src/check/rules/tke-exact-address';
import { tkeHostNetwork } from '../../../src/check/rules/tke-host-network';
import { tkeIpamdTooOld } from '../../../src/check/rules/tke-ipamd-too-old';
import { tkeIpv6 } from '../../../src/check/rules/tke-ipv6';
import { tkeMisplacedAnnotation } from '../../../src/check/rules/tke-misplaced-annotation';
import { tkeNeverWithoutLastingName } from '../../../src/check/rules/tke-never-without-lasting-name';
import { tkeNoRangeForReplicaSet } from '../../../src/check/rules/tke-no-range-for-replica-set';
import { tkeObsoleteAnnotation } from '../../../src/check/rules/tke-obsolete-annotation';
import { tkeOneTimer } from '../../../src/check/rules/tke-one-timer';
import { tkeResourcePlace } from '../../../src/check/rules/tke-resource-place';
import { tkeServerless } from '../../../src/check/rules/tke-serverless';
import { tkeSettingsTooNew } from '../../../src/check/rules/tke-settings-too-new';
import { tkeSeveralZones } from '../../../src/check/rules/tke-several-zones';
import { tkeShortestExpiry } from '../../../src/check/rules/tke-shortest-expiry';
import { tkeStaticIpMode } from '../../../src/check/rules/tke-static-ip-mode';
import { tkeSubnetId } from '../../../src/check/rules/tke-subnet-id';
import { durationOf } from '../../../src/model/duration';
import type { EipSnapshot } from '../../../src/model/snapshot';
import { onSubnet, tke } from '../../backends/tke/stories';
import { eip, type Story, type WorkloadStory } from '../../support/answers';
import { testCatalogue, testRules } from './rule-case';

const BUSYBOX = 'StatefulSet/busybox';
const HOUR = { onScaleDown: durationOf('1h'), onDelete: durationOf('1h') };

const workload = (more: Partial<WorkloadStory> = {}, story: Partial<Story> = {}): Story =>
  onSubnet({ workloads: [{ is: BUSYBOX, pools: ['zone3/db'], contract: 'same-name', ...more }], ...story });

const web = (more: Partial<WorkloadStory>): Story =>
  workload({ is: 'Deployment/web', replicas: { kind: 'set', count: 2, max: 3 }, ...more });

const pod: Partial<WorkloadStory> = { is: 'Pod/one', contract: 'exact', replicas: { kind: 'one' } };

const ATTRIBUTES: EipSnapshot = { kind: 'attributes', isRetained: false };
const INVENTORY: EipSnapshot = { kind: 'inventory', inventory: 'prod/eips', isRetained: false };

const IDS = [0, 1, 2].map((ordinal) => eip(`eip-${ordinal}`, BUSYBOX, ordinal));

const PASSING: Partial<WorkloadStory> = { tke: { claimDeletePolicy: 'Immediate' } };

const EXCLUSIVE = { networkMode: 'tke-direct-eni', staticIp: false } as const;

const NOTHING_ASKED = { limits: {}, requests: {} };
const ONE_EIP = { limits: { 'tke.cloud.tencent.com/eip': '1' }, requests: {} };

const SERVERLESS: Partial<Story> = { backend: tke('0.0', { serverless: true }) };

const twoZones = (second: string): Partial<Story> => ({
  subnets: [
    { name: 'zone3', cidrs: ['172.16.0.0/24'], options: { tke: { id: 'subnet-3', zone: 'gz-3' } } },
    { name: 'zone4', cidrs: ['172.16.1.0/24'], options: { tke: { id: 'subnet-4', zone: second } } },
  ],
  pools: [
    { name: 'db', subnet: 'zone3' },
    { name: 'db', subnet: 'zone4' },
  ],
});

testRules('TKE', [
  {
    rule: tkeExactAddress,
    found: workload({ pins: ['172.16.0.7'] }),
    says: 'asks for 172.16.0.7, but TKE gives a StatefulSet no chosen address',
    fine: workload({ ...pod, pins: ['172.16.0.7'] }),
  },
  {
    rule: tkeNoRangeForReplicaSet,
    found: web({}),
    says: 'cannot hold addresses for a Deployment',
    fine: web({ tke: { claimDeletePolicy: 'Immediate' } }),
  },
  {
    rule: tkeNoRangeForReplicaSet,
    found: web({}),
    says: 'no lasting names',
    fine: web({ eip: ATTRIBUTES }),
  },
  {
    rule: tkeNeverWithoutLastingName,
    found: web({ tke: { claimDeletePolicy: 'Never' }, eip: { ...ATTRIBUTES, isRetained: true } }),
    says: 'It retains public addresses',
    fine: workload({ tke: { claimDeletePolicy: 'Never' }, eip: { ...ATTRIBUTES, isRetained: true } }),
  },
  {
    rule: tkeIpamdTooOld,
    found: workload(pod, { backend: tke('3.2.4') }),
    says: 'from 3.2.5 on; the cluster has 3.2.4',
    fine: workload(pod, { backend: tke('3.2.5') }),
  },
  {
    rule: tkeIpamdTooOld,
    found: workload({ reclaim: HOUR }, { backend: tke('3.3.1') }),
    says: 'claims that expire',
    fine: workload({ reclaim: HOUR }, { backend: tke('3.3.2') }),
  },
  {
    rule: tkeIpamdTooOld,
    found: workload({}, { ...twoZones('gz-3'), backend: tke('3.4.2') }),
    says: 'placed in some subnets of several',
    fine: workload({}, { ...twoZones('gz-3'), backend: tke('3.4.3') }),
  },
  {
    rule: tkeIpamdTooOld,
    found: workload({ eip: INVENTORY }, { backend: tke('3.4.0') }),
    says: 'takes EIPs by id',
    fine: workload({ eip: INVENTORY }, { backend: tke('3.4.1') }),
  },
  {
    rule: tkeIpamdTooOld,
    found: workload(
      { eip: { ...ATTRIBUTES, parameters: { AddressType: 'EIP' } } },
      { backend: tke('3.3.6', { networkMode: 'tke-direct-eni', staticIp: false }) },
    ),
    says: 'API parameters',
    fine: workload(
      { eip: { ...ATTRIBUTES, parameters: { AddressType: 'EIP' } } },
      { backend: tke('3.3.9', { networkMode: 'tke-direct-eni', staticIp: false }) },
    ),
  },
  {
    rule: tkeIpamdTooOld,
    found: workload({ eip: ATTRIBUTES, ...PASSING }, { backend: tke('3.3.8', EXCLUSIVE) }),
    says: 'from 3.3.9 on; the cluster has 3.3.8. Until then, use shared interfaces',
    fine: workload({ eip: ATTRIBUTES, ...PASSING }, { backend: tke('3.3.9', EXCLUSIVE) }),
  },
  {
    rule: tkeClaimDuration,
    found: workload({ tke: { claimExpiredDuration: durationOf('4m59s') } }),
    says: 'expire after 4m59s',
    fine: workload({ tke: { claimExpiredDuration: durationOf('5m') } }),
  },
  {
    rule: tkeClaimDuration,
    found: workload({}, { backend: tke('3.4.7', { settings: { cascade: false, claimExpiredDuration: 15_768_000 } }) }),
    says: 'expire after 4380h',
    fine: workload({}, { backend: tke('3.4.7', { settings: { cascade: false, claimExpiredDuration: 15_767_999 } }) }),
  },
  {
    rule: tkeEipList,
    found: workload({ eip: INVENTORY }, { eips: [eip('eip-a', BUSYBOX, 0), eip('eip-b', BUSYBOX, 1)] }),
    says: '2 EIP ids, but ordinals up to 2 need 3',
    fine: workload({ eip: INVENTORY }, { eips: IDS }),
  },
  {
    rule: tkeEipList,
    found: web({ eip: INVENTORY }),
    says: 'cannot be told apart',
    fine: workload(
      { is: 'Deployment/web', replicas: { kind: 'set', count: 1, max: 1 }, eip: INVENTORY },
      { eips: [eip('eip-a', 'Deployment/web')] },
    ),
  },
  {
    rule: tkeEipList,
    found: workload({ ...pod, is: 'Pod/vpn-3', eip: INVENTORY }, { eips: [eip('eip-a', 'Pod/vpn-3')] }),
    says: 'ends in 3, which TKE takes for the index',
    fine: workload({ ...pod, is: 'Pod/vpn', eip: INVENTORY }, { eips: [eip('eip-a', 'Pod/vpn')] }),
  },
  {
    // An Advanced StatefulSet that surges has one pod more.
    rule: tkeEipList,
    found: workload({ eip: INVENTORY, template: { surge: 1 } }, { eips: IDS }),
    says: '3 EIP ids, but ordinals up to 3 need 4',
    fine: workload({ eip: INVENTORY, template: { surge: 0 } }, { eips: IDS }),
  },
  {
    rule: tkeEipParameters,
    found: workload({ eip: { ...ATTRIBUTES, bandwidthMbps: 101 } }),
    says: 'InternetMaxBandwidthOut is 101; paid by TRAFFIC_POSTPAID_BY_HOUR it is 1 to 100 Mbit/s.',
    fine: workload({
      eip: { ...ATTRIBUTES, bandwidthMbps: 2000, parameters: { InternetChargeType: 'BANDWIDTH_PACKAGE' } },
    }),
  },
  {
    rule: tkeEipParameters,
    found: workload({ eip: { ...ATTRIBUTES, parameters: { InternetChargeType: 'BANDWIDTH_PREPAID' } } }),
    says: 'InternetChargeType is BANDWIDTH_PREPAID; it can be TRAFFIC_POSTPAID_BY_HOUR',
    fine: workload({ eip: { ...ATTRIBUTES, parameters: { InternetChargeType: 'BANDWIDTH_PREPAID_BY_MONTH' } } }),
  },
  {
    rule: tkeEipUnknownParameter,
    found: workload({ eip: { ...ATTRIBUTES, parameters: { AddressId: 'eip-1a2b3c4d' } } }),
    says: 'AddressId is no attribute of an EIP.',
    fine: workload({ eip: { ...ATTRIBUTES, parameters: { AddressName: 'shop' } } }),
  },
  {
    rule: tkeResourcePlace,
    found: workload({ template: { extendedResources: [NOTHING_ASKED, ONE_EIP] } }),
    says: 'The resource tke.cloud.tencent.com/eip stands on container 2',
    fine: workload({ template: { extendedResources: [ONE_EIP, NOTHING_ASKED] } }),
  },
  {
    rule: tkeShortestExpiry,
    found: workload({}, { backend: tke('3.4.7', { settings: { cascade: false, claimExpiredDuration: 300 } }) }),
    says: 'exactly 300 seconds',
    fine: workload({}, { backend: tke('3.4.7', { settings: { cascade: false, claimExpiredDuration: 301 } }) }),
  },
  {
    rule: tkeServerless,
    found: workload({ reclaim: { onScaleDown: 'forever', onDelete: 'forever' } }, SERVERLESS),
    says: 'for longer than the year',
    fine: workload({ reclaim: { onScaleDown: durationOf('365d'), onDelete: durationOf('365d') } }, SERVERLESS),
  },
  {
    rule: tkeServerless,
    found: workload({ is: 'Deployment/web', eip: INVENTORY }, SERVERLESS),
    says: 'for StatefulSets only, not for a Deployment',
    fine: workload({ eip: INVENTORY }, SERVERLESS),
  },
  {
    rule: tkeServerless,
    found: workload(pod, SERVERLESS),
    says: 'The lock names an address for the Pod',
    fine: workload(pod),
  },
  {
    rule: tkeServerless,
    found: workload({}, { backend: tke('0.0', { serverless: true, settings: { cascade: true } }), masqAgents: [{}] }),
    says: 'has no ip-masq-agent',
    fine: workload({}, { backend: tke('3.4.7', { settings: { cascade: true } }), masqAgents: [{}] }),
  },
  {
    // No ipamd, nothing that it could be too old for, and every address is given up after a while.
    rule: tkeIpamdTooOld,
    found: workload({ reclaim: HOUR, eip: INVENTORY }, { backend: tke('3.3.1') }),
    says: 'claims that expire',
    fine: workload({ reclaim: HOUR, eip: INVENTORY }, SERVERLESS),
  },
  {
    rule: tkeClaimsNeverReclaimed,
    found: workload(),
    says: 'nothing makes TKE',
    fine: workload({}, SERVERLESS),
  },
  {
    rule: tkeEipShapes,
    found: workload({ eip: { ...ATTRIBUTES, bandwidthMbps: 100, parameters: { InternetMaxBandwidthOut: 50 } } }),
    says: 'The bandwidth is 100, but InternetMaxBandwidthOut says 50',
    fine: workload({ eip: { ...ATTRIBUTES, bandwidthMbps: 50, parameters: { InternetMaxBandwidthOut: 50 } } }),
  },
  {
    rule: tkeIpv6,
    found: workload({ families: [4, 6] }),
    says: 'IPv6',
    fine: workload(),
  },
  {
    // In non-static mode with shared interfaces pods may have any IPv6 address, which nobody keeps for them.
    rule: tkeIpv6,
    found: workload({ families: [4, 6], ...PASSING }, { backend: tke('3.4.4', { staticIp: false }) }),
    says: 'IPv6',
    fine: workload({ families: [4, 6], ...PASSING }, { backend: tke('3.4.5', { staticIp: false }) }),
  },
  {
    rule: tkeHostNetwork,
    found: workload({ template: { hostNetwork: true } }),
    says: 'hostNetwork: true',
    fine: workload(),
  },
  {
    rule: tkeSeveralZones,
    found: workload({ pools: ['zone3/db', 'zone4/db'] }, twoZones('gz-4')),
    says: 'zones gz-3, gz-4',
    fine: workload({ pools: ['zone3/db', 'zone4/db'] }, twoZones('gz-3')),
  },
  {
    rule: tkeStaticIpMode,
    found: workload({}, { backend: tke('3.4.7', { staticIp: false }) }),
    says: 'not in static IP mode',
    fine: workload({ tke: { claimDeletePolicy: 'Immediate' } }, { backend: tke('3.4.7', { staticIp: false }) }),
  },
  {
    rule: tkeSubnetId,
    found: workload({}, { subnets: [{ name: 'zone3', cidrs: ['172.16.0.0/24'] }] }),
    says: 'id in the cloud is not known',
    fine: workload(),
  },
  {
    rule: tkeClaimsNeverReclaimed,
    found: workload(),
    says: 'nothing makes TKE give up the claims',
    fine: workload({}, { backend: tke('3.4.7', { settings: { cascade: true } }) }),
  },
  {
    rule: tkeClaimsNeverReclaimed,
    found: workload(),
    says: 'nothing makes TKE',
    fine: workload({ reclaim: HOUR }),
  },
  {
    rule: tkeMisplacedAnnotation,
    found: workload({ template: { objectAnnotations: { 'tke.cloud.tencent.com/networks': 'tke-route-eni' } } }),
    says: 'networks stands on the StatefulSet itself',
    fine: workload({ template: { annotations: { 'tke.cloud.tencent.com/networks': 'tke-route-eni' } } }),
  },
  {
    rule: tkeObsoleteAnnotation,
    found: workload({ template: { objectAnnotations: { 'tke.cloud.tencent.com/enable-static-ip': 'true' } } }),
    says: 'enable-static-ip has no effect',
    fine: workload({ template: { objectAnnotations: { 'tke.cloud.tencent.com/networks': 'tke-route-eni' } } }),
  },
  {
    rule: tkeOneTimer,
    found: workload({ reclaim: { onScaleDown: durationOf('1h'), onDelete: 'forever' } }),
    says: 'cannot tell the two apart',
    fine: workload({ reclaim: HOUR }),
  },
  {
    rule: tkeSettingsTooNew,
    found: workload(
      { eip: { ...ATTRIBUTES, isRetained: true } },
      { backend: tke('3.3.8', { settings: { cascade: true } }) },
    ),
    says: 'cascade reclaiming of retained EIPs, which takes ipamd 3.3.9 or later; it has 3.3.8',
    fine: workload({}, { backend: tke('3.3.8', { settings: { cascade: true } }) }),
  },
  {
    rule: tkeSettingsTooNew,
    found: workload({}, { backend: tke('3.3.5', { settings: { cascade: true, onlyNominatedSubnets: true } }) }),
    says: 'only nominated subnets, which takes ipamd 3.4.3',
    fine: workload({}, { backend: tke('3.4.3', { settings: { cascade: true, onlyNominatedSubnets: true } }) }),
  },
]);

testCatalogue('TKE', TKE_RULES, [140, 149], [340, 379], [734, 734]);
