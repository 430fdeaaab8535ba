import type { Command } from 'commander';
import { RULES } from '../check/catalogue';
import type { Rule } from '../check/rule';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { type Finish, misuse, type Outcome, success, textOf } from './outcome';
import { printTable } from './table';

export const defineExplain = (program: Command, finish: Finish): Command =>
  program
    .command('explain')
    .summary('explain a rule')
    .description('Prints what a rule is about, why, and what to do. Without a rule: the list of all.')
    .argument('[rule]', 'the id or the name of a rule')
    .addHelpText(
      'after',
      helpAfter(['cdk8s-ipam explain IPAM250', 'cdk8s-ipam explain stale-lock'], [EXIT.ok, EXIT.usage]),
    )
    .action((rule: string | undefined) => finish(explain(rule)));

export function explain(text: string | undefined): Outcome {
  if (text === undefined) return success(textOf(printTable(listOfRules(), process.stdout.columns)));
  const rule = RULES.find(({ id, name }) => id === text.toUpperCase() || name === text.toLowerCase());
  return rule ? success(textOf(describeRule(rule))) : misuse(`there is no rule ${text}${hintFor(text)}.`);
}

const listOfRules = () => ({
  head: ['RULE', 'SEVERITY', 'WHAT'],
  rows: RULES.map(({ id, severity, title }) => [id, severity, title]),
});

/** `IPAM250 stale-lock (error)`, then what, why and how to mend it, a paragraph each. */
const describeRule = ({ id, name, severity, title, why, fix }: Rule): string[] => [
  `${id} ${name} (${severity})`,
  '',
  `What: ${title}.`,
  `Why:  ${why}`,
  `Fix:  ${fix}`,
];

function hintFor(text: string): string {
  const near = RULES.filter(({ name }) => name.includes(text.toLowerCase())).map(({ id, name }) => `${id} ${name}`);
  return near.length > 0 ? `; did you mean ${near.join(', ')}` : '; `cdk8s-ipam explain` lists them';
}
