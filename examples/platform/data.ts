import { join } from 'node:path';
import { type ApiObject, Include } from 'cdk8s';
import { FixedIpStatefulSet, type NamespaceChart, ReclaimPolicy, type Subnet } from 'cdk8s-ipam';
import * as kplus from 'cdk8s-plus-28';
import { podTemplate } from './pod-template';

const DATABASES = 40;

/** The data team: databases that grants name by address, a Redis from a Helm chart, and a licence server. */
export function declareData(data: NamespaceChart, pods: Subnet): void {
  const databases = pods.pool('databases', { prefixLength: 23, ipv6PrefixLength: 119, quarantine: '48h' });
  for (let shard = 1; shard <= DATABASES; shard++) {
    new FixedIpStatefulSet(data, `postgres-${shard}`, {
      replicas: 2,
      maxReplicas: 3,
      pools: [databases],
      reclaim: ReclaimPolicy.retain({ onScaleDown: '24h', onDelete: 'forever' }),
      template: podTemplate(`postgres-${shard}`, 'postgres:17.2', 5432),
    });
  }

  // `helm template carts bitnami/redis …`, committed and read: the chart knows nothing of addresses.
  const chart = new Include(data, 'carts', { url: join(__dirname, 'redis-chart.yaml') });
  databases.pin(only(chart.apiObjects, 'StatefulSet'), { maxReplicas: 5 });

  const licences = new kplus.StatefulSet(data, 'licences', {
    metadata: { name: 'licences' },
    replicas: 1,
    service: new kplus.Service(data, 'licences-service', { metadata: { name: 'licences' }, ports: [{ port: 27000 }] }),
    containers: [{ image: 'ghcr.io/example/licences:11.4', portNumber: 27000 }],
  });
  databases.pin(licences);
}

const only = (objects: readonly ApiObject[], kind: string): ApiObject =>
  objects.find((object) => object.kind === kind)!;
