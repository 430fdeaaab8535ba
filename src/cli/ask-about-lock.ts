import { resolve } from 'node:path';
import type { StageReply, StageRequest } from '../files/stage';
import { displayPath } from './display-path';
import { inRunFolder } from './in-run-folder';
import { noIpamApp } from './no-ipam-app';
import { type Found, found, misuse, notFound, type Outcome, refusal } from './outcome';
import { hasProject, readProject } from './project';
import type { runApp } from './run-app';

/** What commands take that ask the app about its lock. */
export interface AppOptions {
  /** The command that runs it; false: it is not run. Absent: as cdk8s.yaml says, where there is one. */
  readonly app?: string | false;
  /** The lock file that it must keep. */
  readonly lock: string;
}

/** What the app is asked. */
export interface AppQuestion {
  readonly request: StageRequest;
  /** `runApp`, or `askApp` for a command that has a use for the reply of an app with errors too. */
  readonly run: typeof runApp;
  /** What is said besides, where there is no answer. */
  readonly hint?: string;
}

/** What is done with the answer, and with the folder that the app has written into, which is gone afterwards. */
type GoOn = (reply: StageReply, fresh: string) => Outcome | Promise<Outcome>;

/** Whether somebody has named an app, or the working folder has one, and nobody has said to leave it out. */
export const hasApp = ({ app }: AppOptions): boolean => app !== false && (app !== undefined || hasProject());

/** Runs the app and goes on with its answer. */
export async function askAboutLock({ app, lock }: AppOptions, question: AppQuestion, goOn: GoOn): Promise<Outcome> {
  const { run, request, hint } = question;
  const project = readProject(typeof app === 'string' ? { app } : {});
  if (!project.ok) return project.outcome;
  const { app: command, output } = project.value;
  return inRunFolder(output, async (folder, interruption) => {
    const answer = await run({ command, request, folder, interruption });
    const reply = answer.ok ? replyAbout(lock, answer.value) : answer;
    return reply.ok ? goOn(reply.value, folder.fresh) : withHint(reply.outcome, hint);
  });
}

/** An answer, if it is one and about this lock. */
export function replyAbout(lock: string, reply: StageReply | undefined): Found<StageReply> {
  if (reply === undefined) return notFound(refusal([noIpamApp({ file: lock })]));
  const path = reply.lock?.path ?? resolve(lock);
  if (path === resolve(lock)) return found(reply);
  return notFound(misuse(`the app keeps its lock in ${displayPath(path)}, not in ${lock}; name it with --lock.`));
}

const withHint = (outcome: Outcome, hint: string | undefined): Outcome =>
  hint === undefined ? outcome : { ...outcome, stderr: `${outcome.stderr ?? ''}${hint}\n` };
