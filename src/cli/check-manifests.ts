import type { ForeignDocument } from '../check/foreign-document';
import { type ForeignObject, identityOfObject, objectOf } from '../check/foreign-object';
import { type ForeignYaml, readForeignYaml } from '../check/foreign-yaml';
import { lintObjects } from '../check/lint';
import type { LintRequest } from '../check/lint-context';
import type { LintTarget } from '../check/lint-target';
import { isManifestText } from '../check/manifest-text';
import { acknowledgementsOn } from '../check/policy/annotated';
import { checkObjectOf } from '../check/user/check-object';
import { lintByUserRules, type UserRule } from '../check/user/user-rule';
import { viewOfObjects } from '../check/user/view-of';
import { type ManifestSource, nameOfSource, readManifests } from '../files/manifest-source';
import type { Skipped } from '../files/manifest-tree';
import type { Problem } from '../model/problem';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';
import { counted } from '../net/counted';
import type { Look } from './check-look';
import { type Expanded, expandFiles } from './expand-files';

/** Which manifests are looked at, and beside what. */
export interface ManifestRequest {
  readonly groups: readonly ManifestGroup[];
  /** Files with the manifests as they were before. */
  readonly before?: readonly string[];
  readonly userRules: readonly UserRule[];
  /** Whether a file that is passed over is one that somebody has said to leave alone, and why. */
  readonly ignored: (path: string) => string | undefined;
  /** Whether what was passed over is named, not only counted. */
  readonly isVerbose: boolean;
  /** What is to be said besides. */
  readonly notes?: readonly string[];
}

/** Manifests that are taken for one cluster together. */
export interface ManifestGroup extends Pick<LintRequest, 'known' | 'managed'> {
  /** Files, folders and patterns. */
  readonly files: readonly string[];
  readonly target: LintTarget;
}

/** Looks through manifests that others wrote. */
export async function lookAtManifests(request: ManifestRequest): Promise<Look> {
  const before = await readAll(expandFiles(request.before ?? []), request);
  const looked: GroupLook[] = [];
  for (const group of request.groups) looked.push(await lookAtGroup(group, before, request));
  const objects = looked.flatMap((group) => group.objects);
  const files = looked.reduce((sum, { reading }) => sum + reading.files, 0);
  const skipped = looked.flatMap(({ reading }) => reading.skipped);
  const annotated = acknowledgementsOn(objects);
  return {
    problems: [...looked.flatMap(({ problems }) => problems), ...annotated.problems],
    lines: [
      `${counted(objects.length, 'object')} in ${counted(files, 'file')}.`,
      ...(request.notes ?? []),
      ...aboutSkipped(skipped, request),
    ],
    details: { manifests: { objects: objects.length, files, skipped } },
    acknowledgements: annotated.acknowledgements,
  };
}

interface GroupLook {
  readonly reading: Reading;
  readonly objects: readonly ForeignObject[];
  readonly problems: readonly Problem[];
}

async function lookAtGroup(group: ManifestGroup, before: Reading, request: ManifestRequest): Promise<GroupLook> {
  const expanded = expandFiles(group.files);
  const reading = await readAll(expanded, request);
  const objects = objectsOf(reading);
  const judged = new Set(objects.map(identityOfObject));
  const lint: LintRequest = {
    target: group.target,
    areWhole: true,
    ...(group.managed && { managed: group.managed }),
    known: () => (group.known?.() ?? []).filter((object) => !judged.has(identityOfObject(object))),
    before: objectsOf(before),
  };
  const problems = [
    ...reading.problems,
    ...before.problems,
    ...lintObjects(objects, lint),
    ...byUsers(objects, request),
  ];
  return { reading, objects, problems: inOrder(problems, [...expanded.files, ...(request.before ?? [])]) };
}

function byUsers(objects: readonly ForeignObject[], { userRules }: ManifestRequest): readonly Problem[] {
  if (userRules.length === 0) return [];
  const seen = objects.map(checkObjectOf);
  return lintByUserRules(userRules, seen, viewOfObjects(seen));
}

const objectsOf = ({ documents }: Reading): readonly ForeignObject[] =>
  documents.flatMap((document) => objectOf(document) ?? []);

interface Reading {
  readonly documents: readonly ForeignDocument[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly Skipped[];
  /** How many have been looked at. */
  readonly files: number;
}

/** So many files are open at a time. */
const AT_ONCE = 16;

async function readAll(expanded: Expanded, { ignored }: Pick<ManifestRequest, 'ignored'>): Promise<Reading> {
  const skipped: Skipped[] = [...expanded.skipped];
  const files = expanded.files.filter((path) => {
    const why = ignored(path);
    if (why !== undefined) skipped.push({ path, why });
    return why === undefined;
  });
  const contents: ForeignYaml[] = [];
  for (let i = 0; i < files.length; i += AT_ONCE) {
    const batch = files.slice(i, i + AT_ONCE);
    for (const [j, source] of (await Promise.all(batch.map(readManifests))).entries()) {
      const path = batch[j]!;
      if (source.ok && expanded.found.has(path) && !isManifestText(source.text))
        skipped.push({ path, why: NO_MANIFEST });
      else contents.push(contentOf(source));
    }
  }
  const documents = contents.flatMap((content) => content.documents);
  return {
    documents,
    problems: [...expanded.problems, ...contents.flatMap(({ problems }) => problems)],
    skipped: [...skipped, ...documents.flatMap(withoutObject)],
    files: contents.length,
  };
}

/** A document that is not empty, and of which kubectl would say that its kind is missing. */
function withoutObject(document: ForeignDocument): readonly Skipped[] {
  if (document.value === null || document.value === undefined || objectOf(document) !== undefined) return [];
  return [{ path: `${document.file}:${document.positionOf([]).line}`, why: NO_OBJECT }];
}

const NO_OBJECT = 'no object of Kubernetes: it has no apiVersion and kind';

const NO_MANIFEST = 'no manifest of Kubernetes: it has no apiVersion and kind';

const contentOf = (source: ManifestSource): ForeignYaml =>
  source.ok ? readForeignYaml(source.text, source.file) : { documents: [], problems: [source.problem] };

/** A few are named in any case: a file that was meant to be checked, and has no manifest, must not pass unseen. */
const NAMED = 5;

function aboutSkipped(skipped: readonly Skipped[], { isVerbose }: ManifestRequest): readonly string[] {
  if (skipped.length === 0) return [];
  const shown = isVerbose ? skipped : skipped.slice(0, NAMED);
  const rest = skipped.length - shown.length;
  return [
    `Passed over: ${counted(skipped.length, 'path')}.`,
    ...shown.map(({ path, why }) => `  ${path}: ${why}`),
    ...(rest > 0 ? [`  … and ${rest} more; --verbose names them.`] : []),
  ];
}

/** As somebody reads the files: in the order in which they were named, from top to bottom. */
function inOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const placeOf = new Map(files.map((file, i) => [nameOfSource(file), i]));
  return sortedBy(problems, ({ rule, where: a }, { rule: other, where: b }) =>
    firstDifference(
      compareNumber(placeOf.get(a.file ?? '') ?? -1, placeOf.get(b.file ?? '') ?? -1),
      compareNumber(a.line ?? 0, b.line ?? 0),
      compareNumber(a.column ?? 0, b.column ?? 0),
      compareText(rule, other),
    ),
  );
}
