import type { Answer } from '../model/answer';
import type { DeclaredCluster } from '../model/declared-cluster';
import { RangeSet } from '../net/range-set';
import { existingObjects } from './existing-objects';

/** Every cluster of an answer, with what is reserved in the networks of its subnets, and what is there already. */
export function declaredClusters(answer: Answer): readonly DeclaredCluster[] {
  const { clusters, subnets, declarations } = answer.snapshot;
  return clusters.map((cluster) => {
    const { name, network, backend, kubernetes } = cluster;
    const networks = new Set([network, ...subnets.filter(({ cluster }) => cluster === name).map((own) => own.network)]);
    const reservations = declarations.networks
      .filter((declared) => networks.has(declared.name))
      .flatMap((declared) => declared.reservations);
    const reserved = RangeSet.from(reservations.map(({ range }) => range));
    return {
      name,
      network,
      backend,
      kubernetes,
      reserved: reserved.cidrs().map((cidr) => `${cidr}`),
      existing: existingObjects(cluster, answer),
    };
  });
}
