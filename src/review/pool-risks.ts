import type { PlaceKey } from '../model/declarations';
import type { Lock } from '../model/lock';
import { sortedByText } from '../net/compare';
import { nameOf } from '../net/family';
import { freeIn, type PoolUsage, type Usages } from './capacity';
import { largestWorkloads } from './largest-workloads';
import type { Place, PlaceIndex } from './places';
import type { PlaceChange, Risk } from './review';

export interface PoolsInReview {
  readonly head: Lock;
  readonly index: PlaceIndex;
  readonly before: Usages;
  readonly after: Usages;
  readonly changes: readonly PlaceChange[];
}

/** Pools that run full or become smaller because of this change, and those that are closed and still in use. */
export function poolRisks(pools: PoolsInReview): Risk[] {
  const tighter = sortedByText(pools.after, ([name]) => name).flatMap(([name, after]) => {
    const before = pools.before.get(name);
    return before === undefined || freeIn(after) < freeIn(before) ? [after] : [];
  });
  const largest = largestWorkloads(pools.head, pools.index, tighter);
  return [
    ...tighter.flatMap((usage) => fullness(usage, largest)),
    ...closedInUse(pools),
    ...pools.changes.flatMap(shrinking),
  ];
}

/** Nearly full: less than one part in ten is free. */
const TENTH = 10n;

function fullness(usage: PoolUsage, largest: ReadonlyMap<string, bigint>): Risk[] {
  const { pool, family, size } = usage;
  const free = freeIn(usage);
  const most = largest.get(`${pool} ${family}`) ?? 0n;
  if (size === 0n) return [];
  if (free === 0n)
    return [
      {
        level: 'medium',
        rule: 'IPAM703',
        summary: `${pool} is full: none of its ${size} ${nameOf(family)} addresses is free.`,
        advice: `Nothing new can be placed there until something leaves${waiting(usage)}. Declare a further pool before it is needed.`,
        subject: pool,
      },
    ];
  const few = free * TENTH < size;
  if (!few && free >= most) return [];
  const than = few ? 'less than a tenth' : `fewer than its largest workload has (${most})`;
  return [
    {
      level: 'low',
      rule: 'IPAM702',
      summary: `${pool} has ${free} of ${size} ${nameOf(family)} addresses free, ${than}.`,
      advice: `Plan a further pool${waiting(usage)}.`,
      subject: pool,
    },
  ];
}

/** What would become free by itself or by command. */
function waiting({ retained, released }: PoolUsage): string {
  const parts = [
    ...(released > 0n ? [`${released} in quarantine leave with \`lock gc\``] : []),
    ...(retained > 0n ? [`${retained} retained can be given up with \`lock release\``] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/**
 * A pool that serves nothing new and is not empty. Told in every change until it is: no lock says what a pool was in the base,
 * so that the change that begins to drain it would be told of by nobody.
 */
function closedInUse({ index, after }: PoolsInReview): Risk[] {
  return index.places.flatMap((place) => {
    const usage = place.use === 'pool' ? after.get(`${place.key} ${place.cidr.family}`) : undefined;
    return usage === undefined || place.lifecycle === 'active' || usedIn(usage) === 0n ? [] : [closed(place, usage)];
  });
}

const usedIn = (usage: PoolUsage): bigint => usage.held + usage.retained + usage.released;

const closed = ({ key, lifecycle }: Place, usage: PoolUsage): Risk => ({
  level: lifecycle === 'retired' ? 'medium' : 'low',
  rule: 'IPAM705',
  summary: `${key} is ${lifecycle} and not empty: ${standing(usage)}, ${nameOf(usage.family)}.`,
  advice:
    'Move what is held with `lock move`; what is released leaves with `lock gc`. Declare it as retired when no line is in it any more, and remove it after that.',
  subject: key,
});

/** `3 held, 2 released` */
const standing = ({ held, retained, released }: PoolUsage): string =>
  Object.entries({ held, retained, released })
    .flatMap(([state, count]) => (count > 0n ? [`${count} ${state}`] : []))
    .join(', ');

function shrinking({ action, use, key, before, after }: PlaceChange): Risk[] {
  if (action !== 'resize' || !isSmaller(before, after)) return [];
  return [
    {
      level: 'medium',
      rule: 'IPAM706',
      summary: `The ${use} ${key} shrinks from ${before.join(' and ')} to ${after.join(' and ')}.`,
      advice:
        'Pods keep the addresses that they have: look for some outside it, and for routes, firewalls and CNI objects that cannot change in place.',
      subject: key satisfies PlaceKey,
    },
  ];
}

/** Whether a CIDR is gone, or longer in prefix. */
const isSmaller = (before: readonly string[], after: readonly string[]): boolean =>
  after.length < before.length || before.some((cidr, i) => prefixLengthOf(after[i]!) > prefixLengthOf(cidr));

const prefixLengthOf = (cidr: string): number => Number(cidr.slice(cidr.indexOf('/') + 1));
