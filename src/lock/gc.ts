import type { Instant } from '../model/instant';
import type { EipLine, Lock, NetworkLock } from '../model/lock';
import type { Problem, Whereabouts } from '../model/problem';
import { isDatedAfter, notDatedAfter } from './aging';
import { amongThingsOf, entriesThatDiffer } from './among-things-of';
import { canonicalLock } from './canonical';
import type { LockEntry } from './entry';
import { holderEntries, printEntry } from './entry';
import { Collector, type GarbageReport, NOTHING_COLLECTED } from './gc-collector';
import { lineNumberOf } from './line-number';

export interface GarbageOptions {
  /** Replaces dates that are later than `asOf` instead of refusing them. Default: false. */
  readonly restamp?: boolean;
  /**
   * The locks that are deployed: what one of them has otherwise is left alone, because its clock runs from the last of
   * them. Default: none, the lock itself is.
   */
  readonly deployed?: readonly Lock[];
}

export interface GarbageCollection {
  /** The lock afterwards; the old one, unchanged, when there are problems. */
  readonly lock: Lock;
  readonly report: GarbageReport;
  readonly problems: readonly Problem[];
}

/**
 * The only place where time enters the lock: dates what has no date, turns retained lines whose time is over into
 * released ones and removes released lines whose quarantine is over. A released carved CIDR goes when its quarantine is
 * over and nothing is left in it. Doing it again at the same instant changes nothing.
 */
export function collectGarbage(lock: Lock, asOf: Instant, options: GarbageOptions = {}): GarbageCollection {
  const ahead = datedAfter(lock, asOf);
  if (ahead.length > 0 && !options.restamp)
    return { lock, report: NOTHING_COLLECTED, problems: [datedAhead(lock, ahead, asOf)] };
  const { deployed = [] } = options;
  const isUndeployed = amongThingsOf(deployed.flatMap((one) => entriesThatDiffer(lock, one)));
  const collector = new Collector(asOf, isUndeployed);
  const networks = lock.networks.map((network) => collectNetwork(notAhead(network, asOf), collector));
  const eips = collector.collect(notAheadLines(lock.eips, asOf), (line) => ({ section: 'eips', line }));
  const collected = canonicalLock({ version: lock.version, networks, eips });
  return { lock: collected, report: collector.report(ahead.length), problems: [] };
}

function collectNetwork(network: NetworkLock, collector: Collector): NetworkLock {
  const { name } = network;
  const leases = collector.collect(network.leases, (line) => ({ section: 'leases', network: name, line }));
  const claims = collector.collect(network.claims, (line) => ({ section: 'claims', network: name, line }));
  return collector.collectCarved({ ...network, leases, claims });
}

const notAhead = (network: NetworkLock, asOf: Instant): NetworkLock => ({
  ...network,
  carved: notAheadLines(network.carved, asOf),
  leases: notAheadLines(network.leases, asOf),
  claims: notAheadLines(network.claims, asOf),
});

const notAheadLines = <L extends EipLine | NetworkLock['carved' | 'leases' | 'claims'][number]>(
  lines: readonly L[],
  asOf: Instant,
): L[] =>
  lines.map((line) => (isDatedAfter(line.tenure, asOf) ? { ...line, tenure: notDatedAfter(line.tenure, asOf) } : line));

function datedAfter(lock: Lock, asOf: Instant): LockEntry[] {
  const carved = lock.networks.flatMap(({ name: network, carved: lines }) =>
    lines.map((line) => ({ section: 'carved' as const, network, line })),
  );
  return [...carved, ...holderEntries(lock)].filter(({ line }) => isDatedAfter(line.tenure, asOf));
}

/** One problem however many there are: a wrong clock writes a wrong date into every line. */
function datedAhead(lock: Lock, [entry, ...more]: readonly LockEntry[], asOf: Instant): Problem {
  if (entry === undefined) throw new Error('no line has a date that is too late');
  const others = more.length === 0 ? ',' : `, as ${more.length} more have,`;
  return {
    rule: 'IPAM260',
    severity: 'error',
    where: { ...ownerOf(entry), line: lineNumberOf(lock, entry) },
    message: `The line "${printEntry(entry)}" has a date after ${asOf}${others} so one of the two clocks was wrong, and a quarantine counted from a wrong date ends at a wrong time.`,
    fix: 'Run `lock gc` with the right --as-of; if the date in the lock is the wrong one, add --restamp, which puts --as-of in its place.',
  };
}

function ownerOf(entry: LockEntry): Whereabouts {
  if (entry.section === 'headings') return {};
  return { identity: entry.section === 'carved' ? entry.line.key : entry.line.owner };
}
