import type { Answer } from '../../model/answer';
import { claimCount } from '../../model/claim-count';
import type { PlaceKey } from '../../model/declarations';
import type { ClaimLine, LeaseLine, Tenure } from '../../model/lock';
import type { ClusterSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { compareText, sortedBy } from '../../net/compare';
import { indexOf, type SnapshotIndex } from '../snapshot-index';
import type { ZoneDemand } from './zone-shortage';

/**
 * The pods of a cluster that have, or may come to have, a claim, by the zones that they may be in. Those that hold one
 * (head-room included) may be in any zone of their workload; a claim that outlives its pod stays where it is.
 */
export function podDemands(cluster: ClusterSnapshot, answer: Answer, which: 'held' | 'any'): readonly ZoneDemand[] {
  const index = indexOf(answer.snapshot);
  return linesIn(cluster, answer)
    .filter(({ line }) => which === 'any' || isHeld(line.tenure))
    .map(({ line, subnet }) => ({ zones: zonesOfLine({ line, subnet }, index), size: sizeOf(line) }))
    .filter(({ zones }) => zones.length > 0);
}

/** The pods of a cluster that have a public address or may be scaled up to have one, by the zones of their subnets. */
export function eipDemands(cluster: ClusterSnapshot, { snapshot }: Answer): readonly ZoneDemand[] {
  const index = indexOf(snapshot);
  return snapshot.workloads
    .filter(({ identity, eip }) => identity.cluster === cluster.name && eip !== undefined)
    .map((workload) => ({ zones: zonesOf(workload, index), size: mostPods(workload) }))
    .filter(({ zones }) => zones.length > 0);
}

const mostPods = ({ replicas }: WorkloadSnapshot): number => (replicas.kind === 'one' ? 1 : replicas.max);

/**
 * The zones that the pods of a workload may be in, sorted; none where one of them is unknown. In static mode those of its
 * subnets, which the pods nominate, else those of all nodes.
 */
function zonesOf(workload: WorkloadSnapshot, index: SnapshotIndex): readonly string[] {
  const cluster = index.clusterOf(workload);
  const isBound = cluster?.backend.kind === 'tke' && cluster.backend.staticIp;
  const zones = isBound
    ? index.subnetsOf(workload).map(({ options }) => options.tke?.zone)
    : index.snapshot.nodePools.filter((pool) => pool.cluster === cluster?.name).map(({ zone }) => zone);
  return zones.includes(undefined) ? [] : sortedBy(new Set(zones as string[]), compareText);
}

interface PlacedLine {
  readonly line: ClaimLine | LeaseLine;
  readonly subnet: PlaceKey;
}

function zonesOfLine({ line, subnet }: PlacedLine, index: SnapshotIndex): readonly string[] {
  const workload = index.workload(line.owner);
  if (isHeld(line.tenure) && workload !== undefined) return zonesOf(workload, index);
  return [index.subnet(subnet)?.options.tke?.zone ?? []].flat();
}

/** Every line that takes an address of a subnet of the cluster: the claims of names, and the addresses of bare Pods. */
function linesIn({ name, network }: ClusterSnapshot, { snapshot, allocation, view }: Answer): readonly PlacedLine[] {
  const index = indexOf(snapshot);
  const claims = allocation.lock.networks.find((each) => each.name === network)?.claims ?? [];
  const subnets = snapshot.subnets.filter(({ cluster }) => cluster === name);
  return [
    ...claims.flatMap((line) => {
      const subnet = index.pool(line.place)?.subnet;
      return subnet !== undefined && index.subnet(subnet)?.cluster === name ? [{ line, subnet }] : [];
    }),
    ...subnets.flatMap(({ key }) =>
      view.cidrsOf(key).flatMap((cidr) => view.leasesIn(network, cidr.range).map((line) => ({ line, subnet: key }))),
    ),
  ];
}

function sizeOf(line: ClaimLine | LeaseLine): number {
  if ('range' in line) return Number(line.range.size);
  return claimCount([line]);
}

const isHeld = ({ state }: Tenure): boolean => state === 'bound' || state === 'headroom';
