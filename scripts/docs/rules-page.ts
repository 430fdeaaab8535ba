import type { Rule } from '../../src/check/rule';
import { compareText, sortedBy } from '../../src/net/compare';
import { AREAS } from './areas';
import { exampleSection } from './example-section';
import { literalText } from './literal-text';
import { ruleAnchor } from './rules-table';

/** The page of all rules: what each is about, why, and what to do. */
export const rulesPage = (rules: readonly Rule[]): string =>
  `${[INTRODUCTION, tables(), sections(rules)].join('\n\n')}\n`;

const INTRODUCTION = `# Rules

<!-- Generated from src/check by \`npm run docs\`. -->

Every problem has the id of a rule. The same text is printed by \`cdk8s-ipam explain <id or name>\`. An \`error\` fails the
synth and nothing is written; a \`warning\` is printed. Ids never change their meaning.

Each rule shows what it finds and the same put right; a test runs both. Constructs stand below
\`const app = new IpamApp()\`, \`template\` is some pod template, and locks are shown without the comments at their head.`;

const tables = (): string =>
  AREAS.map(({ title, rules }) =>
    [
      `## ${title}`,
      '',
      '| rule | severity | what |',
      '|---|---|---|',
      ...sortedBy(rules, (a, b) => compareText(a.id, b.id)).map(row),
    ].join('\n'),
  ).join('\n\n');

const row = ({ id, name, severity, title }: Rule): string =>
  `| [${id} ${name}](#${ruleAnchor(id, name)}) | ${severity} | ${literalText(title)} |`;

const sections = (rules: readonly Rule[]): string => ['## Each rule', ...rules.map(section)].join('\n\n');

const section = ({ id, name, severity, title, why, fix, versions, example }: Rule): string =>
  [
    `### ${id} ${name}`,
    `${capital(literalText(title))} (${severity}).`,
    ...(versions === undefined ? [] : [`**Versions.** ${capital(versions)}.`]),
    `**Why.** ${literalText(why)}`,
    `**Fix.** ${literalText(fix)}`,
    ...(example === undefined ? [] : [exampleSection(example)]),
  ].join('\n\n');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
