import type { LeaseLine } from '../model/lock';
import { continuesRun } from '../model/runs';
import { Cidr } from '../net/cidr';
import type { Range } from '../net/range';
import type { Faults } from './fault';
import { parseLease, printLease } from './lease-text';
import { printRange } from './range-text';
import type { Recall } from './recall';

/** The lines under `leases:` of one network: each is judged by the lease and the heading before it. */
export class LeaseSection {
  readonly leases: LeaseLine[] = [];
  readonly headings: Cidr[] = [];
  /** The lease right before, when no heading stands between. */
  private neighbour: LeaseLine | undefined;

  constructor(
    private readonly recall: Recall,
    private readonly faults: Faults,
  ) {}

  read(text: string, at: number): void {
    if (text.includes(' ')) this.readLease(text, at);
    else this.readHeading(text, at);
  }

  private readLease(text: string, at: number): void {
    const lease = parseLease(text, this.recall);
    if (!lease.ok) {
      this.faults.addMalformed(at, text, lease.fault);
      return;
    }
    this.judgeLease(lease.value, at);
    this.leases.push(lease.value);
    this.neighbour = lease.value;
  }

  private judgeLease(lease: LeaseLine, at: number): void {
    const before = this.leases.at(-1);
    const heading = this.headings.at(-1);
    if (before && isAfter(before.range, lease.range)) this.refuseOrder(lease, before, at);
    else if (this.neighbour) this.refuseContinuation(this.neighbour, lease, at);
    else if (heading && beginsAfter(heading, lease.range)) this.refuseOrder(lease, heading, at);
  }

  private refuseOrder(lease: LeaseLine, before: LeaseLine | Cidr, at: number): void {
    const range = printRange(lease.range);
    if (before instanceof Cidr) {
      this.faults.add('unsorted', at, `${range} stands after the heading ${before}; leases are in address order.`);
    } else if (before.range.overlaps(lease.range)) {
      const message = `${range} of ${lease.owner} overlaps the line "${printLease(before)}": ${lease.owner === before.owner ? 'one address would stand in two lines' : 'one address would have two owners'}.`;
      this.faults.add('overlap', at, message);
    } else {
      this.faults.add(
        'unsorted',
        at,
        `${range} stands after ${printRange(before.range)}; leases are in address order.`,
      );
    }
  }

  private refuseContinuation(before: LeaseLine, lease: LeaseLine, at: number): void {
    if (!continuesRun(before, lease)) return;
    const message = `${printRange(lease.range)} goes on with the run of ${lease.owner} on the line before, with the same state and terms; they have to be one line.`;
    this.faults.add('notCanonical', at, message);
  }

  private refuseCrossing(run: Range, heading: Cidr, at: number): void {
    const message = `The run ${printRange(run)} crosses the heading ${heading}; it has to be split there.`;
    this.faults.add('notCanonical', at, message);
  }

  private readHeading(text: string, at: number): void {
    const heading = Cidr.parse(text);
    if (!heading.ok) {
      this.faults.addMalformed(at, text, heading.fault);
      return;
    }
    this.judgeHeading(heading.value, at);
    this.headings.push(heading.value);
    this.neighbour = undefined;
  }

  private judgeHeading(heading: Cidr, at: number): void {
    const previous = this.headings.at(-1);
    const before = this.leases.at(-1);
    if (previous?.equals(heading)) {
      this.faults.add('notCanonical', at, `The heading ${heading} stands twice.`);
    } else if (before && isCrossedBy(heading, before.range)) {
      this.refuseCrossing(before.range, heading, at);
    } else if ((previous && Cidr.compare(previous, heading) > 0) || (before && isAfter(before.range, heading.range))) {
      const message = `The heading ${heading} stands after ${this.neighbour ? printRange(this.neighbour.range) : previous}; it belongs before the first address that is not below it.`;
      this.faults.add('unsorted', at, message);
    }
  }
}

const isAfter = (before: Range, next: Range): boolean => !before.endsBefore(next);

const beginsAfter = (heading: Cidr, range: Range): boolean => heading.range.beginsAfter(range);

/**
 * Whether a run that stands before the heading has addresses on both sides of its beginning:
 *
 *     heading        |------
 *     run         #####
 */
const isCrossedBy = (heading: Cidr, run: Range): boolean =>
  heading.range.beginsAfter(run) && !run.endsBefore(heading.range);
