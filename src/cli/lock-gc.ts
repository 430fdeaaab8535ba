import type { Command } from 'commander';
import type { LockEntry } from '../lock/entry';
import { printEntry } from '../lock/entry';
import { collectGarbage } from '../lock/gc';
import type { GarbageReport } from '../lock/gc-collector';
import { EMPTY_LOCK } from '../model/lock';
import type { Problem } from '../model/problem';
import { compareText, sortedBy } from '../net/compare';
import { readAsOf } from './as-of-option';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { LOCK_OPTION } from './lock-option';
import { loadLock, saveLock } from './lock-source';
import { addressChanges } from './lock-summary';
import { locksAtRefs } from './locks-at-refs';
import { type Finish, type Outcome, refusal, success, textOf } from './outcome';
import { together } from './repeated-option';

interface GcOptions {
  readonly asOf: string;
  readonly restamp?: boolean;
  readonly base: readonly string[];
  readonly lock: string;
}

export const defineLockGc = (lock: Command, finish: Finish): Command =>
  lock
    .command('gc')
    .summary('let time pass: date, release and remove lines')
    .description(
      'Dates what was given up since the last time, releases what was retained long enough, and removes what has been in ' +
        'quarantine long enough. The only command in which time counts; run it on the default branch, on a schedule.',
    )
    .requiredOption('--as-of <instant>', 'the time that it is, in RFC 3339')
    .option('--restamp', 'replace dates that are later than --as-of, which a wrong clock has written')
    .option('--base <ref>', 'a deployed ref: leaves alone what it has otherwise; repeat it for several', together, [])
    .option(...LOCK_OPTION)
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam lock gc --as-of "$(date -u +%Y-%m-%dT%H:%M:%SZ)"',
          'cdk8s-ipam lock gc --as-of 2026-11-01T00:00:00Z --base origin/staging --base origin/production',
        ],
        [EXIT.ok, EXIT.problems, EXIT.usage],
      ),
    )
    .action((options: GcOptions) => finish(lockGc(options)));

export function lockGc({ asOf, restamp = false, base, lock: file }: GcOptions): Outcome {
  const instant = readAsOf(asOf);
  if (!instant.ok) return instant.outcome;
  const source = loadLock(file);
  if (!source.ok) return source.outcome;
  const deployed = locksAtRefs(base, file);
  if (!deployed.ok) return deployed.outcome;
  const { lock, report, problems } = collectGarbage(source.value.lock, instant.value, {
    restamp,
    deployed: deployed.value.map(({ lock }) => lock ?? EMPTY_LOCK),
  });
  if (problems.length > 0) return refusal(problems.map((problem) => inFile(problem, file)));
  const refused = saveLock(source.value, lock);
  if (refused.length > 0) return refusal(refused);
  const changes = addressChanges(source.value.lock, lock);
  return success(textOf(describeReport(report, file)), { changes });
}

const inFile = (problem: Problem, file: string): Problem => ({ ...problem, where: { ...problem.where, file } });

function describeReport(
  { stamped, aged, removed, occupied, undeployed, waiting, restamped }: GarbageReport,
  file: string,
): string[] {
  const lines = [
    ...listed('removed, free again', removed),
    ...listed('no longer retained, in quarantine from now on', aged),
    ...listed('dated, the clock runs from now on', stamped),
    ...listed('over, but with addresses in it', occupied),
    ...listed('left alone, because a deployed ref has it otherwise', undeployed),
    ...(restamped > 0 ? [`dates that were later than --as-of, replaced: ${restamped}`] : []),
  ];
  const next = sortedBy(waiting, (a, b) => compareText(a.at, b.at))[0];
  return [
    ...(stamped.length + aged.length + removed.length + restamped === 0 ? [`${file} is unchanged.`] : []),
    ...lines,
    ...(next === undefined ? [] : [`The next line is due at ${next.at}: ${printEntry(next.entry)}`]),
  ];
}

const listed = (title: string, entries: readonly LockEntry[]): string[] =>
  entries.length === 0 ? [] : [`${title}: ${entries.length}`, ...entries.map((entry) => `  ${printEntry(entry)}`)];
