import type { App } from 'cdk8s';
import { Cluster, FixedIpStatefulSet, KubeOvn, type Vpc } from 'cdk8s-ipam';

/**
 * Tenants with the same addresses: each has a VPC of Kube-OVN, which is a Network of its own. The databases of both have
 * 10.0.0.128 and 10.0.0.129, and 10.0.0.130 to grow.
 */
export function declare(app: App): void {
  const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });

  const blue = cluster.vpc('blue', { namespaces: ['blue'], staticRoutes: [toGateway] });
  const red = cluster.vpc('red', { namespaces: ['red'], staticRoutes: [toGateway] });
  for (const tenant of [blue, red]) database(tenant);
}

/** The NAT gateway of a tenant, which is not ours. */
const toGateway = { cidr: '0.0.0.0/0', nextHop: '10.0.0.254' };

function database(vpc: Vpc): void {
  const tenant = vpc.objectName;
  const subnet = vpc.subnet(`${tenant}-pods`, {
    cidr: '10.0.0.0/24',
    reserve: [{ range: '10.0.0.254', reason: 'NAT gateway' }],
    kubeOvn: { namespaces: [tenant], spec: { mtu: 1400 } },
  });
  new FixedIpStatefulSet(vpc.cluster.namespace(tenant), 'db', {
    replicas: 2,
    maxReplicas: 3,
    pools: [subnet.pool('db', { cidr: '10.0.0.128/26' })],
    template: {
      metadata: { labels: { app: 'db' } },
      spec: { containers: [{ name: 'db', image: 'postgres:17' }] },
    },
  });
}
