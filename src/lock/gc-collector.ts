import type { Instant } from '../model/instant';
import type { CarvedLine, NetworkLock, Released } from '../model/lock';
import { RangeSet } from '../net/range-set';
import { type Aging, ageAt, nextStepOf } from './aging';
import type { CarvedEntry, HolderEntry, LockEntry } from './entry';

/** What `collectGarbage` did, line by line, in the order of the file. */
export interface GarbageReport {
  /** Lines that got a date, as they are now. */
  readonly stamped: readonly LockEntry[];
  /** Retained lines that are released now, as they are now. */
  readonly aged: readonly LockEntry[];
  /** Lines that are gone, as they were. */
  readonly removed: readonly LockEntry[];
  /** Lines that a later run will change, as they are now, with the instant from which on. */
  readonly waiting: readonly Waiting[];
  /** Released CIDRs whose quarantine is over and that still have something in them. */
  readonly occupied: readonly CarvedEntry[];
  /** Lines that would have changed, and that a deployed lock has otherwise. */
  readonly undeployed: readonly LockEntry[];
  /** How many dates were later than the instant and were replaced by it. */
  readonly restamped: number;
}

export interface Waiting {
  readonly entry: LockEntry;
  readonly at: Instant;
}

export const NOTHING_COLLECTED: GarbageReport = {
  stamped: [],
  aged: [],
  removed: [],
  waiting: [],
  occupied: [],
  undeployed: [],
  restamped: 0,
};

/** Ages lines at one instant and remembers what it did. */
export class Collector {
  private readonly stamped: LockEntry[] = [];
  private readonly aged: LockEntry[] = [];
  private readonly removed: LockEntry[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly occupied: CarvedEntry[] = [];
  private readonly undeployed: LockEntry[] = [];

  constructor(
    private readonly asOf: Instant,
    private readonly isUndeployed: (entry: HolderEntry | CarvedEntry) => boolean,
  ) {}

  report(restamped: number): GarbageReport {
    const { stamped, aged, removed, waiting, occupied, undeployed } = this;
    return { stamped, aged, removed, waiting, occupied, undeployed, restamped };
  }

  /** The lines that are left, with their new tenures. */
  collect<L extends HolderEntry['line']>(lines: readonly L[], entryOf: (line: L) => HolderEntry): L[] {
    return lines.flatMap((line) => {
      const aging = this.agingOf(entryOf(line));
      if (aging.kind === 'removed') {
        this.removed.push(entryOf(line));
        return [];
      }
      const kept = aging.kind === 'unchanged' ? line : { ...line, tenure: aging.tenure };
      this.note(aging.kind, entryOf(kept));
      return [kept];
    });
  }

  /** The network whose released CIDRs are aged too, pools before the subnets around them. Its other lines are aged. */
  collectCarved(network: NetworkLock): NetworkLock {
    const leased = RangeSet.from(network.leases.map(({ range }) => range));
    const kept: CarvedLine[] = [];
    for (const line of [...network.carved].reverse()) {
      const isOccupied = () =>
        leased.overlaps(line.cidr.range) ||
        network.claims.some(({ place }) => place === line.key || place.startsWith(`${line.key}/`)) ||
        kept.some(({ cidr }) => cidr.overlaps(line.cidr));
      const left = this.collectOneCarved(network.name, line, isOccupied);
      if (left) kept.push(left);
    }
    return { ...network, carved: kept.reverse() };
  }

  private collectOneCarved(network: string, line: CarvedLine, isOccupied: () => boolean): CarvedLine | undefined {
    const entryOf = (carved: CarvedLine): CarvedEntry => ({ section: 'carved', network, line: carved });
    const aging = this.agingOf(entryOf(line));
    if (aging.kind === 'removed' && isOccupied()) {
      this.occupied.push(entryOf(line));
      return line;
    }
    if (aging.kind === 'removed') {
      this.removed.push(entryOf(line));
      return undefined;
    }
    const kept = aging.kind === 'unchanged' ? line : { ...line, tenure: aging.tenure as Released };
    this.note(aging.kind, entryOf(kept));
    return kept;
  }

  /** What time makes of a line, where it may pass. */
  private agingOf(entry: HolderEntry | CarvedEntry): Aging {
    const aging = ageAt(entry.line.tenure, this.asOf);
    if (aging.kind === 'unchanged' || !this.isUndeployed(entry)) return aging;
    this.undeployed.push(entry);
    return { kind: 'unchanged' };
  }

  private note(kind: 'unchanged' | 'stamped' | 'aged', entry: Exclude<LockEntry, { section: 'headings' }>): void {
    if (kind === 'stamped') this.stamped.push(entry);
    if (kind === 'aged') this.aged.push(entry);
    const at = nextStepOf(entry.line.tenure);
    if (at !== undefined) this.waiting.push({ entry, at });
  }
}
