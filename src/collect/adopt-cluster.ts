import { adoptLeases, type SeenNetwork } from '../allocate/adopt';
import type { Watch } from '../allocate/strangers';
import type { AdoptionReport, AdoptRequest } from '../model/adoption';
import type { Allocation } from '../model/allocation';
import type { NetworkDeclaration, PlaceKey } from '../model/declarations';
import type { Lock } from '../model/lock';
import type { Observation } from '../model/observation';
import { ownerOf } from '../model/owner';
import type { Problem } from '../model/problem';
import type { ClusterSnapshot, Snapshot } from '../model/snapshot';
import { groupedBy } from '../net/grouped-by';

/** Adopts what was seen in one of the declared clusters. */
export function adoptCluster(
  snapshot: Snapshot,
  lock: Lock,
  request: AdoptRequest,
): { readonly allocation: Allocation; readonly lock: Lock; readonly report?: AdoptionReport } {
  const cluster = clusterMeant(snapshot, request);
  const own = snapshot.declarations.networks.find(({ name }) => name === cluster?.network);
  if (cluster === undefined || own === undefined)
    return { lock, allocation: { lock, cidrs: new Map(), problems: [unclearCluster(snapshot, request)] } };
  return adoptLeases(snapshot.declarations, lock, {
    cluster: cluster.name,
    seen: byNetwork(seenHere(request, cluster, snapshot), { cluster, own, snapshot }),
    eips: request.eips ?? [],
    watchOf: (subnet) => watchOf(snapshot, subnet),
  });
}

const clusterMeant = ({ clusters }: Snapshot, { cluster }: AdoptRequest): ClusterSnapshot | undefined =>
  cluster === undefined && clusters.length === 1 ? clusters[0] : clusters.find(({ name }) => name === cluster);

interface Networks {
  readonly cluster: ClusterSnapshot;
  /** The network of the cluster itself. */
  readonly own: NetworkDeclaration;
  readonly snapshot: Snapshot;
}

/** The subnet tells the network; what names none is in the cluster's own. */
function byNetwork(observations: readonly Observation[], { cluster, own, snapshot }: Networks): readonly SeenNetwork[] {
  const subnets = snapshot.subnets.filter((subnet) => subnet.cluster === cluster.name);
  const networkOf = new Map(subnets.map(({ objectName, network }) => [objectName, network]));
  const seen = groupedBy(observations, ({ subnet }) => networkOf.get(subnet ?? '') ?? own.name);
  const names = new Set([own.name, ...networkOf.values()]);
  return snapshot.declarations.networks
    .filter(({ name }) => names.has(name))
    .map((network) => ({ network, observations: seen.get(network.name) ?? [] }));
}

/**
 * What was seen in the declared networks. In Kube-OVN two VPCs may have the same addresses: what others use in a subnet
 * that is not declared is another's.
 */
function seenHere({ observations }: AdoptRequest, { name, backend }: ClusterSnapshot, snapshot: Snapshot) {
  if (backend.kind !== 'kube-ovn') return observations;
  const subnets = new Set(
    snapshot.subnets.filter(({ cluster }) => cluster === name).map(({ objectName }) => objectName),
  );
  const owners = new Set(snapshot.declarations.workloads.flatMap(({ owner, formerly }) => [owner, formerly]));
  return observations.filter(({ user, subnet }) => {
    if (subnet === undefined || subnets.has(subnet)) return true;
    if (user.kind === 'other' || user.workload === undefined) return false;
    return owners.has(ownerOf({ cluster: name, namespace: user.namespace, ...user.workload }));
  });
}

/** TKE chooses every address by itself; Calico and Kube-OVN give out what their automatic subnets have outside pools. */
function watchOf({ subnets, clusters }: Snapshot, key: PlaceKey): Watch {
  const subnet = subnets.find((each) => each.key === key);
  const cluster = clusters.find(({ name }) => name === subnet?.cluster);
  if (subnet === undefined || cluster === undefined || cluster.backend.kind === 'tke') return 'nowhere';
  return subnet.isAutomatic ? 'pools' : 'everywhere';
}

function unclearCluster({ clusters }: Snapshot, { cluster }: AdoptRequest): Problem {
  const names = clusters.map(({ name }) => name).join(', ');
  return {
    rule: 'IPAM278',
    severity: 'error',
    where: {},
    message:
      clusters.length === 0
        ? 'The app declares no cluster, so nothing can be adopted.'
        : cluster === undefined
          ? `The app declares several clusters (${names}), and files do not say which of them they are of.`
          : `The app declares no cluster ${cluster}; it declares ${names}.`,
    fix:
      clusters.length === 0
        ? 'Declare the cluster and its workloads first.'
        : 'Name the cluster with --cluster, one run for each.',
  };
}
