import { areRivals, type Holding, type Moment } from './timeline';

type Dice = (sides: number) => number;

interface Pod {
  readonly thing: string;
  readonly holding: Holding;
}

/**
 * A cluster that lags behind the default branch: each workload follows merge by merge in its own time, stops its old
 * pods one by one and starts new ones, head-room too. Only the lag has a limit.
 */
export class Cluster {
  readonly violations: string[] = [];
  started = 0;
  private readonly pods = new Set<Pod>();
  private readonly synced = new Map<string, number>();
  private readonly everybody = new Set<string>();
  /** How many moments `everybody` is of. */
  private known = 0;

  constructor(
    private readonly moments: readonly Moment[],
    private readonly lag: number,
  ) {}

  /** Some of what may happen, happens. */
  live(now: number, dice: Dice): void {
    const newest = this.moments.length - 1;
    const oldest = this.oldestAllowed(now);
    for (const owner of this.owners()) {
      const from = Math.max(this.synced.get(owner) ?? 0, oldest);
      this.synced.set(owner, from + (dice(2) === 0 ? dice(newest - from + 1) : 0));
    }
    for (const pod of this.pods)
      if (this.mustStop(pod, oldest) || (this.isStale(pod) && dice(3) === 0)) this.pods.delete(pod);
    for (const pod of this.startable()) if (dice(3) > 0) this.start(pod);
  }

  /** The oldest merge that a workload may still be at. */
  private oldestAllowed(now: number): number {
    const over = this.moments.filter(({ at }) => at <= now - this.lag).length;
    return Math.max(0, over - 1);
  }

  /** Everybody who has ever been in the default branch. */
  private owners(): Set<string> {
    for (; this.known < this.moments.length; this.known++)
      for (const holding of this.moments[this.known]!.running.values()) this.everybody.add(ownerOf(holding));
    return this.everybody;
  }

  private isStale(pod: Pod): boolean {
    return this.stateOf(ownerOf(pod.holding)).get(pod.thing)?.identity !== pod.holding.identity;
  }

  private mustStop(pod: Pod, oldest: number): boolean {
    return !this.moments.slice(oldest).some(({ running }) => running.get(pod.thing)?.identity === pod.holding.identity);
  }

  private stateOf(owner: string): Moment['running'] {
    return this.moments[this.synced.get(owner) ?? 0]!.running;
  }

  private startable(): Pod[] {
    const runs = new Set([...this.pods].map(({ thing, holding }) => `${thing} ${holding.identity}`));
    const found: Pod[] = [];
    for (const owner of this.owners())
      for (const [thing, holding] of this.stateOf(owner))
        if (ownerOf(holding) === owner && !runs.has(`${thing} ${holding.identity}`)) found.push({ thing, holding });
    return found;
  }

  private start(pod: Pod): void {
    for (const other of this.pods)
      if (other.thing === pod.thing && areRivals(other.holding, pod.holding))
        this.violations.push(`two owners: ${pod.thing} runs for ${other.holding.identity} and ${pod.holding.identity}`);
    this.pods.add(pod);
    this.started++;
  }
}

const ownerOf = ({ identity }: Holding): string => identity.split(' ')[0]!;
