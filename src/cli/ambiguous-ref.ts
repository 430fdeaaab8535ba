import { git } from './git';

/**
 * The full names that git has for a short one, where they are different commits; else none. Git would take the first of
 * them, a tag before a branch, so that whoever may push a tag `origin/main` could decide what a change is judged against.
 */
export function namesOfAmbiguous(ref: string, folder: string): readonly string[] {
  const name = ref.replace(/[~^@]?[~^{].*$/, '');
  const candidates = PLACES.map((place) => `${place}${name}`);
  if (name === '' || IS_ID.test(name)) return [];
  const listing = git(folder, 'for-each-ref', `--format=${COMMIT} %(refname)`, '--', ...candidates);
  if (!listing.ok) return [];
  const lines = listing.output.toString('utf8').split('\n').filter(Boolean);
  const found = new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
  const names = candidates.filter((candidate) => found.has(candidate));
  return new Set(names.map((each) => found.get(each))).size > 1 ? names : [];
}

/** Where git looks for a short name, in its order. */
const PLACES = ['refs/tags/', 'refs/heads/', 'refs/remotes/'] as const;

const IS_ID = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Of a tag with a message, what it is on. */
const COMMIT = '%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)';
