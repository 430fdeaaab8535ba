import type { SubnetDeclaration } from '../model/declarations';
import type { Cidr } from '../net/cidr';
import { Range } from '../net/range';
import { type RangeSet, RangeSetBuilder } from '../net/range-set';

/**
 * The addresses of a subnet that its backend never gives to a pod: some at both ends, and those named.
 *
 *     cidr       ################
 *     excluded   ##    #        #
 */
export function excludedIn(cidr: Cidr, subnet: SubnetDeclaration): RangeSet {
  const builder = new RangeSetBuilder();
  for (const edges of subnet.edges) {
    if (edges.family !== cidr.family) continue;
    if (edges.atStart > 0) builder.add(firstOf(cidr.range, edges.atStart));
    if (edges.atEnd > 0) builder.add(lastOf(cidr.range, edges.atEnd));
  }
  for (const address of subnet.excluded) if (cidr.contains(address)) builder.add(address);
  return builder.build();
}

const firstOf = (range: Range, count: number): Range =>
  BigInt(count) >= range.size
    ? range
    : Range.ofValues(range.family, range.firstValue, range.firstValue + BigInt(count) - 1n);

const lastOf = (range: Range, count: number): Range =>
  BigInt(count) >= range.size
    ? range
    : Range.ofValues(range.family, range.lastValue - BigInt(count) + 1n, range.lastValue);
