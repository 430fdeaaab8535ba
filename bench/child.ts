import { execFileSync } from 'node:child_process';
import type { Cost } from './measurement';

const MEBIBYTE = 1024;

/** Runs one compiled program in a process of its own and gives the cost that it reports of itself. */
export function runChild(program: string, args: readonly string[]): Cost {
  const { CI: _ci, ARGOCD_APP_NAME: _argo, CDK8S_OUTDIR: _outdir, CDK8S_DISABLE_SORT: _sort, ...env } = process.env;
  const text = execFileSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text) as Cost;
}

/** In the child: runs this and reports the cost, without the time that loading the modules took. */
export const report = (work: () => void): void => reportLeast(1, () => work);

/** The same for work that waits for files. */
export async function reportWhole(work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  printCost(performance.now() - start);
}

/** The same several times, and the least of them. What `prepare` does before each is not counted. */
export function reportLeast(rounds: number, prepare: () => () => void): void {
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const work = prepare();
    const start = performance.now();
    work();
    milliseconds = Math.min(milliseconds, performance.now() - start);
  }
  printCost(milliseconds);
}

function printCost(milliseconds: number): void {
  const megabytes = process.resourceUsage().maxRSS / MEBIBYTE;
  const cost: Cost = { milliseconds, megabytes };
  process.stdout.write(`${JSON.stringify(cost)}\n`);
}
