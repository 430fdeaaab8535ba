import { existsSync } from 'node:fs';
import { changedInPlace } from '../backends/calico/changed-in-place';
import type { LockUpdate } from '../files/commit-output';
import { manifestFiles } from '../files/manifest-files';
import { lockInsideProblems } from '../files/output-folder';
import { publishOutput } from '../files/publish-output';
import type { RunFolder } from '../files/run-folder';
import type { StageReply } from '../files/stage';
import { describeProblem } from '../model/report';
import { displayPath } from './display-path';
import { EXIT } from './exit-codes';
import { inRunFolder } from './in-run-folder';
import { changesOfText, summarizeLock } from './lock-summary';
import { type Outcome, refusal, textOf } from './outcome';
import { type Project, type ProjectOptions, readProject } from './project';
import { runApp } from './run-app';

export interface SynthOptions extends ProjectOptions {
  readonly frozen?: boolean;
}

/** Manifests and lock, both or neither. */
export async function synth(options: SynthOptions): Promise<Outcome> {
  const project = readProject(options);
  if (!project.ok) return project.outcome;
  const { app: command, output } = project.value;
  const request = options.frozen === undefined ? {} : { frozen: options.frozen };
  return inRunFolder(output, async (folder, interruption) => {
    const run = await runApp({ command, request, folder, interruption });
    return run.ok ? publish(run.value, folder, project.value) : run.outcome;
  });
}

function publish(reply: StageReply | undefined, folder: RunFolder, { app, output }: Project): Outcome {
  if (!existsSync(folder.fresh)) return wroteNothing(app);
  const lock = reply?.lock && { ...reply.lock, path: displayPath(reply.lock.path) };
  const inside = lock === undefined ? [] : lockInsideProblems(lock.path, displayPath(output));
  const inPlace = changedInPlace(manifestFiles(output, 'IPPool'), manifestFiles(folder.fresh, 'IPPool'));
  const refused =
    inside.length + inPlace.length > 0
      ? [...inside, ...inPlace]
      : publishOutput({ fresh: folder.fresh, aside: folder.aside, output: displayPath(output), ...(lock && { lock }) });
  if (refused.length > 0) return refusal([...(reply?.problems ?? []), ...refused]);
  return {
    exitCode: EXIT.ok,
    stderr: textOf([...warnings(reply), ...summary(lock, output)]),
    problems: reply?.problems ?? [],
    changes: lock === undefined ? [] : changesOfText(lock.path, lock.before, lock.text),
  };
}

const warnings = (reply: StageReply | undefined): string[] => [
  ...(reply?.problems ?? []).map(describeProblem),
  ...(reply?.answered === undefined ? [] : [reply.answered]),
];

function summary(lock: LockUpdate | undefined, output: string): string[] {
  const changes = lock === undefined ? ['The app keeps no lock.'] : summarizeLock(lock.path, lock.before, lock.text);
  return [...changes, `The manifests are in ${displayPath(output)}.`];
}

const wroteNothing = (app: string): Outcome => ({
  exitCode: EXIT.unexpected,
  stderr: textOf([
    `The app (${app}) ended well, but wrote no manifests where CDK8S_OUTDIR says: does it call app.synth(), and leave out`,
    'the prop outdir? Nothing was written.',
  ]),
});
