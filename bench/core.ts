import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child';
import { type Budget, type Cost, judged, least, type Measurement, measurements } from './measurement';
import type { Shape } from './plan';

const OURS = join(__dirname, 'core-program.js');
const NAIVE = join(__dirname, 'naive-program.js');
const RUNS = 3;

/** What is run at one size: ours from nothing, with a lock that has it all, and with some of it changed. */

type Situation = 'nothing' | 'hot' | 'warm' | 'changed';
/** A naive allocator; the scan ends in bearable time for few claims only. */
const BASELINES = { bitmap: 'a flat bitmap', objects: 'a scan with ip-address objects' } as const;
type Costs = Readonly<Record<Situation | 'baseline', Cost>>;

interface Size {
  readonly claims: number;
  readonly shape: Shape;
  readonly baseline: keyof typeof BASELINES;
  readonly milliseconds: Budget;
  readonly megabytes: Budget;
}

const atMost = (budget: number): Budget => ({ budget, budgetOf: 'value' });
const timesAtMost = (budget: number): Budget => ({ budget, budgetOf: 'ratio' });

const SIZES = {
  'core-1e4': {
    claims: 10_000,
    shape: 'mixed',
    baseline: 'objects',
    milliseconds: timesAtMost(0.5),
    megabytes: atMost(150),
  },
  'core-1e5': {
    claims: 100_000,
    shape: 'mixed',
    baseline: 'bitmap',
    milliseconds: atMost(250),
    megabytes: atMost(150),
  },
  'core-1e5-singles': {
    claims: 100_000,
    shape: 'singles',
    baseline: 'bitmap',
    milliseconds: atMost(1_500),
    megabytes: atMost(256),
  },
  'core-1e6': {
    claims: 1_000_000,
    shape: 'mixed',
    baseline: 'bitmap',
    milliseconds: atMost(2_500),
    megabytes: atMost(512),
  },
} as const satisfies Record<string, Size>;

type SizeName = keyof typeof SIZES;

/** Ten rounds of more would take long and tell nothing new. */
const MOST_HOT = 100_000;
const NOT_MEASURED: Cost = { milliseconds: Number.NaN, megabytes: Number.NaN };

/** Restoring what the lock has costs no more than allocating it did. */
const WARM = timesAtMost(1);
/** Above it, ten times as many claims take more than 14 times as long. */
const GROWTH = atMost(1.15);

/** The rows of the group by name; each is two measurements, time and memory, but for `hot` and the growth. */
const ROWS: Readonly<Record<string, () => readonly Measurement[]>> = {
  'core-1e4': () => fromNothing('core-1e4'),
  'core-1e5': () => fromNothing('core-1e5'),
  'core-1e5-hot': () => besideNothing('core-1e5', 'hot').slice(0, 1),
  'core-1e5-warm': () => besideNothing('core-1e5', 'warm'),
  'core-1e5-changed': () => besideNothing('core-1e5', 'changed'),
  'core-1e5-singles': () => fromNothing('core-1e5-singles'),
  'core-1e5-singles-warm': () => besideNothing('core-1e5-singles', 'warm'),
  'core-1e6': () => fromNothing('core-1e6'),
  'core-1e6-warm': () => besideNothing('core-1e6', 'warm'),
  'core-1e6-changed': () => besideNothing('core-1e6', 'changed'),
  'core-growth': () => [growth('core-1e5', 'core-1e6')],
};

export const CORE_NAMES = Object.keys(ROWS);

/** Reads the lock, allocates and writes the lock, beside a naive allocator or beside the same from nothing. */
export function measureCore(name: string): readonly Measurement[] {
  const row = ROWS[name];
  if (row === undefined) throw new Error(`no measurement ${name}`);
  return row();
}

function fromNothing(size: SizeName): readonly Measurement[] {
  const { baseline, milliseconds, megabytes } = SIZES[size];
  const costs = costsOf(size);
  return measurements({
    name: size,
    baseline: BASELINES[baseline],
    ours: costs.nothing,
    theirs: costs.baseline,
    milliseconds,
    megabytes,
  });
}

function besideNothing(size: SizeName, situation: 'hot' | 'warm' | 'changed'): readonly Measurement[] {
  const { milliseconds, megabytes } = SIZES[size];
  const costs = costsOf(size);
  return measurements({
    name: `${size}-${situation}`,
    baseline: 'allocating from nothing',
    ours: costs[situation],
    theirs: costs.nothing,
    milliseconds: situation === 'warm' ? WARM : milliseconds,
    megabytes,
  });
}

/** By which power of the number of claims the time grows. */
function growth(small: SizeName, large: SizeName): Measurement {
  const exponent = (situation: keyof Costs) =>
    Math.log(costsOf(large)[situation].milliseconds / costsOf(small)[situation].milliseconds) /
    Math.log(SIZES[large].claims / SIZES[small].claims);
  return judged({
    ...GROWTH,
    name: 'core-growth',
    unit: 'exponent',
    baseline: BASELINES[SIZES[small].baseline],
    value: exponent('nothing'),
    baselineValue: exponent('baseline'),
  });
}

const measured = new Map<SizeName, Costs>();

/** Rows of one size share its runs. */
function costsOf(size: SizeName): Costs {
  const costs = measured.get(size) ?? measure(SIZES[size]);
  measured.set(size, costs);
  return costs;
}

function measure({ claims, shape, baseline }: Size): Costs {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-bench-'));
  const run = (program: string, mode: string, file: string) =>
    runChild(program, [mode, join(folder, file), String(claims), shape]);
  try {
    const rounds = Array.from({ length: RUNS }, () => ({
      nothing: run(OURS, 'nothing', 'ipam.lock.yaml'),
      hot: claims > MOST_HOT ? NOT_MEASURED : run(OURS, 'hot', 'hot.lock.yaml'),
      warm: run(OURS, 'warm', 'ipam.lock.yaml'),
      changed: run(OURS, 'changed', 'ipam.lock.yaml'),
      baseline: run(NAIVE, baseline, 'naive.txt'),
    }));
    const leastOf = (what: keyof Costs) => least(rounds.map((round) => round[what]));
    return {
      nothing: leastOf('nothing'),
      hot: leastOf('hot'),
      warm: leastOf('warm'),
      changed: leastOf('changed'),
      baseline: leastOf('baseline'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
