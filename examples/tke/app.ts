import { join } from 'node:path';
import { ApiObject, type App, Include } from 'cdk8s';
import {
  Cluster,
  EipBinding,
  EipInventory,
  FixedIpStatefulSet,
  IpMasqAgent,
  ReclaimPolicy,
  Tke,
  TkeIpamdSettings,
} from 'cdk8s-ipam';

const template = (app: string) => ({
  metadata: { labels: { 'k8s-app': app, 'qcloud-app': app } },
  spec: { containers: [{ name: app, image: 'busybox:1.36', command: ['sleep'], args: ['10000000000'] }] },
});

/**
 * Fixed addresses and EIPs on Tencent TKE: on `legacy`, whose ipamd (3.4.7) takes arguments, EIPs that the cloud creates;
 * on `current` (3.8.0), whose settings people enter in the console, EIPs bought beforehand.
 */
export function declare(app: App): void {
  legacy(app);
  current(app);
}

function legacy(app: App): void {
  const cluster = new Cluster(app, 'legacy', { backend: Tke.ipamd('3.4.7'), kubernetes: '1.24' });
  const eips = cluster
    .subnet('eips', { cidr: '172.16.1.0/24', tke: { id: 'subnet-eip00001', zone: 'ap-guangzhou-3' } })
    .pool('eips');

  const workloads = cluster.namespace('default');
  const busybox = new FixedIpStatefulSet(workloads, 'busybox', {
    replicas: 1,
    pools: [eips],
    reclaim: ReclaimPolicy.neverReclaimed(),
    template: template('busybox'),
  });
  EipBinding.attributes(busybox, { bandwidthMbps: 100, isp: 'BGP', retain: true });

  // Pods with an EIP must not be masqueraded, or their traffic leaves with the address of the node.
  new IpMasqAgent(cluster, 'masquerade', { nonMasqueradeCidrs: ['172.16.0.0/16', '10.67.0.0/16'] });

  const system = cluster.namespace('kube-system');
  const ipamd = new Include(system, 'ipamd', { url: join(__dirname, 'tke-eni-ipamd.yaml') });
  new TkeIpamdSettings(cluster, 'reclaiming', {
    claimExpiredDuration: '1h',
    cascade: true,
    onlyNominatedSubnets: true,
    deployment: ApiObject.of(ipamd.node.children[0]!),
  });
}

function current(app: App): void {
  const cluster = new Cluster(app, 'current', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
  const vpc = cluster.subnet('eips', { cidr: '172.17.1.0/24', tke: { id: 'subnet-eip00002', zone: 'ap-guangzhou-6' } });
  const plain = cluster.subnet('plain', {
    cidr: '172.17.2.0/24',
    tke: { id: 'subnet-fix00002', zone: 'ap-guangzhou-6' },
  });

  const workloads = cluster.namespace('default');
  const bought = new EipInventory(cluster, 'bought', { ids: ['eip-aaaa0001', 'eip-aaaa0002', 'eip-aaaa0003'] });
  const gateway = new FixedIpStatefulSet(workloads, 'gateway', {
    replicas: 2,
    pools: [vpc.pool('eips')],
    template: template('gateway'),
  });
  EipBinding.inventory(gateway, bought, { retain: true });

  new FixedIpStatefulSet(workloads, 'ledger', {
    replicas: 3,
    pools: [plain.pool('plain')],
    reclaim: ReclaimPolicy.neverReclaimed(),
    template: template('ledger'),
  });

  new IpMasqAgent(cluster, 'masquerade', { nonMasqueradeCidrs: ['172.17.0.0/16'] });
  new TkeIpamdSettings(cluster, 'reclaiming', {
    claimExpiredDuration: '1h',
    cascade: true,
    onlyNominatedSubnets: true,
  });
}
