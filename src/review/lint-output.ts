import { finding } from '../check/finding';
import { type ForeignObject, nameOfObject } from '../check/foreign-object';
import type { Rule } from '../check/rule';
import { customResourceWithoutWave } from '../check/rules/custom-resource-without-wave';
import { noManifest } from '../check/rules/no-manifest';
import { objectInTwoPlaces } from '../check/rules/object-in-two-places';
import { outputTooLarge } from '../check/rules/output-too-large';
import { tooLargeForClientApply } from '../check/rules/too-large-for-client-apply';
import type { Manifest, ManifestFile } from '../gitops/manifest';
import { ManifestReader, placeOf } from '../gitops/read-manifests';
import { annotationOf, hasSyncOption, WAVE } from '../gitops/sync-annotations';
import type { Problem } from '../model/problem';
import { groupedBy } from '../net/grouped-by';
import { laterOnes } from '../net/later-ones';
import { isPlace, isReservation, neededByPods } from './place-object';
import { isWorkload } from './workload-object';

/**
 * What is wrong with an output folder as a whole, as Argo CD or Flux would read it. Of its files all are given, with paths
 * below the folder. Objects alone have rules of their own, and YAML that cannot be read is told where it is read.
 */
export function lintOutput(files: readonly ManifestFile[]): readonly Problem[] {
  const manifests = new ManifestReader().read(files);
  return [
    ...files.flatMap(strayFile),
    ...standingTwice(manifests),
    ...withoutWave(manifests),
    ...manifests.flatMap(tooLarge),
    ...largeFolders(files),
  ];
}

/** What Argo CD reads as JSON and is no object; and what no synth has written, which the next one removes. */
function strayFile(file: ManifestFile): readonly Problem[] {
  const path = placeOf(file.path).file;
  if (/\.ya?ml$/.test(path)) return [];
  if (/\.jsonnet$/.test(path)) return [stray(path, 'Argo CD would run it as a program')];
  if (!path.endsWith('.json'))
    return [{ ...stray(path, 'the next synth removes it with the old manifests'), severity: 'warning' }];
  return isObjectText(file.text) ? [] : [stray(path, 'Argo CD reads it with the manifests')];
}

const stray = (file: string, outcome: string): Problem =>
  finding(noManifest, { file }, `${file} lies in the output folder and is no manifest: ${outcome}.`);

function isObjectText(text: string): boolean {
  try {
    const value = JSON.parse(text) as { readonly apiVersion?: unknown; readonly kind?: unknown } | null;
    return typeof value?.apiVersion === 'string' && typeof value.kind === 'string';
  } catch {
    return false;
  }
}

const standingTwice = (manifests: readonly Manifest[]): readonly Problem[] =>
  laterOnes(manifests, ({ cluster, key }) => `${cluster}\n${key}`).map(({ first, later }) => twice(first, later));

function twice(first: Manifest, manifest: Manifest): Problem {
  const outcome =
    first.app === manifest.app
      ? 'only the last of them is applied'
      : `${first.app} and ${manifest.app} are synced apart, and undo each other`;
  const message = `${nameOfObject(manifest.object)} stands in ${first.file}:${first.line} already: ${outcome}.`;
  return found(objectInTwoPlaces, manifest, message);
}

/** Without workloads beside them, and where Flux applies them, waves are not needed. */
function withoutWave(manifests: readonly Manifest[]): readonly Problem[] {
  const apps = new Set(manifests.filter(({ object }) => isWorkload(object)).map(({ app }) => app));
  return manifests
    .filter(({ app, object }) => apps.has(app) && isNeededFirst(object) && !isOfFlux(app))
    .filter(({ object }) => annotationOf(object, WAVE) === undefined)
    .map((manifest) =>
      found(
        customResourceWithoutWave,
        manifest,
        `${nameOfObject(manifest.object)} has no sync wave, so that Argo CD applies it after the workloads of wave 0.`,
      ),
    );
}

const isNeededFirst = (object: ForeignObject): boolean =>
  isPlace(object) || isReservation(object) || neededByPods(object);

const isOfFlux = (app: string): boolean => app.includes('/');

/** Bytes of all annotations of an object together. */
const MOST_NOTED = 262_144;

function tooLarge(manifest: Manifest): readonly Problem[] {
  const { object, text, app } = manifest;
  if (text.length < MOST_NOTED / 4 || isOfFlux(app) || hasSyncOption(object, 'ServerSideApply=true')) return [];
  const size = bytesOf(JSON.stringify(object.value));
  if (size <= MOST_NOTED) return [];
  const message = `${nameOfObject(object)} has ${size} bytes; client-side apply notes it in an annotation, where ${MOST_NOTED} have room.`;
  return [found(tooLargeForClientApply, manifest, message)];
}

/** Bytes of the manifests that Argo CD reads from one folder, unless it is told otherwise. */
const MOST_READ = 10_000_000;

function largeFolders(files: readonly ManifestFile[]): readonly Problem[] {
  const apps = groupedBy(files, ({ path }) => placeOf(path).app);
  return [...apps].flatMap(([app, own]) => {
    const size = own.reduce((sum, { text }) => sum + bytesOf(text), 0);
    if (size <= MOST_READ || isOfFlux(app)) return [];
    const name = app === '' ? 'The output folder' : `The folder ${app}`;
    return [
      finding(outputTooLarge, { file: app }, `${name} has ${size} bytes of manifests; Argo CD reads ${MOST_READ}.`),
    ];
  });
}

const bytesOf = (text: string): number => ENCODER.encode(text).length;

const ENCODER = new TextEncoder();

const found = (rule: Rule, { object, file, line }: Manifest, message: string): Problem =>
  finding(rule, { identity: `${object.kind}/${object.name}`, file, line }, message);
