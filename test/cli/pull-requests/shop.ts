import type { App } from 'cdk8s';
import {
  Calico,
  Cluster,
  EipBinding,
  EipInventory,
  FixedIpStatefulSet,
  IpMasqAgent,
  type Pool,
  type PoolProps,
  ReclaimPolicy,
  Tke,
} from '../../../src/index';
import type { Declare } from './state';

/** What a shop on Calico declares; a story says what is different in it. */
export interface ShopProps {
  /** Replicas by name. @default redis 3, ledger 2 */
  readonly replicas?: Readonly<Record<string, number>>;
  readonly maxReplicas?: number;
  readonly formerly?: Readonly<Record<string, string>>;
  /** Kept when its workload is gone. */
  readonly retain?: readonly string[];
  readonly pool?: PoolProps;
  /** Other pools of the subnet. */
  readonly pools?: Readonly<Record<string, PoolProps>>;
  /** The pool of a workload, where it is not `db`. */
  readonly poolOf?: Readonly<Record<string, string>>;
}

export const shop =
  (props: ShopProps = {}): Declare =>
  (app) => {
    const { replicas = { redis: 3, ledger: 2 }, pool = { cidr: '10.23.0.0/28' }, retain = [], poolOf = {} } = props;
    const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
    const pods = prod.subnet('pods', { cidr: '10.23.0.0/24' });
    const pools: Record<string, Pool> = { db: pods.pool('db', pool) };
    for (const [name, poolProps] of Object.entries(props.pools ?? {})) pools[name] = pods.pool(name, poolProps);
    const chart = prod.namespace('shop');
    for (const [name, count] of Object.entries(replicas)) {
      const formerly = props.formerly?.[name];
      new FixedIpStatefulSet(chart, name, {
        replicas: count,
        pools: [pools[poolOf[name] ?? 'db']!],
        template: template(name),
        ...(props.maxReplicas !== undefined && { maxReplicas: props.maxReplicas }),
        ...(formerly !== undefined && { formerly }),
        ...(retain.includes(name) && { reclaim: ReclaimPolicy.retain({ onDelete: 'forever' }) }),
      });
    }
  };

/** A gateway on TKE with public addresses that were bought beforehand, in as many subnets as there are. */
export const gateway =
  (replicas: number, subnets: readonly string[] = ['a']): Declare =>
  (app: App) => {
    const backend = Tke.ipamd('3.8.0', { skipAddingNonMasqueradeCidrs: true });
    const edge = new Cluster(app, 'edge', { backend, kubernetes: '1.32' });
    const web = edge.namespace('web');
    const bought = new EipInventory(edge, 'bought', { ids: ['eip-aaaa0001', 'eip-aaaa0002', 'eip-aaaa0003'] });
    subnets.forEach((name, i) => {
      const tke = { id: `subnet-pods000${i}`, zone: 'ap-guangzhou-6' };
      const pods = edge.subnet(name, { cidr: `10.30.${i}.0/24`, tke });
      const set = new FixedIpStatefulSet(web, `gateway-${name}`, {
        replicas: i === 0 ? replicas : 1,
        pools: [pods.pool('gateways')],
        template: template(`gateway-${name}`),
      });
      if (i === 0) EipBinding.inventory(set, bought);
      else EipBinding.attributes(set);
    });
    new IpMasqAgent(edge, 'masquerade', { nonMasqueradeCidrs: ['10.0.0.0/8'] });
  };

const template = (name: string) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name, image: `registry.example.com/${name}:1.0` }] },
});
