import type { AllowList } from './allow-list';
import { IDENTIFIER, safeName } from './safe-name';

/** The variable of Terraform that a list is the value of. */
export const terraformName = (prefix: string, name: string): string => safeName(IDENTIFIER, prefix, name);

/** `*.tfvars`: a variable for each list, as Terraform formats it. Each is declared as `list(string)` or `set(string)`. */
export const printTfvars = (lists: readonly AllowList[], prefix: string): string =>
  lists.map((list) => `# ${list.name}\n${terraformName(prefix, list.name)} = ${listText(list)}\n`).join('\n');

/** `*.tfvars.json`: the same. */
export const printTfvarsJson = (lists: readonly AllowList[], prefix: string): string => {
  const variables = lists.map(({ name, cidrs }) => [terraformName(prefix, name), cidrs.map(({ cidr }) => `${cidr}`)]);
  return `${JSON.stringify(Object.fromEntries(variables), undefined, 2)}\n`;
};

const listText = ({ cidrs }: AllowList): string =>
  cidrs.length === 0 ? '[]' : `[\n${cidrs.map(({ cidr }) => `  "${cidr}",\n`).join('')}]`;
