import { claimsOn } from '../../backends/calico/pool-use';
import { isClosed } from '../../backends/serving-pools';
import { indexOf } from '../../backends/snapshot-index';
import type { PlaceKey } from '../../model/declarations';
import type { NamespaceSnapshot } from '../../model/namespace';
import type { PoolSnapshot, Snapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoNamespacePools: Rule = {
  id: 'IPAM601',
  name: 'calico-namespace-pools',
  severity: 'error',
  title: 'Namespace that names what is no pool for its ordinary pods',
  why: 'Calico takes the annotation of a Namespace for every pod in it that says nothing itself: any free address of the IPPools that are named, whatever their selectors say. One name that is no IPPool, or a disabled one, and no pod of the namespace starts; in a pool of fixed addresses ordinary pods would sit on those of others.',
  fix: 'Name automatic subnets, and pools of this cluster that are active and from which no workload claims.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const shop = prod.namespace('shop', { calico: { pools: [db] } });
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const front = prod.subnet('front', { cidr: '10.2.0.0/16', automatic: true });
const shop = prod.namespace('shop', { calico: { pools: [front] } });
new FixedIpStatefulSet(shop, 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot }) =>
    snapshot.namespaces
      .filter(({ cluster }) => indexOf(snapshot).cluster(cluster)?.backend.kind === 'calico')
      .flatMap((namespace) =>
        namespace.pools.flatMap((key) => {
          const fault = faultOf(key, namespace, snapshot);
          const message = `The namespace ${namespace.cluster}/${namespace.name} names ${key}, ${fault}.`;
          return fault === undefined ? [] : finding(calicoNamespacePools, namespace.where, message);
        }),
      ),
};

/** Completes "the namespace names prod/pods/db, …". */
function faultOf(key: PlaceKey, { cluster }: NamespaceSnapshot, snapshot: Snapshot): string | undefined {
  const index = indexOf(snapshot);
  const pool = index.pool(key);
  const subnet = index.subnet(pool?.subnet ?? key);
  if (subnet === undefined) return 'which is not declared';
  if (subnet.cluster !== cluster) return `which belongs to the cluster ${subnet.cluster}`;
  if (pool !== undefined)
    return subnet.isAutomatic ? `a range inside the IPPool of ${subnet.key}` : poolFault(pool, snapshot);
  if (!subnet.isAutomatic) return 'whose pools are IPPools, but which is none itself';
  return isClosed(subnet) ? `which is ${subnet.lifecycle}` : undefined;
}

function poolFault(pool: PoolSnapshot, snapshot: Snapshot): string | undefined {
  if (isClosed(pool)) return `which is ${pool.lifecycle}`;
  const { exact, set } = claimsOn(pool.key, snapshot);
  const [first] = [...exact, ...set];
  return first === undefined ? undefined : `from which ${first.owner} claims`;
}
