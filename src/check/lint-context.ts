import { type ForeignObject, identityOfObject } from './foreign-object';
import type { LintTarget } from './lint-target';
import type { Managed } from './managed';

/** What a rule may look at besides the objects that it judges. */
export interface LintContext {
  readonly target: LintTarget;
  /** Objects of the same cluster that are not judged here: those that we render, and those that are there already. */
  readonly known: readonly ForeignObject[];
  /** What an app manages in the cluster, as far as that is known. */
  readonly managed?: Managed;
  /** Whether the objects are to be applied as they are. Absent: they may be excerpts, or rendered in part. */
  readonly areWhole?: true;
  /** The objects as they were before, as far as that was said. */
  readonly before: readonly ForeignObject[];
  /** The earlier state of an object; undefined where it is new, or nothing is known. */
  readonly beforeOf: (object: ForeignObject) => ForeignObject | undefined;
}

/** What is said of the cluster whose objects are judged; what is absent is unknown, or empty. */
export interface LintRequest {
  readonly target?: LintTarget;
  /** Asked for only when a rule needs it. */
  readonly known?: () => readonly ForeignObject[];
  readonly before?: readonly ForeignObject[];
  readonly managed?: Managed;
  readonly areWhole?: true;
}

export function lintContext({
  target = {},
  known = () => [],
  before = [],
  managed,
  areWhole,
}: LintRequest): LintContext {
  const states = new Map(before.map((object) => [identityOfObject(object), object]));
  let knownObjects: readonly ForeignObject[] | undefined;
  return {
    target,
    ...(managed && { managed }),
    ...(areWhole && { areWhole }),
    get known() {
      knownObjects ??= known();
      return knownObjects;
    },
    before,
    beforeOf: (object) => states.get(identityOfObject(object)),
  };
}
