import { documentsIn } from '../check/document-texts';
import type { ManifestFile } from '../gitops/manifest';
import { ManifestReader } from '../gitops/read-manifests';
import { listed } from './listed';

/**
 * A note on documents of one side that are no objects, in files that are not the same on the other: what cannot be read
 * cannot be compared, which has to be said. Nothing where all can be read.
 */
export function aboutUnread(files: readonly ManifestFile[], others: readonly ManifestFile[]): string[] {
  const known = new Map(others.map(({ path, text }) => [path, text]));
  const reader = new ManifestReader();
  const unread = files
    .filter(({ path, text }) => known.get(path) !== text)
    .flatMap(({ path, text }) =>
      documentsIn(text)
        .filter((document) => hasContent(document.text) && reader.read([{ path, text: document.text }]).length === 0)
        .map(({ line }) => `${path}:${line}`),
    );
  if (unread.length === 0) return [];
  return [`No Kubernetes object could be read here, and nothing is compared: ${listed(unread, (place) => place)}.`];
}

/** Whether there is more than comments and marks. */
const hasContent = (text: string): boolean => /^(?!\s*(?:#|---|\.\.\.|%|$))/m.test(text);
