import { spawn } from 'node:child_process';
import type { RunFolder } from '../files/run-folder';
import { readReply, STAGE_VARIABLE, type StageReply, type StageRequest, writeRequest } from '../files/stage';
import { isError } from '../model/problem';
import { EXIT } from './exit-codes';
import { HAS_GROUPS, type Interruption } from './interruption';
import { type Found, found, notFound, refusal, textOf } from './outcome';
import { withProgress } from './progress';

export interface AppRun {
  /** A command line for the shell. */
  readonly command: string;
  readonly request: StageRequest;
  readonly folder: RunFolder;
  readonly interruption: Interruption;
}

/**
 * Runs the app so that it writes into the folder of this run and says what it would do to the lock. What it prints goes
 * to stderr. Without a value: it is no IpamApp, and ended well.
 */
export async function runApp(run: AppRun): Promise<Found<StageReply | undefined>> {
  const reply = await askApp(run);
  return reply.ok && reply.value?.problems.some(isError) ? notFound(refusal(reply.value.problems)) : reply;
}

/** The same, for a command that has a use for the reply of an app with errors too. */
export async function askApp(run: AppRun): Promise<Found<StageReply | undefined>> {
  writeRequest(run.folder.path, run.request);
  const end = await withProgress('running the app', endOf(run));
  const interrupted = run.interruption.outcome;
  if (interrupted !== undefined) return notFound(interrupted);
  const reply = readReply(run.folder.path);
  const isRefused = reply?.problems.some(isError) ?? false;
  return end === WELL || isRefused ? found(reply) : notFound(crash(run.command, end));
}

const WELL = 'exit code 0';

function endOf({ command, folder, interruption }: AppRun): Promise<string> {
  return new Promise((resolve) => {
    const env = environment(folder);
    const child = spawn(command, { shell: true, detached: HAS_GROUPS, stdio: ['inherit', 2, 2], env });
    interruption.watch(child);
    child.once('error', (failure) => resolve(failure.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
  });
}

/** Without cdk8s' switches that would change the manifests from one machine to another. */
function environment(folder: RunFolder): NodeJS.ProcessEnv {
  const { CDK8S_DISABLE_SORT: _, ...others } = process.env;
  return {
    ...others,
    CDK8S_OUTDIR: folder.fresh,
    CDK8S_RECORD_CONSTRUCT_METADATA: 'false',
    [STAGE_VARIABLE]: folder.path,
  };
}

const crash = (command: string, end: string) => ({
  exitCode: EXIT.unexpected,
  stderr: textOf([`The app (${command}) ended with ${end}; what it said is above. Nothing was written.`]),
});
