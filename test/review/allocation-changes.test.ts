import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocate/allocate';
import { moveLeases } from '../../src/allocate/move';
import { printLock } from '../../src/lock/format';
import { collectGarbage } from '../../src/lock/gc';
import { releaseLines } from '../../src/lock/release';
import { instantPlus } from '../../src/model/instant';
import { EMPTY_LOCK, type Lock, type Tenure } from '../../src/model/lock';
import { isError } from '../../src/model/problem';
import { Range } from '../../src/net/range';
import type { AllocationChange } from '../../src/review/review';
import { reviewChange } from '../../src/review/review-change';
import { arbitraryLock, LATER } from '../lock/arbitrary-lock';
import { censusOf, type Entry, isHeld, thingOf } from '../oracle/census';
import { applied, edits, firstSketch } from '../oracle/edits';
import { declarationsOf, ownerNamed } from '../oracle/sketch';

const AS_OF = '2026-11-05T12:00:00Z';

const reviewed = (base: Lock, head: Lock, renames: ReadonlyMap<string, string> = new Map(), asOf = AS_OF) =>
  reviewChange({
    base: { name: 'main', lock: base },
    head: { name: 'working tree', lock: head },
    asOf,
    app: { renames, places: [], problems: [] },
    file: 'ipam.lock.yaml',
  });

/** One line for each address, claim and EIP that changes: what becomes of it, and who had and has it. */
function expected(base: Lock, head: Lock, asOf = AS_OF): string[] {
  const old = new Map(censusOf(base).map((entry) => [thingOf(entry), entry]));
  const now = new Map(censusOf(head).map((entry) => [thingOf(entry), entry]));
  const lost = lostClaims(old, now);
  return [...new Set([...old.keys(), ...now.keys()])]
    .flatMap((thing) => {
      const [was, is] = [old.get(thing), now.get(thing)];
      const action = actionFor(was, is, { asOf, lost });
      return action === undefined ? [] : [`${action} ${nameOf((is ?? was)!)} ${shown(was)} ${shown(is)}`];
    })
    .sort();
}

/** Claims with a number that no longer hold what they held. */
function lostClaims(old: ReadonlyMap<string, Entry>, now: ReadonlyMap<string, Entry>): ReadonlySet<string> {
  const gone = [...old].filter(([thing, was]) => {
    const is = now.get(thing);
    return isHeld(was) && !(is && isHeld(is) && claimOf(is) === claimOf(was));
  });
  return new Set(gone.map(([, was]) => claimOf(was)));
}

const claimOf = ({ section, owner, ordinal, family, nic }: Entry): string =>
  `${section} ${owner} ${ordinal} ${family} ${nic}`;

interface Known {
  readonly asOf: string;
  readonly lost: ReadonlySet<string>;
}

function actionFor(was: Entry | undefined, is: Entry | undefined, { asOf, lost }: Known): string | undefined {
  if (was === undefined) {
    if (!isHeld(is!)) return is!.tenure.state === 'released' ? 'release' : 'retain';
    return lost.has(claimOf(is!)) ? 'move' : 'allocate';
  }
  if (is === undefined) return isOver(was.tenure, asOf) ? 'expire' : 'erase';
  if (claimOf(was) !== claimOf(is)) return 'reassign';
  if (JSON.stringify(sorted(was.tenure)) === JSON.stringify(sorted(is.tenure))) return undefined;
  const [before, after] = [was.tenure.state, is.tenure.state];
  if (before === after) return 'amend';
  if (after === 'retained') return 'retain';
  if (after === 'released') return 'release';
  if (before === 'retained' || before === 'released') return 'return';
  return after === 'bound' ? 'activate' : 'spare';
}

const sorted = (tenure: Tenure): string[] =>
  Object.entries(tenure)
    .map((field) => JSON.stringify(field))
    .sort();

function isOver(tenure: Tenure, asOf: string): boolean {
  if (tenure.state !== 'released') return false;
  if (tenure.since === undefined) return tenure.quarantine === 0;
  return tenure.since < asOf && instantPlus(tenure.since, tenure.quarantine) <= asOf;
}

const nameOf = ({ section, network, thing, family, ordinal, owner }: Entry): string =>
  section === 'claims' ? `${network} ${thing} ${family} ${owner} ${ordinal}` : `${network} ${thing}`;

const shown = (entry: Entry | undefined): string =>
  entry ? `${entry.owner} ${entry.ordinal ?? '-'} ${entry.nic ?? '-'} ${entry.tenure.state}` : '–';

/** The rows of a review, taken apart again. */
const takenApart = (changes: readonly AllocationChange[]): string[] =>
  changes
    .flatMap((change) => {
      const things = thingsOf(change);
      expect(things.length).toBe(Number(change.count));
      return things.map(
        (thing, i) => `${change.action} ${thing} ${holderAt(before(change), i)} ${holderAt(change.after, i)}`,
      );
    })
    .sort();

