import type { Lock } from '../../src/model/lock';
import { censusOf, type Entry, isHeld, thingOf } from '../oracle/census';

/** Whose a thing is. A lineage goes on over renames: the pods of the old and the new name are meant to overlap. */
export interface Holding {
  readonly identity: string;
  readonly lineage: number;
}

/** The default branch after one merge. */
export interface Moment {
  readonly lock: Lock;
  /** In hours. */
  readonly at: number;
  /** What may be running, by thing. */
  readonly running: ReadonlyMap<string, Holding>;
}

interface Past extends Holding {
  /** In hours: when it was not held any more, so that its pods had to end. Undefined: it still is. */
  readonly givenUpAt: number | undefined;
  readonly quarantine: number;
}

/**
 * The history of the default branch, and an auditor of it. He supposes the worst: any workload may still run what the
 * default branch said up to `lag` hours ago, while any other runs what it says now.
 */
export class Timeline {
  readonly moments: Moment[] = [];
  readonly violations: string[] = [];
  /** How often a thing went from one owner to another in good order. */
  handOvers = 0;
  private readonly past = new Map<string, Past>();
  private lineages = 0;

  constructor(private readonly lag: number) {}

  add(lock: Lock, at: number, renames: ReadonlyMap<string, string>): void {
    const entries = censusOf(lock).filter(({ section }) => section !== 'claims');
    const holdings = new Map(entries.map((entry) => [thingOf(entry), this.holdingOf(entry, at, renames)]));
    const running = new Map(entries.filter(isHeld).map((entry) => [thingOf(entry), holdings.get(thingOf(entry))!]));
    this.audit(running, at);
    for (const [thing, past] of this.past)
      if (!holdings.has(thing) && past.givenUpAt === undefined) this.past.set(thing, { ...past, givenUpAt: at });
    for (const entry of entries) this.remember(entry, holdings.get(thingOf(entry))!, at);
    this.moments.push({ lock, at, running });
  }

  /** Dates of a lock that are older than the release on the default branch that they should count from. */
  datesBeforeRelease(lock: Lock, hourOf: (since: string) => number): string[] {
    return censusOf(lock).flatMap((entry) => {
      const past = this.past.get(thingOf(entry));
      const since = entry.tenure.state === 'released' ? entry.tenure.since : undefined;
      if (since === undefined || past?.givenUpAt === undefined) return [];
      return hourOf(since) < past.givenUpAt ? [`dated before its release: ${thingOf(entry)}`] : [];
    });
  }

  private holdingOf(entry: Entry, at: number, renames: ReadonlyMap<string, string>): Holding {
    const past = this.past.get(thingOf(entry));
    const identity = identityOf(entry);
    if (!past) return { identity, lineage: this.lineages++ };
    const isSame = past.identity === identity || renamed(past.identity, renames) === identity;
    if (isSame) return { identity, lineage: past.lineage };
    this.handOvers++;
    const hours = past.givenUpAt === undefined ? 0 : at - past.givenUpAt;
    if (hours * 3600 < past.quarantine)
      this.violations.push(`quarantine skipped: ${thingOf(entry)}, from ${past.identity} to ${identity} in ${hours} h`);
    return { identity, lineage: this.lineages++ };
  }

  private remember(entry: Entry, holding: Holding, at: number): void {
    const { quarantine } = entry.tenure;
    const past = this.past.get(thingOf(entry));
    const before = past?.lineage === holding.lineage ? past.givenUpAt : undefined;
    this.past.set(thingOf(entry), { ...holding, quarantine, givenUpAt: isHeld(entry) ? undefined : (before ?? at) });
  }

  private audit(running: Moment['running'], at: number): void {
    const last = this.moments.at(-1);
    this.moments.forEach((moment, i) => {
      const endedAt = this.moments[i + 1]?.at ?? at;
      if (endedAt <= at - this.lag && moment !== last) return;
      for (const [thing, holding] of running) {
        const other = moment.running.get(thing);
        if (!other || !areRivals(holding, other)) continue;
        this.violations.push(`two owners: ${thing} may run for ${other.identity} and ${holding.identity}`);
        if (moment === last) this.violations.push(`lost to a newcomer: ${thing} of ${other.identity}`);
      }
    });
  }
}

export const areRivals = (a: Holding, b: Holding): boolean => a.lineage !== b.lineage && a.identity !== b.identity;

const identityOf = ({ owner, ordinal, nic }: Entry): string => `${owner} ${ordinal ?? '-'} ${nic ?? ''}`;

function renamed(identity: string, renames: ReadonlyMap<string, string>): string {
  const [owner = '', ...rest] = identity.split(' ');
  return [renames.get(owner) ?? owner, ...rest].join(' ');
}
