import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child';
import type { BackendName, Size } from './estate';
import { type Budget, type Cost, least, type Measurement, measurements } from './measurement';

const PROGRAM = join(__dirname, 'synth-program.js');
const RUNS = 3;
/** What allocation may add to the time that cdk8s needs for the same objects. */
const TIME = { budget: 1.1, budgetOf: 'ratio' } as const;
/** The declarations and the answer stay in memory beside the tree until the last chart is printed. */
const MEMORY = { budget: 1.5, budgetOf: 'ratio' } as const;
/** Where a CNI wants few objects, plain cdk8s needs little beside them, and a ratio says nothing. */
const RENDER_MEMORY = { budget: 512, budgetOf: 'value' } as const;

const SIZES: Readonly<Record<string, Size>> = {
  'synth-1000': { workloads: 1_000, charts: 10, backend: 'calico' },
  'synth-10000': { workloads: 10_000, charts: 10, backend: 'calico' },
  'synth-10000-100-charts': { workloads: 10_000, charts: 100, backend: 'calico' },
};

/** The same program for each backend: what its pins and its objects cost. */
const BACKENDS: readonly BackendName[] = ['calico', 'kube-ovn', 'tke'];
const RENDER_SIZES = { 'render-1e4': { workloads: 10_000, charts: 10 } } as const;

export const SYNTH_NAMES = Object.keys(SIZES);
export const RENDER_NAMES = Object.keys(RENDER_SIZES);

/** Synthesizes workloads with fixed addresses beside plain cdk8s, which is given the very objects that came out. */
export function measureSynth(name: string): readonly Measurement[] {
  const size = SIZES[name];
  if (size === undefined) throw new Error(`no measurement ${name}`);
  return measure(name, size, MEMORY);
}

/** The same over each backend in turn; the rows have its name. */
export function measureRender(name: string): readonly Measurement[] {
  const size = RENDER_SIZES[name as keyof typeof RENDER_SIZES];
  if (size === undefined) throw new Error(`no measurement ${name}`);
  return BACKENDS.flatMap((backend) => measure(`${name}-${backend}`, { ...size, backend }, RENDER_MEMORY));
}

function measure(name: string, { workloads, charts, backend }: Size, megabytes: Budget): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-bench-'));
  try {
    const run = (mode: string) => runChild(PROGRAM, [mode, folder, String(workloads), String(charts), backend]);
    return measurements({ name, baseline: 'plain cdk8s', ...compared(run, folder), milliseconds: TIME, megabytes });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compared(run: (mode: string) => Cost, folder: string): { readonly ours: Cost; readonly theirs: Cost } {
  run('prepare');
  const pairs = Array.from({ length: RUNS }, () => ({ ours: run('ours'), theirs: run('plain') }));
  assertSame(manifestsIn(join(folder, 'ours')), manifestsIn(join(folder, 'plain')));
  return { ours: least(pairs.map(({ ours }) => ours)), theirs: least(pairs.map(({ theirs }) => theirs)) };
}

const manifestsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .sort();

/** Both sides must have written the same manifests, or the comparison says nothing. */
function assertSame(ours: readonly string[], theirs: readonly string[]): void {
  const isSame = ours.length === theirs.length && ours.every((text, index) => text === theirs[index]);
  if (!isSame) throw new Error('plain cdk8s was given other objects than ours');
}
