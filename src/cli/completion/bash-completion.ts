import { type CommandNode, type Values, withDescendants } from './command-tree';
import { LIST_REFS } from './refs';

/** A function for bash that completes commands, options and their values, and files where nothing better is known. */
export function bashCompletion(program: CommandNode): string {
  const nodes = withDescendants(program);
  const name = `_${program.name.replace(/\W/g, '_')}`;
  return `${[
    `${name}() {`,
    `  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path= word`,
    '  COMPREPLY=()',
    `  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD-1))}"; do`,
    '    case "$path $word" in',
    `      ${nodes.flatMap(steps).join(' | ')}) path="\${path:+$path }$word" ;;`,
    '    esac',
    '  done',
    '  case "$path $prev" in',
    ...nodes.flatMap(valueCases),
    '  esac',
    '  case "$path" in',
    ...nodes.map(wordCase),
    '  esac',
    '}',
    `complete -o default -F ${name} ${program.name}`,
  ].join('\n')}\n`;
}

/** The same in zsh, which can read what bash reads. */
export const zshCompletion = (program: CommandNode): string =>
  `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bashCompletion(program)}`;

/** From a command to those below it: `'lock gc'`. */
const steps = ({ path, commands }: CommandNode): readonly string[] =>
  commands.map(({ name }) => quoted(`${path} ${name}`));

const valueCases = ({ path, options }: CommandNode): readonly string[] =>
  options.flatMap(({ flags, values }) =>
    values === undefined
      ? []
      : [`    ${flags.map((flag) => quoted(`${path} ${flag}`)).join(' | ')}) ${complete(values)} return ;;`],
  );

/** Options where the word begins with a dash, else what the command takes. */
function wordCase({ path, commands, options, values }: CommandNode): string {
  const words = commands.map(({ name }) => name).join(' ');
  const flags = options.flatMap((option) => option.flags).join(' ');
  const others = commands.length > 0 ? complete({ kind: 'words', words: [words] }) : complete(values);
  return `    ${quoted(path)}) if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W ${quoted(flags)} -- "$cur")); else ${others} fi ;;`;
}

function complete(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W ${quoted(values.words.join(' '))} -- "$cur"));`;
    case 'refs':
      return `COMPREPLY=($(compgen -W "$(${LIST_REFS})" -- "$cur"));`;
    case 'files':
      return ':;';
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
