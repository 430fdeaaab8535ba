import type { Position } from '../model/position';
import type { Problem, Severity } from '../model/problem';
import { describeExtent, type Extent, mayBeOutgrown } from './extent';
import { fieldName } from './field-name';
import { finding } from './finding';
import type { Path } from './foreign-document';
import type { ForeignObject } from './foreign-object';
import type { LintTarget } from './lint-target';
import type { Rule } from './rule';

/** What is wrong with an object, before it is a problem of a rule. */
export interface Flaw {
  readonly object: ForeignObject;
  /** The field that it is about. */
  readonly path: Path;
  /** Where in the text that is its value. Absent: the field as a whole. */
  readonly at?: Position;
  /** A whole sentence, which names the field. */
  readonly message: string;
  /** The versions that it is a flaw in. Absent: all. */
  readonly extent?: Extent;
  /** Whether the message says the versions itself. */
  readonly saysExtent?: true;
  /** Absent: the severity of its rule. */
  readonly severity?: Severity;
}

/** The flaw as a problem of its rule. */
export function problemOf(
  { object, path, at, message, extent, saysExtent, severity }: Flaw,
  rule: Rule,
  target: LintTarget,
): Problem {
  const field = path.length === 0 ? {} : { field: fieldName(path) };
  const where = { identity: `${object.kind}/${object.name}`, ...field, ...object.whereIs(path, at) };
  const versions = saysExtent ? undefined : describeExtent(extent, target);
  const sentences = [message, versions].filter((sentence) => sentence !== undefined);
  const problem = finding(rule, where, sentences.join(' '));
  const judged = mayBeOutgrown(extent, target) ? 'warning' : severity;
  return judged === undefined ? problem : { ...problem, severity: judged };
}
