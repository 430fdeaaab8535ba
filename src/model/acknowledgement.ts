import type { RuleId, Whereabouts } from './problem';

/**
 * Somebody has answered for the problems of a rule at some places, with a reason, until a day. Written in the
 * configuration, in code or as an annotation, it is this one value.
 */
export interface Acknowledgement {
  readonly rule: RuleId;
  /** Globs over identity, construct path or file of a problem, one of which must fit. Empty: it is about every place. */
  readonly places: readonly string[];
  /** Absent: it is not bound to anything. */
  readonly scope?: Scope;
  readonly reason: string;
  /** The last day on which it counts, in UTC, `2027-01-31`. */
  readonly expires: string;
  /** Where more is said about it: a number, a link. */
  readonly ticket?: string;
  /** Where it stands. */
  readonly writtenAt: Whereabouts;
}

/** What an acknowledgement that was written on something is about. */
export type Scope = ConstructScope | ObjectScope;

/** A construct and everything below it. */
export interface ConstructScope {
  readonly kind: 'construct';
  readonly path: string;
  /** The workloads, subnets and pools in it, for problems that are found where no construct is known. */
  readonly identities: readonly string[];
}

/** One object of YAML, or in a chart: problems have the same whereabouts but for field and line. */
export interface ObjectScope {
  readonly kind: 'object';
  readonly where: Whereabouts;
}
