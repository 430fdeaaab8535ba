import type { DeclaredCluster } from '../model/declared-cluster';
import type { Snapshot } from '../model/snapshot';
import { RangeSet } from '../net/range-set';

/** Every cluster of a snapshot, with what is reserved in the networks of its subnets. */
export const declaredClusters = ({ clusters, subnets, declarations }: Snapshot): readonly DeclaredCluster[] =>
  clusters.map(({ name, network, backend, kubernetes }) => {
    const networks = new Set([network, ...subnets.filter(({ cluster }) => cluster === name).map((own) => own.network)]);
    const reservations = declarations.networks
      .filter((declared) => networks.has(declared.name))
      .flatMap((declared) => declared.reservations);
    const reserved = RangeSet.from(reservations.map(({ range }) => range));
    return { name, network, backend, kubernetes, reserved: reserved.cidrs().map((cidr) => `${cidr}`) };
  });
