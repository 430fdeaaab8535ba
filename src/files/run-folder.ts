import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning } from './running-process';

/** The name of the folder, beside the output, in which runs keep what is not finished. */
export const RUNS_FOLDER = '.cdk8s-ipam';

/** Where one run keeps what is not finished: on the file system of the output, so that a rename is enough to publish it. */
export interface RunFolder {
  readonly path: string;
  /** Where the app writes its manifests. */
  readonly fresh: string;
  /** Where the old output waits while the new one takes its place. */
  readonly aside: string;
  /** Whether an earlier run was killed between two renames, so that the old output had to be put back. */
  readonly hasRestored: boolean;
}

/**
 * Makes the folder of this process, after having cleared up what killed runs left behind.
 *
 * @param output the output folder, absolute
 * @throws NodeJS.ErrnoException; nothing is left behind then
 */
export function openRunFolder(output: string): RunFolder {
  const runs = join(dirname(output), RUNS_FOLDER);
  const path = join(runs, `${process.pid}`);
  const places = { path, fresh: freshIn(path), aside: asideIn(path) };
  try {
    const hasRestored = clearUp(runs, output);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(runs, '.gitignore'), '*\n');
    return { ...places, hasRestored };
  } catch (failure) {
    closeRunFolder(places, output);
    throw failure;
  }
}

/**
 * Removes the folder of this run, and the one around it when no other run has something in it. What cannot be removed
 * stays for the next run.
 */
export function closeRunFolder({ path }: Omit<RunFolder, 'hasRestored'>, output: string): void {
  if (isHalfway(path, output)) renameSync(asideIn(path), output);
  const runs = dirname(path);
  try {
    remove(path);
    if (readdirSync(runs).some((name) => name !== '.gitignore')) return;
    rmSync(join(runs, '.gitignore'), { force: true });
    rmdirSync(runs);
  } catch {
    // Another run has begun in it, or removed it; or the app is still writing.
  }
}

/** Whether an old output was put back. */
function clearUp(runs: string, output: string): boolean {
  let hasRestored = false;
  for (const name of namesIn(runs).filter((entry) => /^[1-9][0-9]*$/.test(entry) && !isRunning(Number(entry)))) {
    const path = join(runs, name);
    if (isHalfway(path, output)) {
      renameSync(asideIn(path), output);
      hasRestored = true;
    }
    remove(path);
  }
  return hasRestored;
}

/** Nothing where there is no folder, or no more: the last of the other runs takes it away. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw failure;
  }
}

/**
 * Whether a run has ended between two renames: the old output is aside, and the new one not published. Where it was
 * published and is not there, another run is replacing it at this moment.
 */
const isHalfway = (path: string, output: string): boolean =>
  !existsSync(output) && existsSync(asideIn(path)) && existsSync(freshIn(path));

/** An app that outlives its run may still be writing. */
const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });

const freshIn = (path: string): string => join(path, 'fresh');

const asideIn = (path: string): string => join(path, 'aside');
