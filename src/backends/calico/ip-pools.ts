import type { Answer } from '../../model/answer';
import type { Lifecycle, PlaceKey } from '../../model/declarations';
import type { Whereabouts } from '../../model/problem';
import type { CalicoConfig, CalicoPoolOptions, PoolSnapshot, SubnetSnapshot } from '../../model/snapshot';
import { Cidr } from '../../net/cidr';
import { sortedBy } from '../../net/compare';
import { indexOf } from '../snapshot-index';
import { automaticBlockSize, fixedBlockSize } from './block-size';
import { isCalico } from './calico-config';
import { ipPoolName } from './pool-name';

/** One IPPool of a cluster, emitted by us or there already: what the rules look at. */
export interface IpPool {
  readonly cluster: string;
  readonly config: CalicoConfig;
  /** The subnet or pool that it is. */
  readonly place: PlaceKey;
  readonly where: Whereabouts;
  readonly name: string;
  readonly cidr: Cidr;
  readonly use: 'fixed' | 'automatic';
  readonly isExisting: boolean;
  readonly lifecycle: Lifecycle;
  readonly options: CalicoPoolOptions;
  /** Prefix length of its blocks; of an existing pool what we would have chosen. */
  readonly blockSize: number;
}

/** Every IPPool on every Calico cluster, by cluster and address. */
export function ipPoolsOf(answer: Answer): readonly IpPool[] {
  const { snapshot } = answer;
  const pools = [
    ...snapshot.subnets.filter((subnet) => subnet.isAutomatic).flatMap((subnet) => ofSubnet(subnet, answer)),
    ...snapshot.pools.flatMap((pool) => ofPool(pool, answer)),
  ];
  return sortedBy(pools, (a, b) => Cidr.compare(a.cidr, b.cidr));
}

function ofSubnet(subnet: SubnetSnapshot, answer: Answer): readonly IpPool[] {
  const cluster = indexOf(answer.snapshot).cluster(subnet.cluster);
  if (!isCalico(cluster)) return [];
  const config = cluster.backend;
  const options = subnet.options.calico ?? {};
  const blockSize = (cidr: Cidr) => automaticBlockSize(cidr, options);
  return families({ ...subnet, config, options, use: 'automatic', blockSize }, answer);
}

function ofPool(pool: PoolSnapshot, answer: Answer): readonly IpPool[] {
  const index = indexOf(answer.snapshot);
  const subnet = index.subnet(pool.subnet);
  if (subnet === undefined || subnet.isAutomatic) return [];
  const cluster = index.cluster(subnet.cluster);
  if (!isCalico(cluster)) return [];
  const config = cluster.backend;
  const options = { ...subnet.options.calico, ...pool.options.calico };
  const blockSize = (cidr: Cidr) => fixedBlockSize(cidr, options);
  return families({ ...pool, cluster: subnet.cluster, config, options, use: 'fixed', blockSize }, answer);
}

type Place = Pick<SubnetSnapshot, 'key' | 'where' | 'cluster' | 'objectName' | 'isExisting' | 'lifecycle'> &
  Pick<IpPool, 'config' | 'options' | 'use'> & { readonly blockSize: (cidr: Cidr) => number };

const families = (place: Place, { view }: Answer): readonly IpPool[] =>
  view.cidrsOf(place.key).map((cidr) => ({
    cluster: place.cluster,
    config: place.config,
    place: place.key,
    where: place.where,
    name: ipPoolName(place.objectName, cidr.family),
    cidr,
    use: place.use,
    isExisting: place.isExisting,
    lifecycle: place.lifecycle ?? 'active',
    options: place.options,
    blockSize: place.blockSize(cidr),
  }));
