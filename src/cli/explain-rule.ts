import { RULES } from '../check/catalogue';
import type { Example } from '../check/example';
import { mayBeAcknowledged } from '../check/policy/may-be-acknowledged';
import type { Rule } from '../check/rule';
import { nearestTexts } from '../net/nearest-texts';

export const findRule = (text: string, rules: readonly Rule[] = RULES): Rule | undefined =>
  rules.find(({ id, name }) => id === text.toUpperCase() || name === text.toLowerCase());

/** Rules that were probably meant, as `IPAM250 stale-lock`. */
export function rulesLike(text: string): string[] {
  const wanted = text.toLowerCase();
  const near = new Set(
    nearestTexts(
      wanted,
      RULES.flatMap(({ id, name }) => [id.toLowerCase(), name]),
    ),
  );
  return RULES.filter(({ id, name }) => near.has(id.toLowerCase()) || near.has(name) || name.includes(wanted))
    .slice(0, MOST)
    .map(({ id, name }) => `${id} ${name}`);
}

const MOST = 5;

export const listOfRules = (rules: readonly Rule[]) => ({
  head: ['RULE', 'SEVERITY', 'WHAT'],
  rows: rules.map(({ id, severity, title }) => [id, severity, title]),
});

/** `IPAM250 stale-lock (error)`, then what, why and how to mend it, a paragraph each, and an example. */
export function describeRule(rule: Rule): string[] {
  const { id, name, severity, title, why, fix, versions, example } = rule;
  return [
    `${id} ${name} (${severity})`,
    '',
    `What: ${title}.`,
    ...(versions === undefined ? [] : [`For:  ${versions}.`]),
    `Why:  ${why}`,
    `Fix:  ${fix}`,
    ...(mayBeAcknowledged(rule) ? [] : ['', 'Nobody may acknowledge it or turn it off.']),
    ...(example === undefined ? [] : describeExample(example)),
  ];
}

const describeExample = (example: Example): string[] => [
  ...given(example),
  ...text('It finds', example.bad),
  ...text('Put right', example.good),
];

/** What both are judged against. */
function given(example: Example): string[] {
  switch (example.kind) {
    case 'declared':
      return beside('With this lock', example.lock);
    case 'lock':
      return beside('With this lock deployed', example.base);
    case 'manifest':
      return [
        ...(example.options === undefined ? [] : ['', `With ${example.options}.`]),
        ...beside('Before it was', example.before),
        ...beside('The cluster has', example.known),
        ...beside('With this lock', example.lock),
      ];
    default:
      return [];
  }
}

const beside = (title: string, lines: string | undefined): string[] => (lines === undefined ? [] : text(title, lines));

const text = (title: string, lines: string): string[] => [
  '',
  `${title}:`,
  '',
  ...lines.split('\n').map((line) => (line === '' ? '' : `  ${line}`)),
];
