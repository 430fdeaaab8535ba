import type { Pool } from './pool';

/** The pools among what was given for pools. Anything else counts as no pool, which is a problem of its own. */
export const poolsAmong = (given: readonly unknown[] | undefined): readonly Pool[] =>
  Array.isArray(given) ? given.filter(isPool) : [];

/** By its shape, so that a second copy of this package does not matter. */
const isPool = (value: unknown): value is Pool => (value as Partial<Pool> | undefined)?.subnet?.cluster !== undefined;
