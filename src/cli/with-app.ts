import { resolve } from 'node:path';
import type { StageReply, StageRequest } from '../files/stage';
import { displayPath } from './display-path';
import { inRunFolder } from './in-run-folder';
import { noIpamApp } from './no-ipam-app';
import { misuse, type Outcome, refusal } from './outcome';
import { hasProject, readProject } from './project';
import { runApp } from './run-app';

/** For commands that only ask: nothing that the app decides anew is kept. */
export interface AskOptions {
  /** The command that runs it; false: it is not run. Absent: as cdk8s.yaml says, where there is one. */
  readonly app?: string | false;
  /** The lock file that it must keep. */
  readonly lock: string;
}

/**
 * Runs the app, which must be free of errors, and goes on with its answer; without an app there is none. It is not frozen:
 * a lock that lags behind can be asked about as well.
 */
export async function withApp(
  { app, lock, request = {} }: AskOptions & { readonly request?: StageRequest },
  goOn: (reply: StageReply | undefined) => Outcome,
): Promise<Outcome> {
  if (app === false || (app === undefined && !hasProject())) return goOn(undefined);
  const project = readProject(app === undefined ? {} : { app });
  if (!project.ok) return project.outcome;
  const { app: command, output } = project.value;
  return inRunFolder(output, async (folder, interruption) => {
    const run = await runApp({ command, request: { frozen: false, ...request }, folder, interruption });
    if (!run.ok) return withHint(run.outcome);
    const reply = run.value;
    if (reply === undefined) return refusal([noIpamApp({ file: lock })]);
    const path = reply.lock?.path ?? resolve(lock);
    if (path !== resolve(lock))
      return misuse(`the app keeps its lock in ${displayPath(path)}, not in ${lock}; name it with --lock.`);
    return goOn(reply);
  });
}

const withHint = (outcome: Outcome): Outcome => ({
  ...outcome,
  stderr: `${outcome.stderr ?? ''}With --no-app the command looks at the lock alone.\n`,
});
