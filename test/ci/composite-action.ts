import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ACTION = join(__dirname, '../../action/action.yml');

interface Step {
  readonly id: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** Where a job runs, and what its runner knows. */
export interface Job {
  readonly folder: string;
  readonly temporary: string;
  readonly env: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Values of the contexts, such as `github.base_ref`. */
  readonly contexts: Readonly<Record<string, string>>;
}

export interface JobEnd {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the steps of our composite Action as a runner does, each in a shell that stops at the first error. */
export function runAction(job: Job): JobEnd {
  const action = parse(readFileSync(ACTION, 'utf8')) as Action;
  const known = new Map<string, string>(Object.entries(job.contexts));
  for (const [name, input] of Object.entries(action.inputs)) known.set(`inputs.${name}`, fill(input.default, known));
  for (const [name, value] of Object.entries(job.inputs ?? {})) known.set(`inputs.${name}`, value);
  const logs: string[] = [];
  let code = 0;
  for (const step of action.runs.steps) {
    if (step.if !== undefined && !holds(step.if, known)) continue;
    const end = runStep(step, job, known);
    logs.push(end.log);
    for (const [name, value] of end.outputs) known.set(`steps.${step.id}.outputs.${name}`, value);
    code = end.code;
    if (code !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value, known)] as const);
  return {
    code,
    log: logs.join(''),
    outputs: Object.fromEntries(outputs),
    summary: readIfThere(summaryOf(job)),
  };
}

function runStep(step: Step, job: Job, known: ReadonlyMap<string, string>) {
  const output = join(job.temporary, `${step.id}.output`);
  writeFileSync(output, '');
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, known)] as const);
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: join(job.folder, fill(step['working-directory'] ?? '.', known)),
    env: {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: job.temporary,
      ...job.env,
      ...Object.fromEntries(env),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summaryOf(job),
    },
    encoding: 'utf8',
  });
  const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  const outputs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);
  return { code: status ?? 1, log: `${stdout}${stderr}`, outputs };
}

/** Replaces each `${{ a || b }}` by the first that is not empty. */
const fill = (text: string, known: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{\{ (.+?) \}\}/g, (_, words: string) => firstOf(words, known));

const firstOf = (words: string, known: ReadonlyMap<string, string>): string =>
  words
    .split(' || ')
    .map((word) => known.get(word) ?? '')
    .find((value) => value !== '') ?? '';

/** Conditions of the forms `a == 'x'` and `a`, all of which hold. */
const holds = (condition: string, known: ReadonlyMap<string, string>): boolean =>
  condition.split(' && ').every((part) => {
    const [name = '', wanted] = part.split(/ == '|'$/);
    return wanted === undefined ? firstOf(name, known) !== '' : firstOf(name, known) === wanted;
  });

const summaryOf = ({ temporary }: Job): string => join(temporary, 'summary.md');

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