/** What a claim that moves had was elsewhere. */
const before = ({ action, before }: AllocationChange) => (action === 'move' ? undefined : before);

function thingsOf({ thing, network = '', family, what, to, before, after }: AllocationChange): string[] {
  const { ordinals, owner } = (after ?? before)!;
  if (thing === 'address')
    return [...Range.of((to ?? what).replace(/::0$/, '::')).addresses()].map((address) => `${network} ${address}`);
  if (thing === 'eip') return [` ${to ?? what}`];
  const count = ordinals ? ordinals.last - ordinals.first + 1 : 1;
  return Array.from(
    { length: count },
    (_, i) => `${network} ${to ?? what} ${family} ${owner} ${ordinals && ordinals.first + i}`,
  );
}

const holderAt = (holder: AllocationChange['after'], i: number): string =>
  holder
    ? `${holder.owner} ${holder.ordinals ? holder.ordinals.first + i : '-'} ${holder.nic ?? '-'} ${holder.state}`
    : '–';

/** Pods without a number are counted through, which the naive look does not do; locks with claims twice are no locks. */
const isPlain = (lock: Lock): boolean => {
  const held = censusOf(lock).filter(isHeld);
  const claims = held.map(claimOf);
  return new Set(claims).size === claims.length;
};

const withoutSets = (lock: Lock): Lock => ({
  ...lock,
  networks: lock.networks.map((network) => ({
    ...network,
    leases: network.leases.filter(({ ordinals }) => ordinals !== undefined),
    claims: network.claims.filter(({ ordinals }) => ordinals !== undefined),
  })),
  eips: lock.eips.filter(({ ordinals }) => ordinals !== undefined),
});

describe('the rows of a review', () => {
  it('say of each address, claim and EIP what a naive look at it says, whatever the locks', () => {
    fc.assert(
      fc.property(arbitraryLock, arbitraryLock, (one, other) => {
        const [base, head] = [withoutSets(one), withoutSets(other)];
        fc.pre(isPlain(base) && isPlain(head));
        expect(takenApart(reviewed(base, head, undefined, LATER).allocations)).toEqual(expected(base, head, LATER));
      }),
      { numRuns: 150 },
    );
  });

  it('say it of what synth, gc, moves and releases make of a lock', () => {
    const story = fc.array(edits, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(story, story, fc.nat(9), (first, second, pick) => {
        const sketches = [first, second].map((changes) => changes.filter(({ what }) => what !== 'rename'));
        let sketch = firstSketch;
        let base: Lock = EMPTY_LOCK;
        for (const edit of sketches[0]!) {
          sketch = applied(sketch, edit);
          base = allocate(declarationsOf(sketch), base).lock;
        }
        base = collectGarbage(base, '2026-11-01T00:00:00Z').lock;
        let head = pick < 3 ? collectGarbage(base, AS_OF).lock : base;
        for (const edit of sketches[1]!) {
          sketch = applied(sketch, edit);
          head = allocate(declarationsOf(sketch), head).lock;
        }
        const owner = ownerNamed(Object.keys(sketch.workloads)[0] ?? '');
        const moved = moveLeases(declarationsOf(sketch), head, { owner, isAll: true });
        if (pick > 6 && !moved.problems.some(isError)) head = moved.lock;
        const released = releaseLines(head, { kind: 'owner', owner });
        if (pick > 7 && released.ok) head = released.lock;
        const [plainBase, plainHead] = [withoutSets(base), withoutSets(head)];
        const { allocations } = reviewed(plainBase, plainHead);
        expect(takenApart(allocations)).toEqual(expected(plainBase, plainHead));
      }),
      { numRuns: 100 },
    );
  });

  it('are counted by their totals', () => {
    fc.assert(
      fc.property(arbitraryLock, arbitraryLock, (base, head) => {
        const { allocations, totals } = reviewed(base, head);
        const sums: Record<string, number> = Object.fromEntries(Object.keys(totals).map((action) => [action, 0]));
        for (const { action, count } of allocations) sums[action]! += Number(count);
        expect(totals).toEqual(sums);
      }),
      { numRuns: 50 },
    );
  });

  it('name the line of the lock that has what they say', () => {
    fc.assert(
      fc.property(arbitraryLock, arbitraryLock, (base, head) => {
        const lines = printedLines(head);
        for (const { what, to, after, line } of reviewed(base, head).allocations) {
          expect(line === undefined).toBe(after === undefined);
          if (line === undefined) continue;
          expect(lines[line - 1]).toContain(after!.owner);
          const start = (to ?? what).split('..')[0]!;
          if (lines[line - 1]!.includes(start)) continue;
          const range = Range.parse(lines[line - 1]!.trim().split(' ')[1]!.replace(/::0$/, '::'));
          const part = Range.parse((to ?? what).replace(/::0$/, '::'));
          expect(range.ok && part.ok && range.value.covers(part.value), `${lines[line - 1]} has ${what}`).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

function printedLines(lock: Lock): string[] {
  return printLock(lock).split('\n');
}
