import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readLockFile } from '../files/lock-file';
import type { ManifestFile } from '../gitops/manifest';
import { parseLock } from '../lock/parse';
import type { Lock } from '../model/lock';
import { type DiffPlaces, type DiffSide, unreadable } from './diff-side';
import { git } from './git';
import { isYaml } from './manifests-at-ref';
import { type Found, found, notFound, refusal } from './outcome';

/** The files as they are now, committed or not. */
export function workingTree({ lock, output }: DiffPlaces): Found<DiffSide> {
  const read = lockAt(lock);
  if (!read.ok) return read;
  const manifests = manifestsIn(output);
  const notes = uncommitted([lock, output]);
  return found({
    name: 'working tree',
    ref: 'HEAD',
    kind: 'working tree',
    ...read.value,
    ...(manifests && { manifests }),
    ...(notes.length > 0 && { notes }),
  });
}

/** A lock file, the folder of a project, or an output folder. */
export function sideOnDisk(path: string, { lock: name, output }: DiffPlaces): Found<DiffSide> {
  if (!statSync(path).isDirectory()) return lockAlone(path);
  const read = lockAt(join(path, name));
  if (!read.ok) return read;
  const isProject = read.value.lock !== undefined || existsSync(join(path, 'cdk8s.yaml'));
  const manifests = manifestsIn(isProject ? join(path, output) : path);
  if (read.value.lock === undefined && (manifests ?? []).length === 0)
    return unreadable(path, `the folder has neither ${name} nor YAML files`, NAME_ONE);
  return found({
    name: path,
    ref: path,
    kind: isProject ? 'project' : 'output',
    ...read.value,
    ...(manifests && { manifests }),
  });
}

const NAME_ONE = 'Name a git ref, a lock file, an output folder, or the folder of a project.';

function lockAlone(path: string): Found<DiffSide> {
  const read = lockAt(path);
  return read.ok ? found({ name: path, ref: path, kind: 'lock', ...read.value }) : read;
}

interface ReadLock {
  readonly lock?: Lock;
  readonly lockText?: string;
}

/** Nothing where there is no such file. */
function lockAt(file: string): Found<ReadLock> {
  const read = readLockFile(file);
  if (!read.ok) return notFound(refusal(read.problems));
  if (read.text === undefined) return found({});
  const lock = parseLock(read.text, file);
  return lock.ok ? found({ lock: lock.lock, lockText: read.text }) : notFound(refusal(lock.problems));
}

/** The YAML files below a folder; undefined where there is no such folder. */
function manifestsIn(folder: string): ManifestFile[] | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && isYaml(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: path.slice(join(folder, sep).length).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

/** What of these git does not have as it is; nothing where there is no repository. */
function uncommitted(paths: readonly string[]): string[] {
  const there = paths.filter((path) => existsSync(path));
  const status = git('.', '--literal-pathspecs', 'status', '--porcelain', '--', ...there);
  if (!status.ok || status.output.length === 0 || there.length === 0) return [];
  const count = status.output.toString('utf8').trimEnd().split('\n').length;
  return [`${count === 1 ? 'One file of it is' : `${count} files of it are`} not committed as they are here.`];
}
