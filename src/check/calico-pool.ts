import { defaultBlockSize } from '../backends/calico/block-size';
import { Cidr } from '../net/cidr';
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

/** The CIDR that a text is, or that it most likely stands for. */
export function meantCidr(text: string): Cidr | undefined {
  const cidr = Cidr.parse(text);
  if (cidr.ok) return cidr.value;
  return cidr.fault.suggestion === undefined ? undefined : Cidr.of(cidr.fault.suggestion);
}
