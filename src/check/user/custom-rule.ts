import type { Severity, Whereabouts } from '../../model/problem';
import type { CheckObject, CheckView } from './check-view';

/** A rule of your own, in TypeScript or in CEL. */
export type CustomRule = FunctionRule | CelRule;

/** What a rule says of itself. */
export interface CustomRuleText {
  /** Begins with `X-`, such as `X-ACME-001`: capitals, digits and dashes. */
  readonly id: `X-${string}`;
  /** Kebab-case, such as `db-pools-are-large`. */
  readonly name: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** @default 'error' */
  readonly severity?: Severity;
  /** Whether nobody may acknowledge it, turn it down or turn it off. @default false */
  readonly isFinal?: boolean;
  /** What it finds, and the same put right, for `explain`. @default title and fix */
  readonly example?: { readonly bad: string; readonly good: string };
}

/** A rule in TypeScript: at least one of `check` and `lint`. What they throw is a finding. */
export interface FunctionRule extends CustomRuleText {
  /** What is wrong with the plan and what was decided. */
  readonly check?: (view: CheckView) => Iterable<CustomFinding>;
  /** What is wrong with one Kubernetes object, of a chart or out of YAML that others wrote. */
  readonly lint?: (object: CheckObject, view: CheckView) => Iterable<CustomFinding>;
}

/** Something that a rule found. */
export interface CustomFinding {
  /** A whole sentence: what is wrong there. */
  readonly message: string;
  /** Where: `where` of whatever of the view it is about. @default the object, of `lint` */
  readonly where?: Whereabouts;
  /** The field of the object, of `lint`, such as `spec.cidr`. @default the object as a whole */
  readonly field?: string;
}

/** What a rule in CEL goes over, one after the other. In its expressions each is called as here without the `s`. */
export const OVER: readonly Over[] = ['leases', 'pools', 'subnets', 'workloads', 'reservations', 'clusters', 'objects'];

export type Over = 'leases' | 'pools' | 'subnets' | 'workloads' | 'reservations' | 'clusters' | 'objects';

/** A rule in CEL: it finds each item for which `when` is true and `holds` is not. */
export interface CelRule extends CustomRuleText {
  /** What it goes over; `lease`, `pool`, … `object` is the item, and all lists have their names. */
  readonly over: Over;
  /** Which items it is about. @default all */
  readonly when?: string;
  /** What must be true. */
  readonly holds: string;
  /** What to say, an expression that gives a text. @default the title */
  readonly message?: string;
}

/** A rule of your own in TypeScript, as it is given: for its types. */
export const defineRule = <R extends CustomRule>(rule: R): R => rule;
