import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import { printLock } from '../../src/lock/format';
import { collectGarbage } from '../../src/lock/gc';
import { parseLock } from '../../src/lock/parse';
import { releaseLines } from '../../src/lock/release';
import type { Allocation } from '../../src/model/allocation';
import type { Declarations } from '../../src/model/declarations';
import { type Instant, instantPlus } from '../../src/model/instant';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { isError, type Problem } from '../../src/model/problem';
import { Address } from '../../src/net/address';
import { shuffled } from '../allocate/arbitrary';
import { seedOf } from '../support/seed';
import { Tally } from '../support/tally';
import { faultsOfAccepted } from './accepted';
import { faultsOfBlocks } from './blocks';
import { faultsOfMove, faultsOfRelease } from './by-command';
import { censusOf, isRetained, thingOf } from './census';
import { faultsOfCarving } from './cidrs';
import { applied, type Edit } from './edits';
import { type Event, stories } from './events';
import { exercisedBy } from './exercised';
import { reasonsToRefuse } from './refused';
import { declarationsOf, ownerNamed, POOLS, type Sketch } from './sketch';
import { faultsOfGc } from './time';

/** How often things happened: a model in which nothing happens shows nothing. */
const seen = new Tally();
const count = seen.add;

/** A lock, and what somebody has declared, as they change; every change is judged by the oracle. */
class History {
  private declarations: Declarations;
  private lock: Lock = EMPTY_LOCK;
  private now: Instant = '2026-11-01T00:00:00Z';
  private readonly owners = new Map<string, string>();

  constructor(private sketch: Sketch) {
    this.declarations = declarationsOf(sketch);
    this.keep(this.synthesize().lock);
  }

  happen(event: Event): void {
    if (event.kind === 'edit') this.edit(event.edit, event);
    if (event.kind === 'gc') this.collect(event.hours, event.restamp);
    if (event.kind === 'gc' && event.isAgain) this.collect(25, event.restamp);
    if (event.kind === 'release') this.release(event.a, event.how);
    if (event.kind === 'move') this.move(event);
  }

  private edit(edit: Edit, { isStubborn, order }: { isStubborn: boolean; order: readonly number[] }): void {
    const before = [this.sketch, this.declarations] as const;
    this.sketch = applied(this.sketch, edit);
    this.declarations = shuffled(declarationsOf(this.sketch), order);
    const answer = this.synthesize();
    if (answer.problems.some(isError)) {
      if (!isStubborn) [this.sketch, this.declarations] = before;
    } else this.keep(answer.lock);
  }

  private synthesize(): Allocation {
    const { declarations, lock: before } = this;
    const answer = allocate(declarations, before);
    const step = { declarations, before, answer };
    const { must, may } = reasonsToRefuse(step);
    const rules = answer.problems.filter(isError).map(({ rule }) => rule);
    count(rules.length > 0 ? 'refused' : 'accepted');
    if (rules.some((rule) => ROOM_RULES.includes(rule))) count('P5 refused for want of room');
    if (rules.length > 0) {
      expect(answer.lock).toBe(before);
      expect({ rules, unfounded: rules.filter((rule) => !isAmong(rule, may)) }).toEqual({ rules, unfounded: [] });
      for (const { message, fix, where } of answer.problems) {
        expect(message).toMatch(/^\S.*\.$/s);
        expect(fix).toMatch(/^[A-Z].*\.$/s);
        expect(where.identity).toBeDefined();
      }
    } else {
      expect([...must]).toEqual([]);
      expect(faultsOfAccepted(step)).toEqual([]);
      expect(faultsOfCarving(declarations, before, answer)).toEqual([]);
      expect(faultsOfBlocks(step)).toEqual([]);
      for (const what of exercisedBy(step)) count(what);
      expect(printLock(allocate(declarations, answer.lock).lock)).toBe(printLock(answer.lock));
      const other = shuffled(declarations, [7, 3, 900, 12, 5]);
      expect(printLock(allocate(other, before).lock)).toBe(printLock(answer.lock));
    }
    return answer;
  }

  private collect(hours: number, restamp: boolean): void {
    const now = instantPlus(this.now, hours * 3600);
    const { lock, problems } = collectGarbage(this.lock, now, { restamp });
    if (problems.length > 0) {
      expect(lock).toBe(this.lock);
      expect(restamp).toBe(false);
      expect(
        censusOf(this.lock).some(({ tenure }) => 'since' in tenure && (tenure.since ?? '') > now) ||
          hasCarvedAfter(this.lock, now),
      ).toBe(true);
      return;
    }
    this.now = now;
    if (printLock(lock) !== printLock(this.lock)) count('gc');
    if (!restamp) expect(faultsOfGc(this.lock, lock, now)).toEqual([]);
    expect(printLock(collectGarbage(lock, now).lock)).toBe(printLock(lock));
    this.keep(lock);
  }

