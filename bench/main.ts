import { ADMISSION_NAMES, measureAdmission } from './admission';
import { CORE_NAMES, measureCore } from './core';
import { FOREIGN_NAMES, measureForeign } from './foreign';
import type { Measurement, NotMeasured } from './measurement';
import { measureReview, REVIEW_NAMES } from './review';
import { measureRender, measureSynth, RENDER_NAMES, SYNTH_NAMES } from './synth';

/**
 * `npm run bench` measures everything and prints a table; `npm run bench -- synth core-1e5` measures a group or a row
 * (with its memory); `--json` prints one object per line. Each measurement is the least of three runs, each in a process
 * of its own, in turn with its baseline. What the rows are: docs/benchmarks.md.
 */
const GROUPS = {
  synth: { names: SYNTH_NAMES, measure: measureSynth },
  render: { names: RENDER_NAMES, measure: measureRender },
  core: { names: CORE_NAMES, measure: measureCore },
  review: {
    names: [...REVIEW_NAMES, ...FOREIGN_NAMES],
    measure: (name: string) => (FOREIGN_NAMES.includes(name) ? measureForeign(name) : measureReview(name)),
  },
  admission: { names: ADMISSION_NAMES, measure: measureAdmission },
} as const;

const args = process.argv.slice(2);
const isJson = args.includes('--json');
const asked = args.filter((arg) => arg !== '--json');
const unknown = asked.filter((word) => !isKnown(word));

if (unknown.length > 0) {
  process.stderr.write(`Nothing is called ${unknown.join(', ')}. Groups and rows: ${known().join(', ')}.\n`);
  process.exitCode = 2;
} else {
  if (!isJson) process.stdout.write(`${header()}\n`);
  for (const [group, { names, measure }] of Object.entries(GROUPS)) {
    for (const name of names) {
      if (asked.length > 0 && !asked.includes(group) && !asked.includes(name)) continue;
      for (const row of measure(name)) process.stdout.write(`${isJson ? jsonLine(row) : line(row)}\n`);
    }
  }
}

function known(): readonly string[] {
  return Object.entries(GROUPS).flatMap(([group, { names }]) => [group, ...names]);
}

function isKnown(word: string): boolean {
  return known().includes(word);
}

function header(): string {
  return `${columns(['what', 'value', 'baseline', 'ratio', 'budget', ''])}beside`;
}

function line(row: Measurement | NotMeasured): string {
  if ('notMeasured' in row) return `${row.name.padEnd(32)}  not measured: ${row.notMeasured}`;
  const { name, value, unit, baseline, baselineValue, ratio, budget, budgetOf, within } = row;
  const suffix = unit === 'exponent' ? '' : ` ${unit}`;
  const allowed = budgetOf === 'ratio' ? `${budget} x` : `${budget}${suffix}`;
  const cells = [name, `${value}${suffix}`, `${baselineValue}${suffix}`, `${ratio} x`, allowed, within ? 'ok' : 'OVER'];
  return columns(cells) + baseline;
}

/** A ratio or a value may be what is judged; readers of the JSON are told the verdict. */
function jsonLine(row: Measurement | NotMeasured): string {
  if ('notMeasured' in row) return JSON.stringify({ ...row, within: null });
  const { budgetOf: _, ...rest } = row;
  return JSON.stringify(rest);
}

function columns([name = '', ...rest]: readonly string[]): string {
  return `${name.padEnd(32)}${rest.map((cell) => cell.padStart(12)).join('')}  `;
}
