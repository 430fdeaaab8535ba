import { defaultBlockSize } from '../backends/calico/block-size';
import { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import type { ForeignObject } from './foreign-object';
import { foreignText } from './foreign-text';

/** An IPPool that others wrote, of whose CIDR it can be known which addresses are meant. */
export interface ForeignPool {
  readonly object: ForeignObject;
  readonly cidr: Cidr;
  /** Prefix length of a block. */
  readonly blockSize: number;
  readonly isDisabled: boolean;
}

/** Undefined where nobody can know what the CIDR means. */
export function poolOf(object: ForeignObject): ForeignPool | undefined {
  const { cidr: text, blockSize, disabled } = object.spec;
  const cidr = meantCidr(foreignText(text));
  if (cidr === undefined) return undefined;
  const isSaid = typeof blockSize === 'number' && blockSize !== 0;
  return {
    object,
    cidr,
    blockSize: isSaid ? blockSize : defaultBlockSize(cidr.family),
    isDisabled: disabled === true,
  };
}

/** Whether Calico gives its addresses to pods that asked for nothing. */
export function isAutomatic({ object, isDisabled }: ForeignPool): boolean {
  const { assignmentMode, nodeSelector, allowedUses } = object.spec;
  if (isDisabled || assignmentMode === 'Manual' || nodeSelector === '!all()') return false;
  return !Array.isArray(allowedUses) || allowedUses.length === 0 || allowedUses.includes('Workload');
}

/** The CIDR that a text is, or that it most likely stands for. */
export function meantCidr(text: string): Cidr | undefined {
  const cidr = Cidr.parse(text);
  if (cidr.ok) return cidr.value;
  return cidr.fault.suggestion === undefined ? undefined : Cidr.of(cidr.fault.suggestion);
}

/** Each pool with the largest one around it, where there is one: blocks overlap only where one holds the other. */
export function nestedPools(
  pools: readonly ForeignPool[],
): readonly (readonly [inner: ForeignPool, around: ForeignPool])[] {
  const nested: [ForeignPool, ForeignPool][] = [];
  let around: ForeignPool | undefined;
  for (const inner of sortedBy(pools, (a, b) => Cidr.compare(a.cidr, b.cidr))) {
    if (around?.cidr.overlaps(inner.cidr)) nested.push([inner, around]);
    else around = inner;
  }
  return nested;
}
