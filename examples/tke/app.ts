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
 * on `current` (3.8.0), whose settings people enter in the console, EIPs bought beforehand, and nodes that can carry them;
 * on `burst`, a serverless cluster, addresses that are kept for some hours.
 */
export function declare(app: App): void {
  legacy(app);
  current(app);
  burst(app);
}

function legacy(app: App): void {
  const backend = Tke.ipamd('3.4.7', { skipAddingNonMasqueradeCidrs: true });
  const cluster = new Cluster(app, 'legacy', { backend, kubernetes: '1.24' });
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
  const scheduler = new Include(system, 'scheduler', { url: join(__dirname, 'tke-eni-ip-scheduler.yaml') });
  new TkeIpamdSettings(cluster, 'reclaiming', {
    claimExpiredDuration: '1h',
    cascade: true,
    onlyNominatedSubnets: true,
    deployment: ApiObject.of(ipamd.node.children[0]!),
    scheduler: ApiObject.of(scheduler.node.children[0]!),
  });
}

function current(app: App): void {
  const backend = Tke.ipamd('3.8.0', { skipAddingNonMasqueradeCidrs: true });
  const cluster = new Cluster(app, 'current', { backend, kubernetes: '1.32' });
  const vpc = cluster.subnet('eips', { cidr: '172.17.1.0/24', tke: { id: 'subnet-eip00002', zone: 'ap-guangzhou-6' } });
  const plain = cluster.subnet('plain', {
    cidr: '172.17.2.0/24',
    tke: { id: 'subnet-fix00002', zone: 'ap-guangzhou-6' },
  });

  // Four vCPUs carry one pod with an EIP each: three gateways want three of these nodes.
  cluster.nodePool('np1', {
    zone: 'ap-guangzhou-6',
    count: 4,
    instanceType: 'SA2.LARGE8',
    subnetId: 'subnet-cvm00002',
  });

  const workloads = cluster.namespace('default');
  const bought = new EipInventory(cluster, 'bought', { ids: ['eip-aaaa0001', 'eip-aaaa0002', 'eip-aaaa0003'] });
  const gateway = new FixedIpStatefulSet(workloads, 'gateway', {
    replicas: 2,
    maxReplicas: 3,
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

function burst(app: App): void {
  const cluster = new Cluster(app, 'burst', { backend: Tke.serverless(), kubernetes: '1.30' });
  const pods = cluster.subnet('pods', { cidr: '172.18.1.0/24', tke: { id: 'subnet-eks00003' } }).pool('pods');
  const worker = new FixedIpStatefulSet(cluster.namespace('default'), 'worker', {
    replicas: 2,
    pools: [pods],
    reclaim: ReclaimPolicy.expireAfter('48h'),
    template: template('worker'),
  });
  EipBinding.attributes(worker, { bandwidthMbps: 50 });
}
