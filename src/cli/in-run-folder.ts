import { closeRunFolder, openRunFolder, type RunFolder } from '../files/run-folder';
import { unwritableOutput } from '../files/unwritable-output';
import { displayPath } from './display-path';
import { Interruption } from './interruption';
import { type Outcome, refusal, textOf } from './outcome';

/** What a command does in the folder of its run. */
type Work = (folder: RunFolder, interruption: Interruption) => Promise<Outcome>;

/** Does the work in a folder that is made for it and is gone afterwards, however the work ends. */
export async function inRunFolder(output: string, work: Work): Promise<Outcome> {
  const interruption = Interruption.listen();
  try {
    const folder = openRunFolder(output);
    try {
      const outcome = await work(folder, interruption);
      return folder.hasRestored ? withNote(outcome, restored(output)) : outcome;
    } finally {
      closeRunFolder(folder, output);
    }
  } catch (failure) {
    if (!isFileFailure(failure)) throw failure;
    return refusal([unwritableOutput(displayPath(output), failure)]);
  } finally {
    interruption.stopListening();
  }
}

const isFileFailure = (failure: unknown): failure is NodeJS.ErrnoException =>
  failure instanceof Error && 'code' in failure && 'path' in failure;

const withNote = (outcome: Outcome, note: string): Outcome => ({
  ...outcome,
  stderr: `${textOf([note])}${outcome.stderr ?? ''}`,
});

const restored = (output: string): string =>
  `An earlier run was killed while it replaced ${displayPath(output)}; the old manifests were put back.`;
