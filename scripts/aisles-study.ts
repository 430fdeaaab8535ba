import { allocate } from '../src/allocate/allocate';
import { FreeSpace } from '../src/allocate/free-space';
import { hashOf } from '../src/allocate/hash';
import type { Declarations } from '../src/model/declarations';
import { EMPTY_LOCK, type Lock } from '../src/model/lock';
import { DEFAULT_QUARANTINE, RELEASE } from '../src/model/reclaim';
import { Cidr } from '../src/net/cidr';

/**
 * Why aisles: compares three ways to choose a place in a /16, and prints a table (npx tsx scripts/aisles-study.ts).
 * Nothing is left to chance, so it prints the same each time.
 *
 * Workloads have 1 to 64 pods, six on average, geometrically distributed. They come a hundred at a time, the largest of
 * a hundred first, and each wants one aligned block, of which it takes as many addresses as it has pods.
 */
const POOL = Cidr.of('10.64.0.0/16');
const ORDER = 16;
const BATCH = 100;
const LOADS = [0.1, 0.5, 0.8];
const MOST_PODS = 64;
const BRANCH = 10;
const TRIALS = 15;

interface Workload {
  readonly name: string;
  readonly pods: number;
}

/** The addresses of each workload, as offsets. */
type Places = ReadonlyMap<string, readonly number[]>;

/** Places more workloads beside those that have a place. */
interface Strategy {
  readonly name: string;
  readonly nothing: State;
}

interface State {
  readonly places: Places;
  with(workloads: readonly Workload[]): State;
}

/** A strategy that searches for a block from some offset on, in one bitset. */
class Searching implements State {
  constructor(
    private readonly startOf: (name: string, order: number) => number,
    readonly places: Places = new Map(),
  ) {}

  with(workloads: readonly Workload[]): State {
    const space = new FreeSpace(ORDER);
    for (const offsets of this.places.values()) for (const offset of offsets) space.take(offset, offset);
    const places = new Map(this.places);
    for (const { name, pods } of largestFirst(workloads))
      places.set(name, takeFrom(space, this.startOf(name, orderOf(pods)), pods));
    return new Searching(this.startOf, places);
  }
}

/** A block at or after the start, cyclically; where there is none the lowest free addresses. */
function takeFrom(space: FreeSpace, start: number, pods: number): number[] {
  const order = orderOf(pods);
  const after = space.firstBlock(order, start);
  const block = after < 0 ? space.firstBlock(order, 0) : after;
  return Array.from({ length: pods }, (_, i) => {
    const offset = block < 0 ? space.nextFree(0) : block + i;
    space.take(offset, offset);
    return offset;
  });
}

/** The allocator of this product, with its lock. */
class Allocating implements State {
  readonly places: Places;

  constructor(
    private readonly declared: readonly Workload[] = [],
    private readonly lock: Lock = EMPTY_LOCK,
  ) {
    const places = new Map<string, number[]>();
    for (const { owner, range } of lock.networks[0]?.leases ?? []) {
      const offsets = [...range.addresses()].map(({ value }) => Number(value - POOL.base));
      places.set(owner, [...(places.get(owner) ?? []), ...offsets]);
    }
    this.places = places;
  }

  with(workloads: readonly Workload[]): State {
    const declared = [...this.declared, ...workloads];
    const { lock, problems } = allocate(declarationsOf(declared), this.lock);
    if (problems.length > 0) throw new Error(problems[0]!.message);
    return new Allocating(declared, lock);
  }
}

const declarationsOf = (workloads: readonly Workload[]): Declarations => ({
  networks: [{ name: 'corp', where: {}, supernets: [], subnets: [SUBNET], reservations: [] }],
  workloads: workloads.map(({ name, pods }) => ({
    owner: name,
    network: 'corp',
    where: {},
    reclaim: RELEASE,
    replicas: { kind: 'ordinals', start: 0, count: pods, max: pods },
    demands: [{ family: 4, pools: ['prod/pods/all'], contiguity: 'preferred', pins: [], isAddressed: true }],
  })),
  inventories: [],
});

