import { indexOf, type SnapshotIndex } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { LONGEST_SERVERLESS_RETENTION } from '../../backends/tke/retain-hours';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeServerless: Rule = {
  id: 'IPAM366',
  name: 'tke-serverless',
  severity: 'error',
  title: 'Something that a serverless cluster does not have',
  why:
    'A serverless cluster has no ipamd and no ip-masq-agent. It keeps the address of a pod for 24 hours or as many as it ' +
    'is told, a year at most; it takes EIP ids for StatefulSets only, and no annotation names an address for a pod.',
  fix:
    'Retain for at most 365d; give EIP ids to StatefulSets; declare a bare Pod as a StatefulSet of one; leave out ' +
    'TkeIpamdSettings and IpMasqAgent.',
  versions: 'serverless clusters',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.serverless(), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const reclaim = ReclaimPolicy.neverReclaimed();
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], reclaim, template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.serverless(), kubernetes: '1.34' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const reclaim = ReclaimPolicy.expireAfter('24h');
new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], reclaim, template });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    const clusters = index.clustersOn('tke').filter(({ config }) => config.serverless);
    return clusters.flatMap(({ cluster, config }) => [
      ...(config.settings === undefined
        ? []
        : [finding(tkeServerless, cluster.where, 'It has settings of ipamd, but a serverless cluster has no ipamd.')]),
      ...snapshot.masqAgents
        .filter((agent) => agent.cluster === cluster.name)
        .map(({ where }) => finding(tkeServerless, where, 'A serverless cluster has no ip-masq-agent.')),
      ...snapshot.workloads
        .filter(({ identity }) => identity.cluster === cluster.name)
        .flatMap((workload) =>
          faultsOf(workload, index).map((message) => finding(tkeServerless, workload.where, message)),
        ),
    ]);
  },
};

function faultsOf(workload: WorkloadSnapshot, index: SnapshotIndex): readonly string[] {
  const reclaim = index.declarationOf(workload.owner)?.reclaim;
  const { deletePolicy, expires = 0 } = claimLifetime(workload, reclaim);
  const isForever = expires === 0 && (reclaim?.onDelete === 'forever' || reclaim?.onScaleDown === 'forever');
  const { kind } = workload.identity;
  return [
    ...(deletePolicy === 'Never' && (isForever || expires > LONGEST_SERVERLESS_RETENTION)
      ? ['It retains its addresses for longer than the year that a serverless cluster keeps them.']
      : []),
    ...(workload.eip?.kind === 'inventory' && kind !== 'StatefulSet'
      ? [`It takes EIPs by id, which a serverless cluster does for StatefulSets only, not for a ${kind}.`]
      : []),
    ...(workload.contract === 'exact'
      ? [`The lock names an address for the ${kind}, which nothing tells a serverless cluster.`]
      : []),
  ];
}
