import { resolve } from 'node:path';
import type { StageReply, StageRequest } from '../files/stage';
import type { AppView } from '../review/review-change';
import { commitOf } from './diff-at-commit';
import type { DiffSide } from './diff-side';
import { displayPath } from './display-path';
import { inRunFolder } from './in-run-folder';
import { noIpamApp } from './no-ipam-app';
import { type Found, found, misuse, notFound, type Outcome, refusal } from './outcome';
import { hasProject, readProject } from './project';
import { askApp } from './run-app';

export interface DiffAppOptions {
  /** The command that runs it; false: it is not run. Absent: as cdk8s.yaml says, where there is one. */
  readonly app?: string | false;
  /** The lock file that it must keep. */
  readonly lock: string;
}

/**
 * Runs the app on the lock of the head and goes on with what it knows; only the app that is checked out can be asked, so
 * of another head nothing is known.
 */
export async function askAboutHead(
  { app, lock }: DiffAppOptions,
  head: DiffSide,
  goOn: (view: AppView | undefined) => Outcome,
): Promise<Outcome> {
  if (app === false || (app === undefined && !(hasProject() && isCheckedOut(head)))) return goOn(undefined);
  const project = readProject(app === undefined ? {} : { app });
  if (!project.ok) return project.outcome;
  const { app: command, output } = project.value;
  return inRunFolder(output, async (folder, interruption) => {
    const run = await askApp({ command, request: requestFor(head), folder, interruption });
    if (!run.ok) return withHint(run.outcome);
    const view = viewOf(run.value, lock);
    return view.ok ? goOn(view.value) : withHint(view.outcome);
  });
}

/** The app reads its file by itself, where that is the head. */
const requestFor = ({ kind, lockText }: DiffSide): StageRequest => ({
  frozen: true,
  places: true,
  ...(kind !== 'working tree' && lockText !== undefined && { lock: lockText }),
});

const isCheckedOut = ({ kind, commit }: DiffSide): boolean =>
  kind === 'working tree' || (kind === 'commit' && commit === commitOf('HEAD', '.'));

function viewOf(reply: StageReply | undefined, file: string): Found<AppView> {
  if (reply === undefined) return notFound(refusal([noIpamApp({ file })]));
  const path = reply.lock?.path ?? resolve(file);
  if (path !== resolve(file))
    return notFound(misuse(`the app keeps its lock in ${displayPath(path)}, not in ${file}; name it with --lock.`));
  return found({ renames: new Map(reply.renames ?? []), places: reply.places ?? [], problems: reply.problems });
}

const withHint = (outcome: Outcome): Outcome => ({
  ...outcome,
  stderr: `${outcome.stderr ?? ''}With --no-app the locks and manifests are compared without it.\n`,
});
