import type { Rule } from '../../src/check/rule';
import { compareText, sortedBy } from '../../src/net/compare';
import type { Area } from './areas';
import { exampleSection } from './example-section';
import { literalText } from './literal-text';

/** The page of an area: what each rule is about, why, what to do, and an example. */
export const areaPage = ({ title, rules }: Area): string =>
  `${[introduction(title), ...sortedBy(rules, (a, b) => compareText(a.id, b.id)).map(section)].join('\n\n')}\n`;

const introduction = (title: string): string => `# Rules: ${title}

<!-- Generated from src/check by \`npm run docs\`. -->

[All rules](../rules.md). In the examples constructs stand below \`const app = new IpamApp()\`, \`template\` is some pod template,
and locks are shown without the comments at their head.`;

const section = ({ id, name, severity, title, why, fix, versions, example }: Rule): string =>
  [
    `## ${id} ${name}`,
    `${capital(literalText(title))} (${severity}).`,
    ...(versions === undefined ? [] : [`**Versions.** ${capital(versions)}.`]),
    `**Why.** ${literalText(why)}`,
    `**Fix.** ${literalText(fix)}`,
    ...(example === undefined ? [] : [exampleSection(example)]),
  ].join('\n\n');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
