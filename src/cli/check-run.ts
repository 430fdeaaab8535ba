import { existsSync } from 'node:fs';
import { plainPath } from '../check/policy/acknowledgement';
import { globOf } from '../check/policy/glob';
import { wrongBaseline } from '../check/rules/wrong-baseline';
import { readSettings } from '../config/read-settings';
import type { Settings } from '../config/settings';
import { type AppKnowledge, askRenames } from './ask-renames';
import { lookAtBases } from './check-base-look';
import { type BaseLocks, judgeBases, readBaseLocks } from './check-bases';
import { clusterKnowledge } from './check-cluster';
import { type Look, together } from './check-look';
import { lookAtManifests, type ManifestGroup, type ManifestRequest } from './check-manifests';
import type { CheckOptions, CheckRequest } from './check-options';
import { lookAtApp, lookAtLock, lookAtOutput } from './check-project';
import { reportCheck } from './check-report';
import { printSettings } from './check-settings';
import { readTarget } from './lint-options';
import { type Found, found, misuse, notFound, type Outcome } from './outcome';
import { hasProject, outputOfProject } from './project';

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
  return asksApp ? askRenames(options, (known) => conclude(run, known)) : conclude(run, { problems: [] });
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
  const { request, options, bases, output } = run;
  const isAppAsked = request.isWhole || bases !== undefined;
  const lock = lookAtLock(options.lock);
  const judged = bases && judgeBases(bases, known);
  if (judged?.ok === false) return judged;
  const cluster = clusterKnowledge({
    app: known,
    output,
    ...(lock.lock && { lock: lock.lock }),
    ...(options.cluster !== undefined && { named: options.cluster }),
  });
  if (!cluster.ok) return cluster;
  const { managed, known: rendered, target, lines } = cluster.value;
  const manifests: Omit<ManifestRequest, 'groups'> = {
    userRules: run.settings.userRules,
    ignored: ignoring(run.settings),
    isVerbose: options.verbose === true,
  };
  const groups = groupsOf(run, target ?? {});
  if (!groups.ok) return groups;
  const beside = { ...manifests, ...(managed && { managed }), known: rendered, before: options.before };
  const isHeldAgainst = groups.value.length > 0;
  return found([
    ...(isAppAsked ? [lookAtApp(known, options.lock)] : []),
    ...(bases === undefined && (request.isWhole || isHeldAgainst) ? [withoutLines(lock, !request.isWhole)] : []),
    ...(judged === undefined ? [] : [lookAtBases(judged.value)]),
    ...(request.isWhole ? [await lookAtOutput(output, known, manifests)] : []),
    ...(isHeldAgainst
      ? [{ problems: [], lines, details: {} }, await lookAtManifests({ ...beside, groups: groups.value })]
      : []),
  ]);
}

/** Beside files that were named, a lock is worth a line only where something is wrong with it. */
const withoutLines = (look: Look, isSilent: boolean): Look =>
  isSilent && look.problems.length === 0 ? { ...look, lines: [] } : look;

/** The files that were named, else those of the configuration. */
function groupsOf({ request, settings }: Run, declared: ManifestGroup['target']): Found<readonly ManifestGroup[]> {
  if (!request.isWhole) {
    const isSaid = Object.keys(request.target).length > 0;
    return found([{ files: request.files, target: isSaid ? request.target : declared }]);
  }
  const groups: ManifestGroup[] = [];
  for (const { files, writtenAt: _, ...versions } of settings.manifests) {
    const target = readTarget({ ...versions, before: [] });
    if (!target.ok) return notFound(target.outcome);
    groups.push({ files, target: Object.keys(target.value).length > 0 ? target.value : declared });
  }
  return found(groups);
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
