import { existsSync } from 'node:fs';
import { plainPath } from '../check/policy/acknowledgement';
import { globOf } from '../check/policy/glob';
import { wrongBaseline } from '../check/rules/wrong-baseline';
import { readSettings } from '../config/read-settings';
import type { Settings } from '../config/settings';
import { type AppKnowledge, askForKnowledge } from './app-knowledge';
import { lookAtBases } from './check-base-look';
import { type BaseLocks, judgeBases, readBaseLocks } from './check-bases';
import { type ClusterSources, clusterKnowledge } from './check-cluster';
import { type Look, together } from './check-look';
import { lookAtManifests, type ManifestGroup, type ManifestRequest } from './check-manifests';
import type { CheckOptions, CheckRequest } from './check-options';
import { lookAtOutput } from './check-output';
import { lookAtApp, lookAtLock } from './check-project';
import { reportCheck } from './check-report';
import { printSettings } from './check-settings';
import { readTarget } from './lint-options';
import { type Found, found, misuse, type Outcome } from './outcome';
import { hasProject, outputOfProject } from './project';
import { untriedVersions } from './untried-versions';

/** One run of `check`: what was asked, and what the project has said before. */
interface Run {
  readonly request: CheckRequest;
  readonly options: CheckOptions;
  readonly settings: Settings;
  readonly bases: BaseLocks | undefined;
  readonly output: string;
}

/** Looks at all that is asked for, and reports. */
export async function runCheck(request: CheckRequest, options: CheckOptions): Promise<Outcome> {
  const settings = settingsFor(request);
  if (request.isSettingsOnly) return printSettings(settings, options);
  if (settings.problems.length > 0) return refuseSettings(settings, { request, options });
  const isBare = request.isWhole && !request.hasBases;
  if (isBare && !hasProject() && !existsSync(options.lock) && settings.manifests.length === 0)
    return misuse('there is nothing to check: run it in the folder of cdk8s.yaml or the lock, or name YAML files.');
  const bases = readBaseLocks(options, request.asOf);
  if (!bases.ok) return bases.outcome;
  const output = outputOfProject();
  if (!output.ok) return output.outcome;
  const run: Run = { request, options, settings, bases: bases.value, output: output.value };
  const asksApp = request.isWhole || run.bases !== undefined;
  return asksApp ? askForKnowledge(options, (known) => conclude(run, known)) : conclude(run, { problems: [] });
}

/** A baseline that cannot be read is no hindrance where it is to be written anew. */
function settingsFor({ baseline }: CheckRequest): Settings {
  const settings = readSettings();
  if (baseline !== 'write') return settings;
  return { ...settings, problems: settings.problems.filter(({ rule }) => rule !== wrongBaseline.id) };
}

/** Nothing was looked at, so that no baseline can follow from it. */
function refuseSettings(settings: Settings, { request, options }: Pick<Run, 'request' | 'options'>): Outcome {
  const { baseline: _, ...withoutEdit } = request;
  const look: Look = { problems: settings.problems, lines: [], details: {} };
  return report(look, { request: withoutEdit, options, settings });
}

async function conclude(run: Run, known: AppKnowledge): Promise<Outcome> {
  const looks = await looksOf(run, known);
  return looks.ok ? report(together(looks.value), run) : looks.outcome;
}

async function looksOf(run: Run, known: AppKnowledge): Promise<Found<readonly Look[]>> {
  const { request, options, settings, bases, output } = run;
  const lock = lookAtLock(options.lock);
  const judged = bases && judgeBases(bases, known);
  if (judged?.ok === false) return judged;
  const sources = { app: known, output, ...(lock.lock && { lock: lock.lock }) };
  const groups = groupsOf(run, sources);
  if (!groups.ok) return groups;
  const common = { userRules: settings.userRules, ignored: ignoring(settings), isVerbose: options.verbose === true };
  const isBeside = groups.value.groups.length > 0;
  const looksAtApp = request.isWhole || bases !== undefined ? [lookAtApp(known, options.lock)] : [];
  return found([
    ...(hasProject() || existsSync(options.lock) ? looksAtApp : []),
    ...(bases === undefined && (request.isWhole || isBeside) ? [withoutLines(lock, !request.isWhole)] : []),
    ...(judged === undefined ? [] : [lookAtBases(judged.value)]),
    ...(request.isWhole ? [await lookAtOutput(output, known, { ...common, lock: lock.lock })] : []),
    ...(isBeside ? [await lookAtManifests({ ...common, ...groups.value, before: options.before })] : []),
  ]);
}

/** Beside files that were named, a lock is worth a line only where something is wrong with it. */
const withoutLines = (look: Look, isSilent: boolean): Look =>
  isSilent && look.problems.length === 0 ? { ...look, lines: [] } : look;

interface Groups {
  readonly groups: readonly ManifestGroup[];
  /** What is not known of their clusters, each once. */
  readonly notes: readonly string[];
}

/** The files that were named, else those of the configuration, each group with what is known of its cluster. */
function groupsOf({ request, options, settings }: Run, sources: ClusterSources): Found<Groups> {
  const asked = request.isWhole
    ? settings.manifests.map(({ writtenAt, files, cluster, ...versions }) => ({
        files,
        cluster: cluster ?? options.cluster,
        ...(cluster !== undefined && { namedAt: writtenAt }),
        target: readTarget({ ...versions, before: [] }),
      }))
    : [{ files: request.files, cluster: options.cluster, target: found(request.target) }];
  const groups: ManifestGroup[] = [];
  const notes = new Set<string>();
  for (const { files, cluster, target, ...place } of asked) {
    if (!target.ok) return target;
    const known = clusterKnowledge({ ...sources, ...place, ...(cluster !== undefined && { named: cluster }) });
    if (!known.ok) return known;
    const { lines, target: declared = {}, ...beside } = known.value;
    for (const line of lines) notes.add(line);
    const isSaid = Object.keys(target.value).length > 0;
    for (const line of untriedVersions(target.value)) notes.add(line);
    groups.push({ files, target: isSaid ? target.value : declared, ...beside });
  }
  return found({ groups, notes: [...notes] });
}

function ignoring({ ignore }: Settings): ManifestRequest['ignored'] {
  const rules = ignore.flatMap(({ files, reason }) => files.map((file) => ({ glob: globOf(file), reason })));
  return (path) => {
    const plain = plainPath(path);
    const rule = rules.find(({ glob }) => glob.fits(plain));
    return rule && `ignored by the configuration: ${rule.reason}`;
  };
}

const report = (look: Look, { request, options, settings }: Pick<Run, 'request' | 'options' | 'settings'>): Outcome =>
  reportCheck(look, { request, settings, lock: options.lock });
