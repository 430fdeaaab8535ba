import { Address } from '../net/address';
import { Cidr } from '../net/cidr';
import type { RangeSet } from '../net/range-set';

/**
 * Cuts aligned CIDRs out of free addresses: each out of the smallest free block that it fits, the lowest of those, so
 * that large blocks stay whole. Cutting the largest first packs perfectly.
 */
export class Carver {
  /** Maximal aligned blocks. */
  private blocks: Cidr[];

  constructor(free: RangeSet) {
    this.blocks = free.cidrs();
  }

  /** The largest free block, or undefined where nothing is free. */
  get largest(): Cidr | undefined {
    return this.blocks.reduce<Cidr | undefined>(
      (largest, block) => (largest && largest.prefixLength <= block.prefixLength ? largest : block),
      undefined,
    );
  }

  /** How many addresses are free. */
  get size(): bigint {
    return this.blocks.reduce((sum, block) => sum + block.size, 0n);
  }

  /** Where a CIDR of this prefix length would be cut, or undefined where there is no room. */
  find(prefixLength: number): Cidr | undefined {
    const source = this.tightestFor(prefixLength);
    return source && Cidr.around(source.first, prefixLength);
  }

  /** Takes a CIDR, parts of which may be taken already. */
  remove(cidr: Cidr): void {
    this.blocks = this.blocks.flatMap((block) => {
      if (!block.overlaps(cidr)) return [block];
      return cidr.covers(block) ? [] : blocksBeside(cidr, block);
    });
  }

  private tightestFor(prefixLength: number): Cidr | undefined {
    let tightest: Cidr | undefined;
    for (const block of this.blocks) {
      if (block.prefixLength > prefixLength) continue;
      if (!tightest || block.prefixLength > tightest.prefixLength || isEquallyTightButLower(block, tightest))
        tightest = block;
    }
    return tightest;
  }
}

const isEquallyTightButLower = (block: Cidr, other: Cidr): boolean =>
  block.prefixLength === other.prefixLength && block.base < other.base;

/**
 * What is left of a block when a smaller CIDR is cut out of it:
 *
 *     source   ########################################
 *     cidr               #####
 *     left     ##########     #####____________________
 */
function blocksBeside(cidr: Cidr, source: Cidr): Cidr[] {
  const left: Cidr[] = [];
  for (let length = cidr.prefixLength; length > source.prefixLength; length--) {
    const around = Cidr.around(cidr.first, length);
    left.push(Cidr.around(Address.fromValue(cidr.family, around.base ^ around.size), length));
  }
  return left;
}
