import type { CommandNode, OptionNode, Values } from './command-tree';
import { LIST_REFS } from './refs';

/** Lines for fish, which shows a summary beside each word. */
export const fishCompletion = (program: CommandNode): string => `${linesOf(program, [], program.name).join('\n')}\n`;

function linesOf(node: CommandNode, above: readonly string[], program: string): readonly string[] {
  const condition = conditionOf(node, above);
  const begin = `complete -c ${program}${condition === '' ? '' : ` -n ${quoted(condition)}`}`;
  const path = node.path === '' ? [] : node.path.split(' ');
  return [
    ...node.commands.map(({ name, summary }) => `${begin} -f -a ${name} -d ${quoted(summary)}`),
    ...node.options.map((option) => `${begin}${flags(option)}${follows(option.values)} -d ${quoted(option.summary)}`),
    ...(node.commands.length === 0 && node.values.kind !== 'files' ? [`${begin} -f -a ${list(node.values)}`] : []),
    ...node.commands.flatMap((each) => linesOf(each, path, program)),
  ];
}

/** Where the words lead to this command, and to none below it. */
function conditionOf({ path, commands, name }: CommandNode, above: readonly string[]): string {
  const below = commands.map((command) => command.name).join(' ');
  const notBelow = below === '' ? '' : `not __fish_seen_subcommand_from ${below}`;
  if (path === '') return notBelow;
  return [...above.map(seen), seen(name), notBelow].filter(Boolean).join('; and ');
}

const seen = (name: string): string => `__fish_seen_subcommand_from ${name}`;

const flags = (option: OptionNode): string =>
  option.flags.map((flag) => (flag.startsWith('--') ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`)).join('');

function follows(values: Values | undefined): string {
  if (values === undefined) return '';
  return values.kind === 'files' ? ' -r' : ` -x -a ${list(values)}`;
}

const list = (values: Exclude<Values, { kind: 'files' }>): string =>
  quoted(values.kind === 'refs' ? `(${LIST_REFS})` : values.words.join(' '));

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
