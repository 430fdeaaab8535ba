import type { ForeignDocument } from '../check/foreign-document';
import { objectOf } from '../check/foreign-object';
import { type ForeignYaml, readForeignYaml } from '../check/foreign-yaml';
import { lintDocuments } from '../check/lint';
import type { LintTarget } from '../check/lint-target';
import { type ManifestSource, nameOfSource, readManifests } from '../files/manifest-source';
import type { Problem } from '../model/problem';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';

/** Manifests that others wrote, looked through. */
export interface ManifestCheck {
  readonly objects: number;
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** What is known besides the files: of the cluster, and files with the manifests as they were. */
export interface ManifestContext {
  readonly target?: LintTarget;
  readonly before?: readonly string[];
}

/** All files together are taken for one cluster. */
export async function checkManifests(
  files: readonly string[],
  { target = {}, before = [] }: ManifestContext = {},
): Promise<ManifestCheck> {
  const contents = await contentsOf(files);
  const earlier = await contentsOf(before);
  const documents = contents.flatMap((content) => content.documents);
  const request = {
    target,
    before: earlier.flatMap((content) => content.documents.flatMap((document) => objectOf(document) ?? [])),
  };
  const unreadable = [...contents, ...earlier].flatMap((content) => content.problems);
  const problems = inOrder([...unreadable, ...lintDocuments(documents, request)], [...files, ...before]);
  return { objects: documents.filter(isObject).length, files: contents.length, problems };
}

const contentsOf = async (files: readonly string[]): Promise<readonly ForeignYaml[]> =>
  (await Promise.all([...new Set(files)].map(readManifests))).map(contentOf);

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