const SUBNET: Declarations['networks'][number]['subnets'][number] = {
  key: 'prod/pods',
  where: {},
  blocks: [{ kind: 'given', family: 4, cidr: POOL }],
  edges: [],
  excluded: [],
  pools: [{ key: 'prod/pods/all', where: {}, blocks: [{ kind: 'whole', family: 4 }], quarantine: DEFAULT_QUARANTINE }],
};

const STRATEGIES: readonly Strategy[] = [
  { name: 'lowest free block', nothing: new Searching(() => 0) },
  {
    name: 'block at the hash of the name',
    nothing: new Searching((name, order) => (hashOf(name) % 2 ** (ORDER - order)) * 2 ** order),
  },
  { name: 'aisle at the hash (ours)', nothing: new Allocating() },
];

const orderOf = (pods: number): number => Math.ceil(Math.log2(pods));

const largestFirst = (workloads: readonly Workload[]): Workload[] =>
  [...workloads].sort((a, b) => b.pods - a.pods || (a.name < b.name ? -1 : 1));

/** So many workloads with names of their own and sizes that the seed decides. */
function workloadsOf(seed: string, count: number): Workload[] {
  return Array.from({ length: count }, (_, i) => {
    const chance = (hashOf(`${seed} ${i} size`) + 1) / 2 ** 32;
    const pods = Math.min(MOST_PODS, 1 + Math.floor(Math.log(chance) / Math.log(1 - 1 / 6)));
    return { name: `prod/${seed}/StatefulSet/w${i}`, pods };
  });
}

const loadOf = ({ places }: State): number =>
  [...places.values()].reduce((sum, { length }) => sum + length, 0) / 2 ** ORDER;

function* filled(nothing: State, seed: string): Generator<State> {
  let state = nothing;
  for (let batch = 0; ; batch++) {
    state = state.with(workloadsOf(`${seed}-${batch}`, BATCH));
    yield state;
  }
}

function filledTo({ nothing }: Strategy, load: number): State {
  for (const state of filled(nothing, 'base')) if (loadOf(state) >= load) return state;
  throw new Error('filling never ends');
}

/** The share of a branch's new workloads that have an address which another branch gave away too. */
function collisions(base: State): number {
  let hit = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const [ours, theirs] = ['ours', 'theirs'].map((side) => {
      const added = workloadsOf(`${side}-${trial}`, BRANCH);
      const { places } = base.with(added);
      return added.map(({ name }) => places.get(name)!);
    });
    const taken = new Set(theirs!.flat());
    hit += ours!.filter((offsets) => offsets.some((offset) => taken.has(offset))).length;
  }
  return hit / (TRIALS * BRANCH);
}

/** How full the pool is when no aligned block of 64 is left. */
function loadWithoutBlock({ nothing }: Strategy): number {
  for (const state of filled(nothing, 'fill')) {
    const space = new FreeSpace(ORDER);
    for (const offsets of state.places.values()) for (const offset of offsets) space.take(offset, offset);
    if (space.largestOrder < 6) return loadOf(state);
  }
  throw new Error('filling never ends');
}

/** The share of workloads that stand elsewhere when all is placed from nothing, with one workload more. */
function movedWithoutLock({ nothing }: Strategy, load: number): number {
  const workloads = workloadsOf('all', Math.floor((load * 2 ** ORDER) / 6));
  const before = nothing.with(workloads).places;
  const after = nothing.with([...workloads, { name: 'prod/all/StatefulSet/new', pods: 7 }]).places;
  return workloads.filter(({ name }) => `${before.get(name)}` !== `${after.get(name)}`).length / workloads.length;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}`.padStart(5);

const row = (name: string, cells: readonly string[]): string => [name.padEnd(30), ...cells].join('  ');

console.log(row('', ['collisions % at load', 'no /26 left', 'moved % without a lock']));
console.log(row('', ['  .1     .5     .8  ', 'at load %  ', '  .1     .5     .8']));
for (const strategy of STRATEGIES) {
  const collided = LOADS.map((load) => percent(collisions(filledTo(strategy, load))));
  const moved = LOADS.map((load) => percent(movedWithoutLock(strategy, load)));
  console.log(
    row(strategy.name, [
      collided.join('  ').padEnd(20),
      percent(loadWithoutBlock(strategy)).padEnd(11),
      moved.join('  '),
    ]),
  );
}
