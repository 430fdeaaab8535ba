import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { parseLock } from '../lock/parse';
import { type DiffPlaces, type DiffSide, unreadable } from './diff-side';
import { fileAtCommit } from './file-at-commit';
import { gitText } from './git';
import { manifestsAtCommit } from './manifests-at-ref';
import { type Found, found, notFound, refusal } from './outcome';

/** A branch, tag or commit, and what people call it. */
export interface NamedCommit {
  readonly name: string;
  /** Its whole id. */
  readonly commit: string;
}

/** What a commit has at the places of lock and output. Neither has to be there. */
export function sideAtCommit({ name, commit }: NamedCommit, places: DiffPlaces): Found<DiffSide> {
  const text = lockTextAt({ name, commit }, places.lock);
  if (!text.ok) return text;
  const lock = text.value === undefined ? undefined : parseLock(text.value, `${name}:${places.lock}`);
  if (lock?.ok === false) return notFound(refusal(lock.problems));
  const manifests = manifestsAtCommit(commit, { folder: process.cwd(), output: places.output });
  return found({
    name,
    ref: name,
    kind: 'commit',
    commit,
    ...(lock && { lock: lock.lock }),
    ...(text.value !== undefined && { lockText: text.value }),
    ...(manifests && { manifests }),
  });
}

/** In the repository that the lock lies in; undefined where the commit has no such file. */
function lockTextAt({ name, commit }: NamedCommit, file: string): Found<string | undefined> {
  const folder = existsSync(dirname(file)) ? dirname(file) : '.';
  const read = fileAtCommit(folder, commit, relative(folder, file));
  switch (read.kind) {
    case 'file':
      return decoded(read.bytes, `${name}:${relative('', file)}`, name);
    case 'none':
      return found(undefined);
    case 'link':
      return unreadable(name, `${file} is a symbolic link there`, KEEP_ITSELF);
    case 'unlisted':
      return isElsewhere(folder)
        ? unreadable(name, `${file} lies in another git repository, a submodule for instance`, GO_THERE)
        : unreadable(name, `git cannot list it (${read.why})`, FETCH);
    case 'unreadable':
      return unreadable(name, `${file} cannot be read (${read.why})`, FETCH);
  }
}

/** Whether a folder is in another working tree than the one in which refs are looked for. */
function isElsewhere(folder: string): boolean {
  const [here, there] = ['.', folder].map((each) => gitText(each, 'rev-parse', '--show-toplevel'));
  return here !== undefined && there !== undefined && here !== there;
}

const KEEP_ITSELF = 'Keep the lock itself in git, where the app writes it.';
const GO_THERE = 'Run the command in the folder of the lock, where git knows the refs of its repository.';
const FETCH = 'The clone may lack objects: fetch them (git fetch --refetch), or clone the repository anew.';

function decoded(bytes: Buffer, path: string, name: string): Found<string> {
  try {
    return found(UTF8.decode(bytes));
  } catch {
    return unreadable(
      name,
      `${path} is not UTF-8 text`,
      'Restore the lock there, and put `*.lock.yaml text eol=lf` into .gitattributes.',
    );
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
