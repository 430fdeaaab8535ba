import { ApiObject, type App } from 'cdk8s';
import { Calico, Cluster, FixedIpStatefulSet, ReclaimPolicy } from 'cdk8s-ipam';

/**
 * Fixed addresses on Calico: a Redis cluster of six over two fixed pools of four addresses, and a bare pod with an
 * address chosen by hand out of the big pool that serves everybody else.
 */
export function declare(app: App): void {
  const cluster = new Cluster(app, 'dc1', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });

  // Calico's own default pool. It goes on serving ordinary pods; what is claimed here is reserved in it.
  const everybody = cluster.subnet('everybody', {
    cidr: '172.23.0.0/16',
    automatic: true,
    existing: true,
    objectName: 'default-ipv4-ippool',
    reserve: [{ range: '172.23.0.1..10', reason: 'routers', owner: 'network team' }],
  });
  const byHand = everybody.pool('by-hand', { cidr: '172.23.200.0/24' });

  // Two small pools beside it, never inside: pools that overlap give one address to two nodes.
  const fixed = cluster.subnet('fixed', {
    cidr: '172.24.19.0/29',
    calico: { ipipMode: 'CrossSubnet', natOutgoing: true },
  });
  const pool1 = fixed.pool('pool-1', { cidr: '172.24.19.0/30', objectName: 'my.ippool-1' });
  const pool2 = fixed.pool('pool-2', { cidr: '172.24.19.4/30', objectName: 'my.ippool-2' });

  const cache = cluster.namespace('cache');
  new FixedIpStatefulSet(cache, 'redis-cluster', {
    replicas: 6,
    pools: [pool1, pool2],
    reclaim: ReclaimPolicy.retain({ onScaleDown: '24h', onDelete: 'forever' }),
    template: {
      metadata: { labels: { app: 'redis-cluster' } },
      spec: { containers: [{ name: 'redis', image: 'redis:7.4', ports: [{ containerPort: 6379 }] }] },
    },
  });

  const licences = new ApiObject(cache, 'licences', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'static-ip-pod' },
    spec: { containers: [{ name: 'main', image: 'busybox:1.36', args: ['sleep', 'infinity'] }] },
  });
  byHand.pin(licences, { addresses: { 0: '172.23.200.7' } });
}
