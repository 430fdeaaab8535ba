import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child';
import { type Budget, type Cost, least, type Measurement, measurements } from './measurement';

const PROGRAM = join(__dirname, 'review-program.js');
const RUNS = 3;
const CLAIMS = 100_000;

const SECOND: Budget = { budget: 1_000, budgetOf: 'value' };
const MEMORY: Budget = { budget: 512, budgetOf: 'value' };

type What = 'diff' | 'check' | 'text';

/** The rows of the group by name. */
const ROWS: Readonly<Record<string, What>> = { 'diff-1e5': 'diff', 'check-1e5': 'check' };

export const REVIEW_NAMES = Object.keys(ROWS);

/** Reads two locks of 100,000 leases and compares them, beside a comparison of their lines. */
export function measureReview(name: string): readonly Measurement[] {
  const what = ROWS[name];
  if (what === undefined) throw new Error(`no measurement ${name}`);
  const costs = measured();
  return measurements({
    name,
    baseline: 'lines of text that differ',
    ours: costs[what],
    theirs: costs.text,
    milliseconds: SECOND,
    megabytes: MEMORY,
  });
}

let costs: Readonly<Record<What, Cost>> | undefined;

/** Both rows share their runs. */
function measured(): Readonly<Record<What, Cost>> {
  costs ??= measure();
  return costs;
}

function measure(): Readonly<Record<What, Cost>> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-bench-'));
  const run = (mode: string) =>
    runChild(PROGRAM, [mode, join(folder, 'base.lock.yaml'), join(folder, 'head.lock.yaml'), String(CLAIMS)]);
  try {
    run('write');
    const rounds = Array.from({ length: RUNS }, () => ({ diff: run('diff'), check: run('check'), text: run('text') }));
    const leastOf = (what: What) => least(rounds.map((round) => round[what]));
    return { diff: leastOf('diff'), check: leastOf('check'), text: leastOf('text') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
