import { indexOf } from '../backends/snapshot-index';
import { ZoneSupply } from '../backends/tke/zone-supply';
import type { Answer } from '../model/answer';
import { isError } from '../model/problem';
import type { ClusterSnapshot, TkeConfig } from '../model/snapshot';

/** A cluster of TKE that has declared its nodes, and what they and its subnets bring. */
export interface TkeSupply {
  readonly cluster: ClusterSnapshot;
  readonly config: TkeConfig;
  readonly supply: ZoneSupply;
}

/**
 * The clusters of TKE whose nodes are declared; capacity is judged for no others. None where the allocator refuses: what
 * it has not placed cannot be counted.
 */
export function tkeSupplies(answer: Answer): readonly TkeSupply[] {
  if (answer.allocation.problems.some(isError)) return [];
  return indexOf(answer.snapshot)
    .clustersOn('tke')
    .filter(({ config }) => !config.serverless)
    .map(({ cluster, config }) => ({ cluster, config, supply: new ZoneSupply(cluster, config, answer) }))
    .filter(({ supply }) => supply.nodes.length > 0);
}

/** `the zone gz-3`, `the zones gz-3, gz-4 together`. */
export const inZones = (zones: readonly string[]): string =>
  zones.length === 1 ? `the zone ${zones[0]}` : `the zones ${zones.join(', ')} together`;
