import { z } from 'zod';
import type { Block } from '../model/declarations';
import type { Cidr } from '../net/cidr';
import { FAMILIES, nameOf } from '../net/family';
import { cidr, oneOrMore } from './read-props';

/** Where addresses come from: CIDRs that are given, or prefix lengths that are carved. At most one per family. */
export interface BlockProps {
  /**
   * The CIDR; for dual stack a list of one IPv4 and one IPv6 CIDR.
   *
   * @default none
   */
  readonly cidr?: string | readonly string[];
  /**
   * Prefix length in bits of an IPv4 CIDR to be carved; the lock remembers which.
   *
   * @default none
   */
  readonly prefixLength?: number;
  /**
   * Prefix length in bits of an IPv6 CIDR to be carved; the lock remembers which.
   *
   * @default none
   */
  readonly ipv6PrefixLength?: number;
}

/** @internal */
export const blockShape = {
  cidr: oneOrMore(cidr).optional(),
  prefixLength: z.int().min(1).max(32, 'an IPv4 prefix length is at most 32').optional(),
  ipv6PrefixLength: z.int().min(1).max(128, 'an IPv6 prefix length is at most 128').optional(),
};

interface BlockRead {
  readonly cidr?: readonly Cidr[] | undefined;
  readonly prefixLength?: number | undefined;
  readonly ipv6PrefixLength?: number | undefined;
}

/** @internal The blocks that were asked for, given ones and carved ones. */
export function blocksOf({ cidr: given = [], prefixLength, ipv6PrefixLength }: BlockRead): readonly Block[] {
  const carved = [
    ...(prefixLength === undefined ? [] : [{ kind: 'carved', family: 4, prefixLength } as const]),
    ...(ipv6PrefixLength === undefined ? [] : [{ kind: 'carved', family: 6, prefixLength: ipv6PrefixLength } as const]),
  ];
  return [...given.map((cidr): Block => ({ kind: 'given', family: cidr.family, cidr })), ...carved].sort(
    (a, b) => a.family - b.family,
  );
}

/** @internal A sentence where a family is asked for twice. */
export function doubledFamily(blocks: readonly Block[]): string | undefined {
  const doubled = FAMILIES.find((family) => blocks.filter((block) => block.family === family).length > 1);
  return doubled === undefined
    ? undefined
    : `${nameOf(doubled)} is asked for twice; one CIDR or prefix length per family`;
}
