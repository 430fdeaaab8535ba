import type { Command, Option } from 'commander';
import { WordOption } from '../word-option';

/** A command as completion sees it: its words, and what may follow it. */
export interface CommandNode {
  /** The words that lead to it, without the program: empty, or `lock gc`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandNode[];
  readonly options: readonly OptionNode[];
  /** What its arguments can be, where that is a closed list or of a kind that a shell knows. */
  readonly values: Values;
}

export interface OptionNode {
  /** `--base` and, where there is one, `-V`. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** What may follow it; undefined where nothing does. */
  readonly values: Values | undefined;
}

/** Words out of a list, refs of git, or files. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'refs' }
  | { readonly kind: 'files' };

/** What stands in `<…>` of an argument or option says of which kind it is. */
export function commandTree(command: Command, above = ''): CommandNode {
  const path = command.parent === null ? '' : `${above} ${command.name()}`.trim();
  return {
    path,
    name: command.name(),
    summary: command.summary() || command.description(),
    commands: command.commands.filter((each) => each.name() !== 'help').map((each) => commandTree(each, path)),
    options: [...optionsOf(command), HELP],
    values: valuesOf(
      command.registeredArguments.map((each) => each.name()).join(' '),
      command.registeredArguments.flatMap((each) => each.argChoices ?? []),
    ),
  };
}

const HELP: OptionNode = { flags: ['--help', '-h'], summary: 'show how it is used', values: undefined };

/** Its own, and those that every command takes. */
function optionsOf(command: Command): OptionNode[] {
  const own = command.options.map(optionNode);
  const everywhere = command.parent === null ? [] : rootOf(command).options.filter(isForAll).map(optionNode);
  const known = new Set(own.flatMap(({ flags }) => flags));
  return [...own, ...everywhere.filter(({ flags }) => !flags.some((flag) => known.has(flag)))];
}

const rootOf = (command: Command): Command => (command.parent === null ? command : rootOf(command.parent));

const isForAll = ({ long }: Option): boolean => long !== '--version';

const optionNode = (option: Option): OptionNode => ({
  flags: [option.long, option.short].filter((flag) => flag !== undefined && flag !== null),
  summary: option.description,
  values:
    option.required || option.optional
      ? valuesOf(option.flags, option instanceof WordOption ? option.words : [])
      : undefined,
});

function valuesOf(text: string, choices: readonly string[]): Values {
  if (choices.length > 0) return { kind: 'words', words: choices };
  return /\bref\b|\bbase\b|\bhead\b/.test(text) ? { kind: 'refs' } : { kind: 'files' };
}

/** The command and all below it. */
export const withDescendants = (node: CommandNode): readonly CommandNode[] => [
  node,
  ...node.commands.flatMap(withDescendants),
];
