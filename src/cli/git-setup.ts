import { appendFileSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { targetAt } from '../files/atomic-write';
import type { Problem } from '../model/problem';
import { git, gitText } from './git';
import {
  ATTRIBUTES_FILE,
  attributesLine,
  DIFF_DRIVER,
  linesAfter,
  lockAttributes,
  outputAttributes,
  readAttributes,
  type WantedAttributes,
} from './git-attributes';
import { type Found, found, misuse, notFound, type Outcome, refusal, success, textOf } from './outcome';
import { readProject } from './project';

export interface GitSetupOptions {
  readonly lock: string;
  readonly output?: string;
  readonly check?: boolean;
}

/** Lines that tell where in a lock a hunk is: a network, a section, a pool or an aisle of it. */
export const HUNK_HEADINGS =
  '^(  [A-Za-z0-9][A-Za-z0-9._-]*:|    (carved|leases|claims):|eips:|      - [0-9a-f.:]+/[0-9]+)$';
const HEADINGS_KEY = `diff.${DIFF_DRIVER}.xfuncname`;

export function gitSetup({ lock, output, check = false }: GitSetupOptions): Outcome {
  const repository = git('.', 'rev-parse', '--show-toplevel');
  if (!repository.ok) return refusal([noRepository(repository.why)]);
  const wanted = wantedAttributes(lock, output);
  if (!wanted.ok) return wanted.outcome;
  const missing = wanted.value.filter((one) => !isEffective(one));
  return check ? report(missing) : setUp(missing);
}

function report(missing: readonly WantedAttributes[]): Outcome {
  if (missing.length > 0) return refusal([notSetUp(missing)]);
  const hint = hasDriver() ? [] : ['This clone has no diff driver yet; cdk8s-ipam git-setup sets it up.'];
  return success(textOf([SET_UP, ...hint]));
}

function setUp(missing: readonly WantedAttributes[]): Outcome {
  const lines = missing.map(attributesLine);
  const hadDriver = hasDriver();
  const faults = [...addLines(lines), ...(hadDriver ? [] : setDriver())];
  if (faults.length > 0) return refusal(faults);
  const overruled = missing.filter((one) => !isEffective(one));
  if (overruled.length > 0) return refusal([overruledElsewhere(overruled)]);
  return success(
    textOf([
      ...(lines.length === 0 ? [SET_UP] : [`Added to ${ATTRIBUTES_FILE}, to be committed:`, ...lines.map(indented)]),
      hadDriver
        ? 'This clone has the diff driver.'
        : `Set in the configuration of this clone: ${HEADINGS_KEY}. Every clone needs it once.`,
    ]),
  );
}

const SET_UP = `${ATTRIBUTES_FILE} says what git has to know.`;

const indented = (line: string): string => `  ${line}`;

function wantedAttributes(lock: string, output: string | undefined): Found<readonly WantedAttributes[]> {
  const project = readProject({ app: 'none', ...(output !== undefined && { output }) });
  if (!project.ok) return notFound(project.outcome);
  const [lockPath, outputPath] = [lock, project.value.output].map((path) => relative('.', path).replaceAll(sep, '/'));
  if (lockPath!.startsWith('../'))
    return notFound(misuse(`${lock} is not below this folder; run the command where it is.`));
  return found([lockAttributes(lockPath!), outputAttributes(outputPath!)]);
}

/** Whether git sees the attributes, wherever they are written. */
function isEffective({ path, isFolder, values }: WantedAttributes): boolean {
  const file = isFolder ? `${path}/cluster/chart.k8s.yaml` : path;
  const answer = git('.', 'check-attr', '-z', ...Object.keys(values), '--', file);
  if (!answer.ok) throw new Error(`git check-attr: ${answer.why}`);
  const actual = readAttributes(answer.output.toString('utf8'));
  return Object.entries(values).every(([name, value]) => actual.get(name) === value);
}

function addLines(lines: readonly string[]): Problem[] {
  if (lines.length === 0) return [];
  try {
    const target = targetAt(ATTRIBUTES_FILE);
    if (target.kind === 'other') return [unwritable(`it is ${target.what}, which git does not follow`)];
    const text = target.kind === 'none' ? '' : readFileSync(ATTRIBUTES_FILE, 'latin1');
    appendFileSync(ATTRIBUTES_FILE, linesAfter(text, lines));
    return [];
  } catch (failure) {
    return [unwritable((failure as Error).message)];
  }
}

const hasDriver = (): boolean => gitText('.', 'config', '--get', HEADINGS_KEY) === HUNK_HEADINGS;

function setDriver(): Problem[] {
  const answer = git('.', 'config', '--local', '--replace-all', HEADINGS_KEY, HUNK_HEADINGS);
  return answer.ok ? [] : [failed('the configuration of the clone', answer.why)];
}

const noRepository = (why: string): Problem =>
  failed(
    process.cwd(),
    `it is in no working tree of git (${why})`,
    'Run the command in the folder of the lock, inside the repository; git init makes one.',
  );

const unwritable = (why: string): Problem => failed(ATTRIBUTES_FILE, why);

const overruledElsewhere = (wanted: readonly WantedAttributes[]): Problem =>
  failed(
    ATTRIBUTES_FILE,
    `lines were added, and something else overrules them for ${pathsOf(wanted)}`,
    'git check-attr --all -- <path> shows what git sees; look into .git/info/attributes, and into a .gitattributes of a folder below.',
  );

function failed(what: string, why: string, fix = 'Mend that, and run the command again.'): Problem {
  return {
    rule: 'IPAM258',
    severity: 'error',
    where: { file: what },
    message: `Git cannot be set up here: ${why}.`,
    fix,
  };
}

const notSetUp = (missing: readonly WantedAttributes[]): Problem => ({
  rule: 'IPAM259',
  severity: 'error',
  where: { file: ATTRIBUTES_FILE },
  message: `Git is not told how to treat ${pathsOf(missing)}. Missing: ${missing.map(attributesLine).join('; ')}.`,
  fix: `Run cdk8s-ipam git-setup and commit ${ATTRIBUTES_FILE}.`,
});

const pathsOf = (wanted: readonly WantedAttributes[]): string => wanted.map(({ path }) => path).join(' and ');
