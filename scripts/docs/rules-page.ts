import { compareText, sortedBy } from '../../src/net/compare';
import { AREAS, type Area } from './areas';
import { literalText } from './literal-text';
import { linkToRule } from './rules-table';

/** The page that lists all rules, and leads to what each says. */
export const rulesPage = (): string => `${[INTRODUCTION, ...AREAS.map(table)].join('\n\n')}\n`;

const INTRODUCTION = `# Rules

<!-- Generated from src/check by \`npm run docs\`. -->

Every problem has the id of a rule. The same text is printed by \`cdk8s-ipam explain <id or name>\`. An \`error\` fails the
synth and nothing is written; a \`warning\` is printed. Ids never change their meaning.

Each rule says why it is, what to do, and shows what it finds and the same put right; a test runs both.`;

const table = (area: Area): string =>
  [
    `## ${area.title}`,
    '',
    '| rule | severity | what |',
    '|---|---|---|',
    ...sortedBy(area.rules, (a, b) => compareText(a.id, b.id)).map(
      (rule) => `| ${linkToRule(area, rule)} | ${rule.severity} | ${literalText(rule.title)} |`,
    ),
  ].join('\n');
