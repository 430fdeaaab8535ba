import type { Allocation } from '../../src/model/allocation';
import type { Block, Declarations, NetworkDeclaration, ReservationDeclaration } from '../../src/model/declarations';
import type { CarvedLine, Lock, NetworkLock } from '../../src/model/lock';
import { Cidr } from '../../src/net/cidr';
import type { Family } from '../../src/net/family';

/** Something that has a CIDR of one family. */
interface Site {
  readonly use: 'subnet' | 'pool';
  readonly key: string;
  readonly block: Block;
}

/** Sites that share a container and must not overlap. */
interface Row {
  readonly sites: readonly Site[];
  readonly within: Cidr | undefined;
  readonly lines: readonly CarvedLine[];
  readonly reservations: readonly ReservationDeclaration[];
}

/** The rules by which the CIDRs of a step have to be refused. */
export function faultsOfCidrs({ networks }: Declarations, before: Lock): string[] {
  return networks.flatMap((network) =>
    ([4, 6] as const).flatMap((family) => {
      const lock = before.networks.find(({ name }) => name === network.name);
      const subnets = subnetRow(network, family, lock);
      const faults = faultsOfRow(subnets);
      if (faults.length > 0) return faults;
      return network.subnets.flatMap((subnet) => {
        const sites = subnet.pools.flatMap(({ key, blocks }) => sitesOf('pool', key, blocks, family));
        const own = subnets.sites.find(({ key }) => key === subnet.key);
        const within = own && standingOf(own, subnets);
        // Carved in this very step: the pools in it cannot be judged beforehand, and always fit in these worlds.
        if (own && !within) return [];
        return faultsOfRow({ sites, within, lines: linesOf(lock, 'pool', family), reservations: [] });
      });
    }),
  );
}

const subnetRow = (network: NetworkDeclaration, family: Family, lock: NetworkLock | undefined): Row => ({
  sites: network.subnets.flatMap(({ key, blocks }) => sitesOf('subnet', key, blocks, family)),
  within: network.supernets.find((supernet) => supernet.family === family),
  lines: linesOf(lock, 'subnet', family),
  reservations: network.reservations,
});

const sitesOf = (use: Site['use'], key: string, blocks: readonly Block[], family: Family): Site[] =>
  blocks.filter((block) => block.family === family).map((block) => ({ use, key, block }));

const linesOf = (lock: NetworkLock | undefined, use: Site['use'], family: Family): CarvedLine[] =>
  (lock?.carved ?? []).filter((line) => line.use === use && line.cidr.family === family);

function standingOf({ key, block }: Site, { within, lines }: Row): Cidr | undefined {
  if (block.kind === 'given') return block.cidr;
  if (block.kind === 'whole') return within;
  const own = lines.filter((line) => line.key === key);
  return (own.find(({ tenure }) => tenure.state === 'bound') ?? own[0])?.cidr;
}

function faultsOfRow(row: Row): string[] {
  const { sites, within, lines } = row;
  if (sites.some(({ block }) => block.kind !== 'given') && !within && sites.some(({ use }) => use === 'pool'))
    return ['IPAM106'];
  const standing = sites.map((site) => ({ site, cidr: standingOf(site, row) }));
  const faults = standing.flatMap(({ site, cidr }, i) => {
    if (!cidr) return [];
    const { block, use } = site;
    const isPool = use === 'pool';
    if (block.kind === 'carved' && block.prefixLength !== cidr.prefixLength) return ['IPAM105'];
    if (within && !within.covers(cidr)) return [isPool ? 'IPAM102' : 'IPAM101'];
    const isOverlapped = standing.slice(0, i).some((other) => other.cidr?.overlaps(cidr));
    return isOverlapped ? [isPool ? 'IPAM103' : 'IPAM100'] : [];
  });
  if (faults.length > 0) return faults;
  const fresh = standing.filter(({ cidr }) => !cidr).map(({ site }) => site);
  if (fresh.length === 0) return [];
  if (!within) return ['IPAM106'];
  const taken = [...standing.flatMap(({ cidr }) => cidr ?? []), ...lines.map(({ cidr }) => cidr)];
  return fresh.length === 1 && !hasBlock(fresh[0]!, within, taken, row.reservations) ? ['IPAM104'] : [];
}

/** Whether an aligned block is free, by looking at every one. */
function hasBlock(site: Site, within: Cidr, taken: readonly Cidr[], reservations: Row['reservations']): boolean {
  const length = site.block.kind === 'carved' ? site.block.prefixLength : 0;
  for (let at = within.first; within.contains(at); ) {
    const block = Cidr.around(at, length);
    const isReserved = reservations.some(({ range }) => range.overlaps(block.range));
    if (!isReserved && !taken.some((cidr) => cidr.overlaps(block))) return true;
    if (block.range.lastValue >= within.range.lastValue) return false;
    at = block.last.plus(1);
  }
  return false;
}

/** What is wrong with the CIDRs of an accepted step. */
export function faultsOfCarving({ networks }: Declarations, before: Lock, { cidrs, lock }: Allocation): string[] {
  return networks.flatMap((network) => {
    const [old, now] = [before, lock].map(
      ({ networks }) => networks.find(({ name }) => name === network.name)?.carved ?? [],
    );
    const places = network.subnets.flatMap(({ key, blocks, pools }) => [
      { key, blocks, use: 'subnet' as const, around: undefined },
      ...pools.map((pool) => ({ ...pool, use: 'pool' as const, around: key })),
    ]);
    const carved = places.flatMap(({ key, blocks, use, around }) =>
      blocks.flatMap((block) => {
        const cidr = cidrs.get(key)?.find(({ family }) => family === block.family);
        const outer = around ? cidrs.get(around)?.find(({ family }) => family === block.family) : undefined;
        if (!cidr) return [`${key} has no CIDR`];
        if (block.kind === 'given') return cidr.equals(block.cidr) ? [] : [`${key} is not as given`];
        if (block.kind === 'whole') return outer?.equals(cidr) ? [] : [`${key} is not the whole of ${around}`];
        const was = old!.filter((line) => line.key === key && line.use === use && line.cidr.family === block.family);
        const is = now!.filter((line) => line.key === key && line.use === use && line.cidr.equals(cidr));
        return [
          ...(cidr.prefixLength === block.prefixLength ? [] : [`${key} has another length`]),
          ...(outer && !outer.covers(cidr) ? [`${key} is outside ${around}`] : []),
          ...(was.length > 0 && !was.some((line) => line.cidr.equals(cidr)) ? [`${key} moved to ${cidr}`] : []),
          ...(is.length === 1 && is[0]!.tenure.state === 'bound' ? [] : [`${key} has no bound line for ${cidr}`]),
        ];
      }),
    );
    const isKept = (line: CarvedLine) => now!.some((each) => each.key === line.key && each.cidr.equals(line.cidr));
    return [
      ...carved,
      ...old!.filter((line) => !isKept(line)).map(({ key, cidr }) => `the line of ${key} ${cidr} is gone`),
    ];
  });
}
