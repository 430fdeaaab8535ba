import type { Rule } from '../../src/check/rule';
import { compareText, sortedBy } from '../../src/net/compare';
import { literalText } from './literal-text';

/** The rules of one CNI or agent as a table for its page, with the versions that each holds for. */
export const rulesTable = (rules: readonly Rule[]): string =>
  [
    '| rule | severity | versions | what |',
    '|---|---|---|---|',
    ...sortedBy(rules, (a, b) => compareText(a.id, b.id)).map(row),
  ].join('\n');

const row = ({ id, name, severity, versions = 'all', title }: Rule): string =>
  `| [${id} ${name}](rules.md#${ruleAnchor(id, name)}) | ${severity} | ${versions} | ${literalText(title)} |`;

/** The anchor of a rule's section on the page of all rules. */
export const ruleAnchor = (id: string, name: string): string => `${id}-${name}`.toLowerCase();
