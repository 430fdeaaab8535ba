import { gateway, shop } from './shop';
import { edited, gcAt, movedIn, releaseOf, type State, synthesized } from './state';

/** A pull request: what is deployed, and what it would be. */
export interface Story {
  readonly name: string;
  readonly title: string;
  readonly base: State;
  readonly head: State;
  /** Whether it may not be merged. */
  readonly isBlocked?: true;
}

const DEPLOYED = synthesized(shop());
const REDIS = 'prod/shop/StatefulSet/redis';

/** The state after a change of the declarations, synthesized against the lock of the one before. */
const then = (before: State, props: Parameters<typeof shop>[0]): State => synthesized(shop(props), before.lock, before);

const GROWN = then(DEPLOYED, { replicas: { redis: 3, ledger: 2 }, maxReplicas: 4 });
const GONE = then(DEPLOYED, { replicas: { ledger: 2 } });
const KEPT_AND_GONE = then(then(DEPLOYED, { retain: ['redis'] }), { replicas: { ledger: 2 } });
const WIDE = { pool: { cidr: '10.23.0.0/28' }, pools: { spare: { cidr: '10.23.0.64/28' } } };
const TWO_POOLS = then(DEPLOYED, WIDE);
const RESERVED = shop({
  pool: { cidr: '10.23.0.0/28', reserve: [{ range: '10.23.0.0..10.23.0.3', reason: 'routers' }] },
});

/** Another owner in the place of one that is deployed. */
const stolen = (lock: string): string => lock.replaceAll('StatefulSet/redis', 'StatefulSet/queue');

export const STORIES: readonly Story[] = [
  {
    name: 'several',
    title: 'one StatefulSet grows, one comes, and one goes',
    base: DEPLOYED,
    head: then(DEPLOYED, { replicas: { redis: 5, queue: 2 } }),
  },
  {
    name: 'new-workload',
    title: 'a StatefulSet comes',
    base: DEPLOYED,
    head: then(DEPLOYED, { replicas: { redis: 3, ledger: 2, queue: 4 } }),
  },
  {
    name: 'scale-up',
    title: 'a StatefulSet grows',
    base: DEPLOYED,
    head: then(DEPLOYED, { replicas: { redis: 5, ledger: 2 } }),
  },
  {
    name: 'head-room-used',
    title: 'a StatefulSet grows into its head-room',
    base: GROWN,
    head: then(GROWN, { replicas: { redis: 4, ledger: 2 }, maxReplicas: 4 }),
  },
  {
    name: 'scale-down',
    title: 'a StatefulSet shrinks',
    base: DEPLOYED,
    head: then(DEPLOYED, { replicas: { redis: 1, ledger: 2 } }),
  },
  { name: 'workload-gone', title: 'a StatefulSet goes', base: DEPLOYED, head: GONE },
  {
    name: 'workload-gone-kept',
    title: 'a StatefulSet goes, and its addresses are kept for it',
    base: then(DEPLOYED, { retain: ['redis'] }),
    head: KEPT_AND_GONE,
  },
  {
    name: 'given-up',
    title: 'what is kept is given up by command',
    base: KEPT_AND_GONE,
    head: edited(KEPT_AND_GONE, releaseOf(REDIS)),
  },
  { name: 'gc', title: 'time passes', base: GONE, head: edited(GONE, gcAt(0)) },
  {
    name: 'quarantine-over',
    title: 'a quarantine is over',
    base: edited(GONE, gcAt(0)),
    head: edited(edited(GONE, gcAt(0)), gcAt(25)),
  },
  {
    name: 'renamed',
    title: 'a StatefulSet has another name',
    base: DEPLOYED,
    head: then(DEPLOYED, { replicas: { cache: 3, ledger: 2 }, formerly: { cache: 'shop/StatefulSet/redis' } }),
  },
  {
    name: 'moved',
    title: 'part of a pool is reserved, and a StatefulSet moves away from there',
    base: DEPLOYED,
    head: movedIn(RESERVED, REDIS, DEPLOYED),
  },
  {
    name: 'pool-cidr-changed',
    title: 'the CIDR of a pool changes in place',
    base: DEPLOYED,
    head: then(DEPLOYED, { pool: { cidr: '10.23.0.0/27' } }),
    isBlocked: true,
  },
  {
    name: 'pool-full',
    title: 'a pool becomes nearly full',
    base: DEPLOYED,
    head: then(DEPLOYED, { replicas: { redis: 3, ledger: 2, queue: 8 } }),
  },
  {
    name: 'pool-drained',
    title: 'a pool is drained',
    base: TWO_POOLS,
    head: then(TWO_POOLS, { ...WIDE, pool: { ...WIDE.pool, lifecycle: 'draining' } }),
  },
  {
    name: 'pool-gone',
    title: 'an empty pool is removed',
    base: TWO_POOLS,
    head: then(TWO_POOLS, {}),
  },
  {
    name: 'handed-over',
    title: 'an address changes hands at once',
    base: DEPLOYED,
    head: synthesized(shop({ replicas: { queue: 3, ledger: 2 } }), stolen(DEPLOYED.lock)),
    isBlocked: true,
  },
  {
    name: 'reverted',
    title: 'a revert takes leases out of the lock',
    base: then(DEPLOYED, { replicas: { redis: 3, ledger: 2, queue: 4 } }),
    head: DEPLOYED,
    isBlocked: true,
  },
  {
    name: 'eips-given-up',
    title: 'a gateway gives public addresses up',
    base: synthesized(gateway(3)),
    head: synthesized(gateway(1), synthesized(gateway(3)).lock),
  },
  {
    name: 'masquerade',
    title: 'another subnet has public addresses, so its traffic must not be masqueraded',
    base: synthesized(gateway(2)),
    head: synthesized(gateway(2, ['a', 'b']), synthesized(gateway(2)).lock),
  },
];
