import { indexOf, type SnapshotIndex } from '../../backends/snapshot-index';
import { SINCE, TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { recordIn } from '../../backends/tke/annotation-values';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { apiParametersAmong } from '../../backends/tke/eip-faults';
import type { Snapshot, TkeConfig, WorkloadSnapshot } from '../../model/snapshot';
import { isAtLeast, printVersion, type Version } from '../../model/version';
import { finding } from '../finding';
import type { Flaw } from '../flaw';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { type TkePods, tkePodsOf } from '../tke-pods';

export const tkeIpamdTooOld: Rule = {
  id: 'IPAM343',
  name: 'tke-ipamd-too-old',
  severity: 'error',
  title: 'Something that the declared ipamd does not know',
  why:
    'Annotations that tke-eni-ipamd does not know are ignored without a word. It knows nominated-vpc-ip from 3.2.5, ' +
    'claim-expired-duration from 3.3.2, API parameters of EIPs from 3.3.7, EIPs on exclusive interfaces in non-static ' +
    'mode from 3.3.9, eip-id-list from 3.4.1, and nominated-eni-subnets from 3.4.3.',
  fix: 'Upgrade ipamd, or do without what it does not know.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.0'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const reclaim = ReclaimPolicy.expireAfter('24h');
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 1, pools: [zone3], reclaim, template });
EipBinding.inventory(vpn, new EipInventory(app, 'bought', { ids: ['eip-1a2b3c4d'] }));`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.1'), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const reclaim = ReclaimPolicy.expireAfter('24h');
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 1, pools: [zone3], reclaim, template });
EipBinding.inventory(vpn, new EipInventory(app, 'bought', { ids: ['eip-1a2b3c4d'] }));`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    const choices = subnetsByCluster(snapshot);
    const workloads = index.workloadsOn('tke').filter(({ config }) => !config.serverless);
    return workloads.flatMap(({ workload, config }) =>
      usesOf(workload, config, { index, subnets: choices.get(workload.identity.cluster) ?? 0 })
        .filter(([what]) => !isAtLeast(config.ipamd, SINCE[what]))
        .map(([what, why]) =>
          finding(
            tkeIpamdTooOld,
            workload.where,
            `It ${why}, which ${knownFrom(SINCE[what], config.ipamd)} Until then, ${INSTEAD[what]}.`,
          ),
        ),
    );
  },
  lint: (object, { target }) => {
    const pods = tkePodsOf(object);
    const ipamd = target.tke?.ipamd;
    if (pods === undefined || ipamd === undefined || target.tke?.serverless) return [];
    const annotations = NEW_ANNOTATIONS.filter(
      ([key, since]) => key in pods.annotations && !isAtLeast(ipamd, since),
    ).map(([key, since]) => flawOfPods(pods, key, `The annotation ${key} is one that ${knownFrom(since, ipamd)}`));
    return isAtLeast(ipamd, SINCE.eipApiParameters) ? annotations : [...annotations, ...parameterFlaws(pods, ipamd)];
  },
};

function parameterFlaws(pods: TkePods, ipamd: Version): readonly Flaw[] {
  const key = TKE_ANNOTATIONS.eipAttributes;
  const text = pods.annotations[key];
  const said = Object.keys((typeof text === 'string' ? recordIn(text) : undefined) ?? {});
  return apiParametersAmong(said).map((name) =>
    flawOfPods(pods, key, `${name} is an API parameter, which ${knownFrom(SINCE.eipApiParameters, ipamd)}`),
  );
}

const knownFrom = (since: string, ipamd: Version): string =>
  `ipamd knows from ${since} on; the cluster has ${printVersion(ipamd)}.`;

const NEW_ANNOTATIONS: readonly (readonly [key: string, since: string])[] = [
  [TKE_ANNOTATIONS.nominatedIp, SINCE.nominatedIp],
  [TKE_ANNOTATIONS.claimExpiredDuration, SINCE.claimExpiredDuration],
  [TKE_ANNOTATIONS.eipIdList, SINCE.eipIdList],
  [TKE_ANNOTATIONS.nominatedSubnets, SINCE.nominatedSubnets],
];

type Use = readonly [keyof typeof INSTEAD, string];

/** What an older ipamd can do. */
const INSTEAD = {
  nominatedIp: 'let TKE choose the address and keep it: a StatefulSet of one',
  claimExpiredDuration: 'set the expiry of the whole cluster: TkeIpamdSettings, and no retention for some time',
  eipApiParameters: 'give bandwidthMbps and isp only',
  eipOnExclusiveEni: 'use shared interfaces, or static mode',
  eipIdList: 'have the EIPs created and kept: EipBinding.attributes with retain',
  nominatedSubnets: 'give the cluster no other container subnets than those of its workloads',
} as const satisfies Partial<Record<keyof typeof SINCE, string>>;

/** What a workload is judged against: `subnets` is how many its cluster has. */
interface Surroundings {
  readonly index: SnapshotIndex;
  readonly subnets: number;
}

const usesOf = (workload: WorkloadSnapshot, config: TkeConfig, around: Surroundings): readonly Use[] => [
  ...(config.staticIp ? claimUses(workload, around) : []),
  ...eipUses(workload, config),
];

function claimUses(workload: WorkloadSnapshot, { index, subnets }: Surroundings): readonly Use[] {
  const { expires } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
  const isPlaced = index.subnetsOf(workload).length < subnets;
  return [
    ...use('nominatedIp', workload.contract === 'exact', 'is a bare Pod with an exact address'),
    ...use('claimExpiredDuration', expires !== undefined, 'has claims that expire'),
    ...use('nominatedSubnets', isPlaced, 'must be placed in some subnets of several'),
  ];
}

function eipUses({ eip }: WorkloadSnapshot, { networkMode, staticIp }: TkeConfig): readonly Use[] {
  const isExclusive = networkMode === 'tke-direct-eni' && !staticIp;
  return [
    ...use(
      'eipApiParameters',
      eip?.kind === 'attributes' && eip.parameters !== undefined,
      'has API parameters for its EIPs',
    ),
    ...use('eipIdList', eip?.kind === 'inventory', 'takes EIPs by id'),
    ...use(
      'eipOnExclusiveEni',
      eip !== undefined && isExclusive,
      'has EIPs on exclusive interfaces without static addresses',
    ),
  ];
}

const use = (what: keyof typeof INSTEAD, isUsed: boolean, why: string): readonly Use[] => (isUsed ? [[what, why]] : []);

function subnetsByCluster({ subnets }: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { cluster } of subnets) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  return counts;
}
