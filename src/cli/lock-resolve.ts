import { readLockFile, writeLockFile } from '../files/lock-file';
import type { StageReply } from '../files/stage';
import { parseLock } from '../lock/parse';
import type { Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { underNewNames } from '../review/renames';
import { replyAbout } from './ask-about-lock';
import { EXIT } from './exit-codes';
import { formerLocks } from './former-locks';
import { inRunFolder } from './in-run-folder';
import { type CommittedLock, lockAtRef } from './lock-at-ref';
import { addressChanges } from './lock-summary';
import { noIpamApp } from './no-ipam-app';
import { type Found, found, notFound, type Outcome, refusal, success, textOf } from './outcome';
import { type ProjectOptions, readProject } from './project';
import { describePlaced, reportLosses } from './resolve-report';
import { runApp } from './run-app';

export interface ResolveOptions extends Pick<ProjectOptions, 'app'> {
  readonly base: string;
  readonly lock: string;
}

export async function lockResolve({ base: ref, lock: file, ...options }: ResolveOptions): Promise<Outcome> {
  const project = readProject(options);
  if (!project.ok) return project.outcome;
  const current = readLockFile(file);
  if (!current.ok) return refusal(current.problems);
  const base = lockAtRef(ref, file);
  if (!base.ok) return base.outcome;
  const { app: command, output } = project.value;
  const request = { frozen: false, lock: base.value.text };
  return inRunFolder(output, async (folder, interruption) => {
    const run = await runApp({ command, request, folder, interruption });
    const resolution = { ref, file, before: current.text, base: base.value };
    if (!run.ok) return run.outcome.exitCode === EXIT.blocked ? takeBlocked(resolution, run.outcome) : run.outcome;
    const text = textFor(run.value, file);
    return text.ok ? take({ ...resolution, renames: new Map(run.value?.renames ?? []) }, text.value) : text.outcome;
  });
}

interface Resolution {
  readonly ref: string;
  readonly file: string;
  /** What was in the file; undefined where there was none. */
  readonly before: string | undefined;
  readonly base: CommittedLock;
  /** Old owner → new owner. Absent where the app could not tell. */
  readonly renames?: ReadonlyMap<Owner, Owner>;
}

/** The lock that the app would write, if it is the one that is to be resolved. */
function textFor(reply: StageReply | undefined, file: string): Found<string> {
  const about = replyAbout(file, reply);
  if (!about.ok) return about;
  const { lock } = about.value;
  return lock === undefined ? notFound(refusal([noIpamApp({ file })])) : found(lock.text);
}

function take(resolution: Resolution, text: string): Outcome {
  const { ref, file, before, base } = resolution;
  const now = parseLock(text, file);
  if (!now.ok) throw new Error('the app has answered with a lock that cannot be read');
  const refused = writeLockFile({ path: file, before, text });
  if (refused.length > 0) return refusal(refused);
  return success(
    textOf([
      ...describePlaced(`${file} is the lock of ${ref} now, whole`, { base: base.lock, now: now.lock }),
      ...lossesOf(resolution, now.lock),
      '',
      'Run `cdk8s-ipam synth` for the manifests, and commit them together with the lock.',
    ]),
    { changes: addressChanges(base.lock, now.lock) },
  );
}

/** Only an edit of the base's lock can unblock the app, and an edit needs that lock in the file. */
function takeBlocked(resolution: Resolution, outcome: Outcome): Outcome {
  const { ref, file, before, base } = resolution;
  const refused = writeLockFile({ path: file, before, text: base.text });
  if (refused.length > 0) return refusal(refused);
  return {
    ...outcome,
    stdout: textOf([
      `${file} is the lock of ${ref} now, whole. Nothing was placed on it, because addresses in it`,
      'may not stay where they are: move them by the commands that the errors name.',
      ...lossesOf(resolution, base.lock),
      '',
      'Then run `cdk8s-ipam synth` for the manifests, and commit them together with the lock.',
    ]),
  };
}

/** A rename is no loss, on whichever side it was made, so all locks are compared under the new names. */
function lossesOf({ file, before, base, renames = new Map() }: Resolution, now: Lock): string[] {
  const former = formerLocks(before, file).map(({ lock, ...about }) =>
    lock === undefined ? about : { ...about, lock: underNewNames(lock, renames) },
  );
  return reportLosses(former, { base: underNewNames(base.lock, renames), now });
}
