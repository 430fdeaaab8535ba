import { writeLockFile } from '../files/lock-file';
import type { StageReply } from '../files/stage';
import { type Owner, parseOwner } from '../model/owner';
import { describeFault } from '../net/parsed';
import { displayPath } from './display-path';
import { inRunFolder } from './in-run-folder';
import { changesOfText, summarizeLock } from './lock-summary';
import { noIpamApp } from './no-ipam-app';
import { misuse, type Outcome, refusal, success, textOf } from './outcome';
import { type ProjectOptions, readProject } from './project';
import { runApp } from './run-app';

export interface MoveOptions extends Pick<ProjectOptions, 'app'> {
  readonly to?: string;
  readonly all?: boolean;
}

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
