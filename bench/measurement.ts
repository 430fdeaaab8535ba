/** What one run of a program cost. */
export interface Cost {
  readonly milliseconds: number;
  /** Peak resident memory of the whole process. */
  readonly megabytes: number;
}

/** What is measured, beside what. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'exponent';
  /** What it is compared with in the same run. */
  readonly baseline: string;
  readonly baselineValue: number;
  readonly ratio: number;
  /** The most that `budgetOf` may be. */
  readonly budget: number;
  /** Whether the budget is for the ratio, or for the value itself. */
  readonly budgetOf: 'ratio' | 'value';
  readonly within: boolean;
}

/** A row for which something is missing here. It is neither within its budget nor over it. */
export interface NotMeasured {
  readonly name: string;
  /** Why, and what to do. */
  readonly notMeasured: string;
}

interface Compared {
  readonly name: string;
  readonly baseline: string;
  readonly ours: Cost;
  readonly theirs: Cost;
  readonly milliseconds: Budget;
  readonly megabytes: Budget;
}

export type Budget = Pick<Measurement, 'budget' | 'budgetOf'>;

/** Two measurements: time, and memory under the same name with `-memory`. */
export const measurements = ({ name, baseline, ours, theirs, ...budgets }: Compared): readonly Measurement[] => [
  judged({
    ...budgets.milliseconds,
    name,
    unit: 'ms',
    baseline,
    value: ours.milliseconds,
    baselineValue: theirs.milliseconds,
  }),
  judged({
    ...budgets.megabytes,
    name: `${name}-memory`,
    unit: 'MB',
    baseline,
    value: ours.megabytes,
    baselineValue: theirs.megabytes,
  }),
];

/** The least of several runs: what the program costs where nothing disturbs it. */
export const least = (costs: readonly Cost[]): Cost => ({
  milliseconds: Math.min(...costs.map(({ milliseconds }) => milliseconds)),
  megabytes: Math.min(...costs.map(({ megabytes }) => megabytes)),
});

export function judged(measured: Omit<Measurement, 'ratio' | 'within'>): Measurement {
  const ratio = measured.value / measured.baselineValue;
  const judge = measured.budgetOf === 'ratio' ? ratio : measured.value;
  const { name, value, unit, baseline, baselineValue, budget, budgetOf } = measured;
  const isSmall = unit === 'exponent' || (budgetOf === 'value' && budget <= 1);
  const parts = isSmall ? 1000 : 10;
  return {
    name,
    value: rounded(value, parts),
    unit,
    baseline,
    baselineValue: rounded(baselineValue, parts),
    ratio: rounded(ratio, 1000),
    budget,
    budgetOf,
    within: judge <= budget,
  };
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
