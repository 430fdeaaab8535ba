import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child';
import { least, type Measurement, measurements } from './measurement';
import type { Shape } from './plan';

const PROGRAM = join(__dirname, 'core-program.js');
const RUNS = 3;

interface Core {
  readonly claims: number;
  readonly shape: Shape;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const SIZES: Readonly<Record<string, Core>> = {
  'core-1e5': { claims: 100_000, shape: 'mixed', milliseconds: 250, megabytes: 150 },
  'core-1e5-singles': { claims: 100_000, shape: 'singles', milliseconds: 250, megabytes: 150 },
  'core-1e6': { claims: 1_000_000, shape: 'mixed', milliseconds: 2_500, megabytes: 512 },
};

export const CORE_NAMES = Object.keys(SIZES);

/** Reads a lock, allocates from it and prints it. Its budgets are for the value itself; the baseline tells the machine. */
export function measureCore(name: string): readonly Measurement[] {
  const size = SIZES[name];
  if (size === undefined) throw new Error(`no measurement ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-bench-'));
  const run = (mode: string) =>
    runChild(PROGRAM, [mode, join(folder, 'ipam.lock.yaml'), String(size.claims), size.shape]);
  try {
    run('prepare');
    const pairs = Array.from({ length: RUNS }, () => ({ ours: run('ours'), theirs: run('sort') }));
    return measurements({
      name,
      baseline: 'sorting the lines of the lock',
      ours: least(pairs.map(({ ours }) => ours)),
      theirs: least(pairs.map(({ theirs }) => theirs)),
      milliseconds: { budget: size.milliseconds, budgetOf: 'value' },
      megabytes: { budget: size.megabytes, budgetOf: 'value' },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
