import { finding } from '../check/finding';
import { targetOf } from '../check/lint-target';
import { managedIn } from '../check/managed';
import { staleOutput } from '../check/rules/stale-output';
import { type FoundFile, outputFiles } from '../files/output-files';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import { compareText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { lintOutput } from '../review/lint-output';
import type { AppKnowledge } from './app-knowledge';
import { existingIn } from './check-cluster';
import type { Look } from './check-look';
import { lookAtManifests, type ManifestGroup, type ManifestRequest } from './check-manifests';

/** How the output is looked at. */
export interface OutputRequest extends Omit<ManifestRequest, 'groups'> {
  /** Absent: there is none, or it cannot be read. */
  readonly lock: Lock | undefined;
}

/** What lies in the output folder: the objects of each cluster, the folder as a whole, and whether the app writes it so. */
export async function lookAtOutput(
  output: string,
  app: AppKnowledge,
  { lock, ...request }: OutputRequest,
): Promise<Look> {
  const files = outputFiles(output);
  if (files.length === 0) return { problems: [], lines: [], details: {} };
  const groups = groupsIn(files, { output, app, lock });
  const look = await lookAtManifests({ ...request, groups });
  const whole = [...lintOutput(files), ...stale(files, app)].map((problem) => within(problem, output));
  const known = new Set(app.problems.map(sameElsewhere));
  const problems = look.problems.filter((problem) => !known.has(sameElsewhere(problem)));
  const [objects, ...others] = look.lines;
  return {
    ...look,
    problems: [...problems, ...whole],
    lines: [`${output}: ${groups.length === 0 ? OF_NO_CLUSTER : objects}`, ...others],
    details: { output: look.details.manifests },
  };
}

/** Where the app was not asked, or its clusters have other names now. */
const OF_NO_CLUSTER = 'only looked at as a folder, because no cluster is known that its files are for.';

interface Where {
  readonly output: string;
  readonly app: AppKnowledge;
  readonly lock: Lock | undefined;
}

/** Each folder is a cluster, of which only the app knows the versions; what lies beside them is of none. */
function groupsIn(files: readonly FoundFile[], { output, app, lock }: Where): ManifestGroup[] {
  const { clusters = [], places } = app;
  const byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const manifests = files.filter(({ path }) => /\.ya?ml$/.test(path));
  const groups = groupedBy(manifests, ({ path }) => path.slice(0, Math.max(0, path.indexOf('/'))));
  return [...groups].flatMap(([name, own]): ManifestGroup[] => {
    const paths = own.map(({ path }) => `${output}/${path}`);
    const cluster = byName.get(name);
    if (cluster === undefined) return name === '' ? [{ files: paths, target: {} }] : [];
    const managed = lock && places && managedIn(name, lock, { places, clusters });
    return [{ files: paths, target: targetOf(cluster), known: () => existingIn(cluster), ...(managed && { managed }) }];
  });
}

/** Nothing is said where the app has written nothing: then it was refused, or its files are not its own. */
function stale(files: readonly FoundFile[], { fresh }: AppKnowledge): readonly Problem[] {
  const written = fresh === undefined ? [] : outputFiles(fresh);
  if (written.length === 0) return [];
  const [now, then] = [textsOf(files), textsOf(written)];
  const paths = [...new Set([...now.keys(), ...then.keys()])].sort(compareText);
  return paths.flatMap((path) => {
    const [is, should] = [now.get(path), then.get(path)];
    return is === should ? [] : finding(staleOutput, ...describe(path, is, should));
  });
}

const textsOf = (files: readonly FoundFile[]): ReadonlyMap<string, string> =>
  new Map(files.filter(({ path }) => /\.ya?ml$/.test(path)).map(({ path, text }) => [path, text]));

function describe(path: string, is: string | undefined, should: string | undefined): [Problem['where'], string] {
  if (is === undefined) return [{ file: path }, `The app writes ${path}, which is not there.`];
  if (should === undefined) return [{ file: path }, `The app does not write ${path}.`];
  const line = firstOtherLine(is.split('\n'), should.split('\n'));
  return [{ file: path, line }, `The app writes ${path} otherwise, from line ${line} on.`];
}

/** The number of the first line, from 1, that is not the same. */
const firstOtherLine = (is: readonly string[], should: readonly string[]): number =>
  is.findIndex((line, i) => line !== should[i]) + 1 || is.length;

const within = (problem: Problem, output: string): Problem => {
  const { file, ...where } = problem.where;
  return { ...problem, where: { ...where, file: file === undefined || file === '' ? output : `${output}/${file}` } };
};

/** The app says of a construct what the manifests show of the object that it makes. */
const sameElsewhere = ({ rule, where, message }: Problem): string => `${rule} ${where.identity} ${message}`;
