import type { Holder } from './lock';

/** How many claims lines stand for: a Pod or a virtual machine has one, without an ordinal. */
export const claimCount = (lines: readonly Pick<Holder, 'ordinals'>[]): number =>
  lines.reduce((sum, { ordinals }) => sum + (ordinals === undefined ? 1 : ordinals.last - ordinals.first + 1), 0);
