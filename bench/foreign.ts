import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child';
import { type Budget, least, type Measurement, measurements } from './measurement';

const PROGRAM = join(__dirname, 'foreign-program.js');
const RUNS = 3;

const TEN_SECONDS: Budget = { budget: 10_000, budgetOf: 'value' };
const MEMORY: Budget = { budget: 512, budgetOf: 'value' };

/** The rows by name, with how many manifests there are. */
const ROWS: Readonly<Record<string, number>> = { 'check-foreign-10000': 10_000 };

export const FOREIGN_NAMES = Object.keys(ROWS);

/** Checks manifests that others wrote, beside a program that only parses them. */
export function measureForeign(name: string): readonly Measurement[] {
  const count = ROWS[name];
  if (count === undefined) throw new Error(`no measurement ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-bench-'));
  const run = (mode: string) => runChild(PROGRAM, [mode, folder, String(count)]);
  try {
    run('write');
    const rounds = Array.from({ length: RUNS }, () => ({ ours: run('check'), theirs: run('parse') }));
    return measurements({
      name,
      baseline: 'parseAllDocuments of yaml alone',
      ours: least(rounds.map(({ ours }) => ours)),
      theirs: least(rounds.map(({ theirs }) => theirs)),
      milliseconds: TEN_SECONDS,
      megabytes: MEMORY,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
