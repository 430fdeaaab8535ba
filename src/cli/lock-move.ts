import type { Command } from 'commander';
import { writeLockFile } from '../files/lock-file';
import type { StageReply } from '../files/stage';
import { type Owner, parseOwner } from '../model/owner';
import { describeFault } from '../net/parsed';
import { displayPath } from './display-path';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { inRunFolder } from './in-run-folder';
import { changesOfText, summarizeLock } from './lock-summary';
import { noIpamApp } from './no-ipam-app';
import { type Finish, misuse, type Outcome, refusal, success, textOf } from './outcome';
import { type ProjectOptions, readProject } from './project';
import { runApp } from './run-app';

interface MoveOptions extends Pick<ProjectOptions, 'app'> {
  readonly to?: string;
  readonly all?: boolean;
}

export const defineLockMove = (lock: Command, finish: Finish): Command =>
  lock
    .command('move')
    .summary('give a workload new addresses')
    .description(
      'Binds new addresses in place of those that the workload may no longer have, and releases the old ones. Writes the ' +
        'lock only: review it, then synthesize. The pods have their new addresses when they are made anew.',
    )
    .argument('<owner>', 'cluster/namespace/Kind/name')
    .option(
      '--to <pool|address>',
      'where to: a pool such as prod/pods/db, or the one address (default: where there is room)',
    )
    .option('--all', 'also what it may keep')
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam lock move prod/shop/StatefulSet/redis',
          'cdk8s-ipam lock move prod/shop/StatefulSet/redis --to prod/pods/db --all',
          'cdk8s-ipam lock move prod/shop/Pod/licences --to 10.23.19.7',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.usage],
      ),
    )
    .action((owner: string, options: MoveOptions) => finish(lockMove(owner, options)));

export async function lockMove(owner: string, options: MoveOptions): Promise<Outcome> {
  const identity = parseOwner(owner);
  if (!identity.ok) return misuse(`${describeFault(identity.fault)}.`);
  const project = readProject(options);
  if (!project.ok) return project.outcome;
  const { app: command, output } = project.value;
  const { to, all: isAll = false } = options;
  const request = { move: { owner, isAll, ...(to !== undefined && { to }) } };
  return inRunFolder(output, async (folder, interruption) => {
    const run = await runApp({ command, request, folder, interruption });
    return run.ok ? writeMoved(run.value, owner) : run.outcome;
  });
}

function writeMoved(reply: StageReply | undefined, owner: Owner): Outcome {
  if (reply?.lock === undefined) return refusal([noIpamApp({ identity: owner })]);
  const lock = { ...reply.lock, path: displayPath(reply.lock.path) };
  const refused = writeLockFile(lock);
  if (refused.length > 0) return refusal(refused);
  return success(
    textOf([
      ...summarizeLock(lock.path, lock.before, lock.text),
      'Run `cdk8s-ipam synth` for the manifests, and commit both. The old addresses are free again after their quarantine.',
    ]),
    { changes: changesOfText(lock.path, lock.before, lock.text) },
  );
}