  private release(a: number, how: number): void {
    const entries = censusOf(this.lock);
    const entry = entries[a % Math.max(1, entries.length)];
    if (!entry || (how === 1 && entry.section !== 'leases')) return;
    const { owner, ordinal, network } = entry;
    const released = releaseLines(
      this.lock,
      how === 1
        ? { kind: 'address', address: Address.of(entry.thing), network }
        : { kind: 'owner', owner, ...(how === 2 && ordinal !== undefined && { ordinal }) },
    );
    const isMeant = (each: typeof entry) =>
      how === 1
        ? each.section === 'leases' && each.thing === entry.thing && each.network === network
        : each.owner === owner && (how === 0 || ordinal === undefined || each.ordinal === ordinal);
    expect(released.ok).toBe(entries.some((each) => isMeant(each) && isRetained(each)));
    if (!released.ok) return;
    count('released by hand');
    expect(faultsOfRelease(this.lock, released.lock, isMeant)).toEqual([]);
    this.keep(released.lock);
  }

  private move({ name, a, to, isAll }: Extract<Event, { kind: 'move' }>): void {
    const names = Object.keys(this.sketch.workloads);
    const [problem] = allocate(this.declarations, this.lock).problems;
    const someone = ownerNamed(this.sketch.workloads[name] ? name : (names[a % Math.max(1, names.length)] ?? name));
    const owner = to % 3 > 0 && problem?.where.identity?.includes('/shop/') ? problem.where.identity : someone;
    const targets = [undefined, undefined, ...POOLS.map((letter) => `prod/pods/${letter}`), `10.0.0.${to}`];
    const target = targets[to % targets.length];
    const request = { owner, isAll, ...(target && { to: target }) };
    const { declarations, lock: before } = this;
    const { problems } = allocate(declarations, before);
    const stuck = problems.filter(({ fix }) => fix.includes(`lock move ${owner}`));
    const answer = moveLeases(declarations, before, request);
    if (answer.problems.some(isError)) {
      expect(answer.lock).toBe(before);
      const isOwnFault = answer.problems.some(({ rule, where }) => where.identity === owner || rule < 'IPAM2');
      if (stuck.length > 0 && target === undefined)
        expect({ answer, isOwnFault }).toEqual({ answer, isOwnFault: true });
      const isIdle = answer.problems.some(({ rule }) => rule === 'IPAM221');
      if (isIdle && target === undefined) expect(stuck).toEqual([]);
      return;
    }
    count('moved');
    this.keep(answer.lock);
    expect(faultsOfMove({ declarations, before, answer }, request)).toEqual([]);
    if (stuck.length < problems.length) return;
    const after = this.synthesize();
    // What hides behind a move that is due: the want of room of others, which nobody looks at before.
    const others = ({ rule, where }: Problem) => ROOM_RULES.includes(rule) && where.identity !== owner;
    expect(after.problems.filter((problem) => !others(problem))).toEqual([]);
    expect(printLock(after.lock)).toBe(printLock(this.lock));
  }

  private noteOwner(thing: string, owner: string): void {
    const before = this.owners.get(thing);
    const isRenamed = this.declarations.workloads.some(({ formerly }) => formerly === before);
    if (before !== undefined && before !== owner && !isRenamed) count('P7 another owner after gc');
    this.owners.set(thing, owner);
  }

  /** The lock goes through its file. */
  private keep(lock: Lock): void {
    for (const entry of censusOf(lock)) this.noteOwner(thingOf(entry), entry.owner);
    const text = printLock(lock);
    const read = parseLock(text, 'ipam.lock.yaml');
    if (!read.ok) throw new Error(`${read.problems.map(({ message }) => message).join('\n')}\n${text}`);
    expect(printLock(read.lock)).toBe(text);
    this.lock = read.lock;
  }
}

const ROOM_RULES: readonly string[] = ['IPAM200', 'IPAM201', 'IPAM212', 'IPAM214'];

const isAmong = (rule: string, may: ReadonlySet<string>): boolean =>
  may.has(rule) || (may instanceof Set && [...may].some((each) => `${each}`.split('|').includes(rule)));

const hasCarvedAfter = ({ networks }: Lock, now: Instant): boolean =>
  networks.some(({ carved }) => carved.some(({ tenure }) => 'since' in tenure && (tenure.since ?? '') > now));

/** MODEL_RUNS=5000 looks longer; MODEL_SEED goes the same way again. */
const numRuns = Number(process.env.MODEL_RUNS ?? 300);
const seed = seedOf('MODEL_SEED');

/** What every look at the world has to see. */
const COMMON = [
  'accepted',
  'refused',
  'P2 kept while others came',
  'P4 placed around what is excluded or reserved',
  'P5 refused for want of room',
  'P7 placed around somebody else’s quarantine',
  'P9 in one block',
  'P9 grew into its head-room',
  'dual stack',
  'head-room',
  'EIPs',
  'claims without addresses',
  'carved CIDRs',
  'kept in a closed pool',
  'placed while a pool is closed',
  'gc',
  'moved',
];

/** What a long look has to see. */
const RARE = [
  'P6 came home to a retained line',
  'P6 came home to a released line',
  'P7 another owner after gc',
  'over several pools',
  'pins',
  'renames',
  'released by hand',
];

describe('a world that changes', () => {
  it('is allocated by the contract at every step', { timeout: 3 * 3_600_000 }, () => {
    fc.assert(
      fc.property(stories, ({ start, events }) => {
        const history = new History(start);
        for (const event of events) history.happen(event);
      }),
      { numRuns, seed },
    );
    console.info(`a changing world, seed ${seed}: ${numRuns} stories: ${seen}`);
    for (const what of numRuns < 2000 ? COMMON : [...COMMON, ...RARE])
      expect([what, seen.of(what)]).not.toEqual([what, 0]);
  });
});
