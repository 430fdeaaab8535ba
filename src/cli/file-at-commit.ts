import { git } from './git';

/** What a commit has at a path. */
export type FileAtCommit =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'none' }
  | { readonly kind: 'link' }
  /** Git complains, as in a clone that lacks objects. */
  | { readonly kind: 'unlisted' | 'unreadable'; readonly why: string };

/** @param path relative to the folder, which may be any of the working tree */
export function fileAtCommit(folder: string, commit: string, path: string): FileAtCommit {
  const listing = git(folder, '--literal-pathspecs', 'ls-tree', '-z', commit, '--', path);
  if (!listing.ok) return { kind: 'unlisted', why: listing.why };
  const [, mode, object] = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(listing.output.toString('utf8')) ?? [];
  if (object === undefined) return { kind: 'none' };
  if (mode === '120000') return { kind: 'link' };
  const blob = git(folder, 'cat-file', 'blob', object);
  return blob.ok ? { kind: 'file', bytes: blob.output } : { kind: 'unreadable', why: blob.why };
}
