import type { ForeignDocument } from '../check/foreign-document';
import { type ForeignYaml, readForeignYaml } from '../check/foreign-yaml';
import { lintDocuments } from '../check/lint';
import { type ManifestSource, nameOfSource, readManifests } from '../files/manifest-source';
import type { Problem } from '../model/problem';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';

/** Manifests that others wrote, looked through. */
export interface ManifestCheck {
  readonly objects: number;
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** All files together are taken for one cluster. */
export async function checkManifests(files: readonly string[]): Promise<ManifestCheck> {
  const sources = await Promise.all([...new Set(files)].map(readManifests));
  const contents = sources.map(contentOf);
  const documents = contents.flatMap((content) => content.documents);
  const problems = inOrder([...contents.flatMap((content) => content.problems), ...lintDocuments(documents)], files);
  return { objects: documents.filter(isObject).length, files: contents.length, problems };
}

const contentOf = (source: ManifestSource): ForeignYaml =>
  source.ok ? readForeignYaml(source.text, source.file) : { documents: [], problems: [source.problem] };

/** As somebody reads the files: in the order in which they were named, from top to bottom. */
function inOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const placeOf = new Map(files.map((file, i) => [nameOfSource(file), i]));
  return sortedBy(problems, ({ rule, where: a }, { rule: other, where: b }) =>
    firstDifference(
      compareNumber(placeOf.get(a.file ?? '') ?? 0, placeOf.get(b.file ?? '') ?? 0),
      compareNumber(a.line ?? 0, b.line ?? 0),
      compareText(rule, other),
    ),
  );
}

const isObject = ({ value }: ForeignDocument): boolean => typeof value === 'object' && value !== null;
