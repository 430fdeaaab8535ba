import type { Rule } from '../../src/check/rule';
import { compareText, sortedBy } from '../../src/net/compare';
import { type Area, fileOfArea } from './areas';
import { literalText } from './literal-text';

/** The rules of one CNI or agent as a table for its page, with the versions that each holds for. */
export const rulesTable = (area: Area): string =>
  [
    '| rule | severity | versions | what |',
    '|---|---|---|---|',
    ...sortedBy(area.rules, (a, b) => compareText(a.id, b.id)).map((rule) => row(area, rule)),
  ].join('\n');

const row = (area: Area, rule: Rule): string =>
  `| ${linkToRule(area, rule)} | ${rule.severity} | ${rule.versions ?? 'all'} | ${literalText(rule.title)} |`;

/** A link from a page in docs to what a rule says. */
export const linkToRule = (area: Area, { id, name }: Rule): string =>
  `[${id} ${name}](rules/${fileOfArea(area)}#${id.toLowerCase()}-${name})`;
