/**
 * model: the plain data that travels between the stages (declarations, lock, allocation, problems). Values only: no
 * cdk8s, no files, no clock. `collect` writes the declarations, `allocate` reads them, `render` and `check` read both.
 */

/** `error` fails the synth; `warning` is printed. */
export type Severity = 'error' | 'warning';

/**
 * A stable rule id: IPAM1xx plan, 2xx allocation and lock, 3xx and 6xx backend, 4xx GitOps, 5xx security, 7xx review, 9xx
 * the checks themselves. Rules of users begin with `X-`.
 */
export type RuleId = `IPAM${number}` | `X-${string}`;

/**
 * One thing that is wrong, as data. Only shells print or throw it. The texts are whole sentences; together they say
 * what (`message`), where (`where`), why it matters (in `message`) and how to mend it (`fix`).
 */
export interface Problem {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly where: Whereabouts;
  readonly message: string;
  readonly fix: string;
}

/** Where a problem lies: whatever of these is known. */
export interface Whereabouts {
  /** Path in the construct tree, such as `prod-shop/redis`. */
  readonly path?: string;
  /** Kubernetes identity, such as `prod/shop/StatefulSet/redis`, or the key of a subnet or pool, such as `prod/pods/db`. */
  readonly identity?: string;
  /** The field of an object, such as `spec.blockSize` or `spec.reservedCIDRs[2]`. */
  readonly field?: string;
  /** A file, relative to the working folder, with a line (1 …) and a column (1 …) where there is one. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The ref that a lock was judged against. */
  readonly base?: string;
}

export const isError = (problem: Problem): boolean => problem.severity === 'error';
