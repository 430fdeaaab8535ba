import type { Command } from 'commander';
import { unreadableInput } from '../adopt/input-problems';
import { type ClusterReading, readCluster } from '../adopt/read-cluster';
import { writeLockFile } from '../files/lock-file';
import { readManifests } from '../files/manifest-source';
import type { StageReply } from '../files/stage';
import { reportProblems } from '../model/report';
import { describeAdoption } from './adoption-report';
import { displayPath } from './display-path';
import { EXIT, exitCodeFor } from './exit-codes';
import { helpAfter } from './help';
import { inRunFolder } from './in-run-folder';
import { changesOfText, summarizeLock } from './lock-summary';
import { noIpamApp } from './no-ipam-app';
import { type Finish, type Found, found, notFound, type Outcome, refusal, textOf } from './outcome';
import { type ProjectOptions, readProject } from './project';
import { runApp } from './run-app';

interface AdoptOptions extends Pick<ProjectOptions, 'app'> {
  readonly cluster?: string;
  readonly dryRun?: boolean;
}

export const defineLockAdopt = (lock: Command, finish: Finish): Command =>
  lock
    .command('adopt')
    .summary('take the addresses of a living cluster into the lock, before the first synth')
    .description(
      'Reads what kubectl prints of a living cluster (pods with their workloads, IPAMBlocks of Calico, IPs of Kube-OVN), and ' +
        'gives each declared claim the address that its pod has, so that the first synth moves nothing. Writes the lock ' +
        'only. Says what could not be adopted, and what has to be reserved because others use it.',
    )
    .argument('<file...>', 'JSON or YAML of `kubectl get -o json`, any mix; - is standard input')
    .option('--cluster <name>', 'the declared cluster that the files are of (default: the only one)')
    .option('--dry-run', 'say what would be adopted, and write nothing')
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .addHelpText(
      'after',
      helpAfter(
        [
          'kubectl get pods,statefulsets,deployments,replicasets -A -o json > pods.json',
          'kubectl get ipamblocks.crd.projectcalico.org -o json > blocks.json',
          'cdk8s-ipam lock adopt --cluster prod pods.json blocks.json',
          'kubectl get pods -A -o json | cdk8s-ipam lock adopt --dry-run -',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((files: string[], options: AdoptOptions) => finish(lockAdopt(files, options)));

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
