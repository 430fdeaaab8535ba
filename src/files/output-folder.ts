import { existsSync, lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../model/problem';
import { RUNS_FOLDER } from './run-folder';

/** What shows that a folder is a project, which nobody means to have replaced by manifests. */
const SIGNS_OF_A_PROJECT = ['.git', 'package.json', 'cdk8s.yaml'];

/**
 * Why a folder may not be replaced as a whole: it is not below the working folder, a link leads away from it, it is no
 * folder, or it has something in it that no synth has written.
 *
 * @param output as the user has written it
 */
export function outputFolderProblems(output: string, workingFolder: string): readonly Problem[] {
  const path = resolve(workingFolder, output);
  const why = whyUnsafe(path, workingFolder);
  return why === undefined ? [] : [unsafeOutput(output, why)];
}

/** A lock inside the output would go with the old manifests. */
export const lockInsideProblems = (lockFile: string, output: string): readonly Problem[] =>
  isBelow(lockFile, output) ? [unsafeOutput(output, `the lock file, ${lockFile}, lies in it and would be lost`)] : [];

function whyUnsafe(path: string, workingFolder: string): string | undefined {
  if (!isBelow(path, workingFolder)) return `it is not below the working folder, ${workingFolder}`;
  const runs = join(dirname(path), RUNS_FOLDER);
  const link = [...pathsDownTo(path, workingFolder), runs].find(isLink);
  if (link !== undefined) return `${link} is a symbolic link, which would be replaced, or lead elsewhere`;
  if (existsSync(path) && !lstatSync(path).isDirectory()) return 'it is not a folder';
  const sign = SIGNS_OF_A_PROJECT.find((name) => existsSync(join(path, name)));
  return sign === undefined ? undefined : `it has ${sign} in it, so it holds more than manifests`;
}

/** Whether a path lies in a folder, and is not the folder itself. */
function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** Each folder on the way from a folder, without it, to a path below it. */
const pathsDownTo = (path: string, folder: string): string[] =>
  relative(folder, path)
    .split(sep)
    .map((_, i, names) => join(folder, ...names.slice(0, i + 1)));

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

const unsafeOutput = (output: string, why: string): Problem => ({
  rule: 'IPAM491',
  severity: 'error',
  where: { file: output },
  message: `The output folder ${output} is replaced as a whole by each synth, and that is not safe: ${why}.`,
  fix: 'Name a folder of its own below the working folder, such as `output: dist` in cdk8s.yaml, or --output dist.',
});
