import type { Problem } from '../model/problem';
import type { ForeignDocument } from './foreign-document';
import type { Rule } from './rule';

/** A rule about YAML that we did not write; it looks at one object at a time. */
export interface DocumentRule extends Rule {
  readonly lint: (document: ForeignDocument) => readonly Problem[];
}
