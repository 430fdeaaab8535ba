import type { AllocationChange, Review, Risk, Totals } from '../../../src/review/review';
import { ALLOCATION_ACTIONS } from '../../../src/review/review';

const NOTHING = Object.fromEntries(ALLOCATION_ACTIONS.map((action) => [action, 0])) as Totals;

/** A review in which nothing happens, but for what a test says. */
export const reviewWith = ({
  totals,
  ...parts
}: Partial<Omit<Review, 'totals'>> & { totals?: Partial<Totals> }): Review => ({
  base: { name: 'origin/main', commit: '0123456789abcdef0123456789abcdef01234567', hasLock: true, hasManifests: true },
  head: { name: 'working tree', hasLock: true, hasManifests: true },
  asOf: '2026-11-01T00:00:00Z' as Review['asOf'],
  isBlocked: false,
  risks: [],
  allocations: [],
  places: [],
  capacity: [],
  derived: [],
  objects: [],
  hazards: [],
  problems: [],
  ...parts,
  totals: { ...NOTHING, ...totals },
});

/** One address of a pool that a StatefulSet comes to hold. */
export const allocated = (i: number, more: Partial<AllocationChange> = {}): AllocationChange => ({
  action: 'allocate',
  thing: 'address',
  network: 'prod',
  pool: `prod/pods/pool-${i % 7}`,
  what: `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`,
  count: '1',
  after: { owner: `prod/shop/StatefulSet/web-${i}` as never, ordinals: { first: 0, last: 0 }, state: 'bound' },
  reason: 'StatefulSet is new',
  ...more,
});

export const risk = (i: number, more: Partial<Risk> = {}): Risk => ({
  level: 'medium',
  rule: 'IPAM269',
  subject: `prod/shop/StatefulSet/web-${i}`,
  summary: `prod/shop/StatefulSet/web-${i} moves to another address.`,
  advice: 'Look whether firewalls know the new one.',
  ...more,
});
