import { unreadableInput } from '../adopt/input-problems';
import { type ClusterReading, readCluster } from '../adopt/read-cluster';
import { writeLockFile } from '../files/lock-file';
import { readManifests } from '../files/manifest-source';
import type { StageReply } from '../files/stage';
import { reportProblems } from '../model/report';
import { describeAdoption } from './adoption-report';
import { displayPath } from './display-path';
import { exitCodeFor } from './exit-codes';
import { inRunFolder } from './in-run-folder';
import { changesOfText, summarizeLock } from './lock-summary';
import { noIpamApp } from './no-ipam-app';
import { type Found, found, notFound, type Outcome, refusal, textOf } from './outcome';
import { type ProjectOptions, readProject } from './project';
import { runApp } from './run-app';

export interface AdoptOptions extends Pick<ProjectOptions, 'app'> {
  readonly cluster?: string;
  readonly dryRun?: boolean;
}

export async function lockAdopt(files: readonly string[], options: AdoptOptions): Promise<Outcome> {
  const project = readProject(options);
  if (!project.ok) return project.outcome;
  const reading = await readFiles(files);
  if (!reading.ok) return reading.outcome;
  const { observations, eips } = reading.value;
  const { app: command, output } = project.value;
  const { cluster, dryRun = false } = options;
  const request = { adopt: { observations, eips, ...(cluster !== undefined && { cluster }) } };
  return inRunFolder(output, async (folder, interruption) => {
    const run = await runApp({ command, request, folder, interruption });
    if (!run.ok) return run.outcome;
    return dryRun ? tellAdoption(run.value, reading.value, DRY) : writeAdopted(run.value, reading.value);
  });
}

/** All files or none: of an address that is not seen nobody would know. */
async function readFiles(files: readonly string[]): Promise<Found<ClusterReading>> {
  const sources = await Promise.all([...new Set(files)].map(readManifests));
  const unread = sources.flatMap((source) => (source.ok ? [] : [source.problem]));
  if (unread.length > 0) return notFound(refusal(unread.map(({ where, message }) => unreadableInput(where, message))));
  const reading = readCluster(sources.flatMap((source) => (source.ok ? [source] : [])));
  return reading.problems.length > 0 ? notFound(refusal(reading.problems)) : found(reading);
}

function writeAdopted(reply: StageReply | undefined, reading: ClusterReading): Outcome {
  const refused = reply?.lock === undefined ? [] : writeLockFile({ ...reply.lock, path: displayPath(reply.lock.path) });
  return refused.length > 0 ? refusal(refused) : tellAdoption(reply, reading, NEXT);
}

const DRY = 'Nothing was written.';

const NEXT = 'Review the lock, run `cdk8s-ipam synth` for the manifests, and commit both.';

/** What was adopted goes to stdout; what was not, and would make the first synth move a pod, to stderr. */
function tellAdoption(reply: StageReply | undefined, reading: ClusterReading, end: string): Outcome {
  if (reply?.lock === undefined || reply.adoption === undefined) return refusal([noIpamApp({})]);
  const { lock, adoption, problems } = reply;
  const told = [...problems, ...adoption.problems];
  return {
    exitCode: exitCodeFor(told),
    stdout: textOf([
      ...describeAdoption(adoption, reading),
      '',
      ...summarizeLock(displayPath(lock.path), lock.before, lock.text),
      ...(lock.before === lock.text ? [] : [end]),
    ]),
    ...(told.length > 0 && { stderr: `${reportProblems(told)}\n`, problems: told }),
    changes: changesOfText(displayPath(lock.path), lock.before, lock.text),
  };
}
