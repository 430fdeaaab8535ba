import type { NodesOfPool } from '../../backends/tke/zone-supply';
import type { TkeConfig } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { tkeSupplies } from '../tke-supplies';

export const tkeUnknownNodes: Rule = {
  id: 'IPAM362',
  name: 'tke-unknown-nodes',
  severity: 'warning',
  title: 'Nodes of which it is not known what they carry',
  why:
    'What a node carries follows from its vCPUs, interfaces and addresses. They are known for few instance types only; ' +
    'the others are told by the cloud API DescribeVpcCniPodLimits, and are not guessed. Without them the capacity of ' +
    'the zone is not checked.',
  fix: 'Give the node pool cpus, interfaces and ipsPerInterface, or podLimit, as the API says for its instance type.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, zone: 'ap-guangzhou-3', instanceType: 'S9.LARGE8' });
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });
EipBinding.attributes(vpn);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const tke = { id: 'subnet-1a2b3c4d', zone: 'ap-guangzhou-3' };
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke }).pool('all');
prod.nodePool('np1', { count: 4, zone: 'ap-guangzhou-3', instanceType: 'SA2.LARGE8' });
const vpn = new FixedIpStatefulSet(prod.namespace('shop'), 'vpn', { replicas: 2, pools: [zone3], template });
EipBinding.attributes(vpn);`,
  },
  check: (answer) =>
    tkeSupplies(answer).flatMap(({ cluster, config, supply }) => {
      const hasEips = answer.snapshot.workloads.some(
        ({ eip, identity }) => eip !== undefined && identity.cluster === cluster.name,
      );
      return supply.nodes.flatMap((nodes) => {
        const missing = missingOf(nodes, config, hasEips ? ['cpus'] : []);
        if (missing.length === 0) return [];
        const { name, instanceType } = nodes.pool;
        const type =
          instanceType === undefined ? '' : `, and of its instance type ${instanceType} they are not known here`;
        return finding(
          tkeUnknownNodes,
          nodes.pool.where,
          `The node pool ${name} does not say its ${missing.join(', ')}${type}.`,
        );
      });
    }),
};

/** `wanted`: what is needed for other reasons than the count of pods. */
function missingOf({ each }: NodesOfPool, { networkMode, staticIp }: TkeConfig, wanted: readonly 'cpus'[]) {
  const isShared = networkMode === 'tke-route-eni';
  return [
    ...wanted.filter(() => each.eips === undefined),
    ...(each.pods === undefined && (staticIp || !isShared) ? ['podLimit'] : []),
    ...(each.ipsPerInterface === undefined && isShared && staticIp ? ['ipsPerInterface'] : []),
  ];
}
