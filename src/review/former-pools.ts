import { headingsOf } from '../allocate/aisles';
import type { Lock } from '../model/lock';
import { Cidr } from '../net/cidr';
import { RangeSet } from '../net/range-set';
import type { Place } from './places';

/**
 * Which CIDRs pools had in another lock, which names no pool that was given its CIDR. But every pool has headings in the
 * lock of its time, so a pool was there if its headings were; and headings that belong to none of the pools of now tell what
 * a pool was before it was resized.
 *
 *     headings then    |  a   |      |  c  |
 *     pools now        |  a   |  b   |     c      |
 *     then             |  a   |  –   |  c  |
 */
export class FormerPools {
  private readonly headings = new Map<string, ReadonlySet<string>>();
  private readonly unexplained = new Map<string, RangeSet>();

  constructor(lock: Lock, pools: readonly Place[]) {
    const explained = new Set(
      pools.flatMap(({ network, cidr }) => headingsOf(cidr).map((each) => `${network} ${each}`)),
    );
    for (const { name, headings } of lock.networks) {
      this.headings.set(name, new Set(headings.map((heading) => `${heading}`)));
      const others = headings.filter((heading) => !explained.has(`${name} ${heading}`));
      this.unexplained.set(name, RangeSet.from(others));
    }
  }

  /** What a pool had then; undefined where it was not there. */
  cidrOf({ network, cidr }: Place): Cidr | undefined {
    const headings = this.headings.get(network);
    if (headings === undefined) return undefined;
    if (headingsOf(cidr).every((heading) => headings.has(`${heading}`))) return this.widened(network, cidr);
    const range = this.unexplained.get(network)?.ranges.find((each) => each.overlaps(cidr.range));
    return (
      range &&
      RangeSet.of(range)
        .cidrs()
        .find((each) => each.overlaps(cidr))
    );
  }

  /** What pools had that are none of these, and that a later lock has no headings for: they are gone, with their names. */
  without(pools: readonly Place[], later: Lock): { readonly network: string; readonly cidr: Cidr }[] {
    return [...this.unexplained].flatMap(([network, ranges]) => {
      const known = pools.filter((pool) => pool.network === network).map(({ cidr }) => cidr.range);
      const kept = later.networks.find(({ name }) => name === network)?.headings ?? [];
      const gone = ranges.minus(RangeSet.from([...known, ...kept]));
      return gone.cidrs().map((cidr) => ({ network, cidr }));
    });
  }

  /** The aisles of a pool that was larger go on beside those of now, as far as they are nobody else's. */
  private widened(network: string, cidr: Cidr): Cidr {
    const others = this.unexplained.get(network);
    if (others === undefined || headingsOf(cidr).length === 1 || cidr.prefixLength === 0) return cidr;
    const wider = Cidr.around(cidr.range.first, cidr.prefixLength - 1);
    const beside = RangeSet.of(wider).minus(RangeSet.of(cidr)).ranges;
    return beside.every((range) => others.covers(range)) ? this.widened(network, wider) : cidr;
  }
}
