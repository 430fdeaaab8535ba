import { Argument, type Command } from 'commander';
import { EXIT } from '../exit-codes';
import { helpAfter } from '../help';
import { type Finish, type Outcome, success } from '../outcome';
import { bashCompletion, zshCompletion } from './bash-completion';
import { type CommandNode, commandTree } from './command-tree';
import { fishCompletion } from './fish-completion';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

type Shell = keyof typeof SHELLS;

export const defineCompletion = (program: Command, finish: Finish): Command =>
  program
    .command('completion')
    .summary('print a script with which a shell completes commands and options')
    .description(
      'Prints a script for bash, zsh or fish, made from the commands of this very version. Load it where the shell begins, ' +
        'such as in ~/.bashrc; it asks nothing but git, for the names of refs.',
    )
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(Object.keys(SHELLS)))
    .addHelpText(
      'after',
      helpAfter(
        [
          'source <(cdk8s-ipam completion bash)',
          'cdk8s-ipam completion fish > ~/.config/fish/completions/cdk8s-ipam.fish',
        ],
        [EXIT.ok, EXIT.usage],
      ),
    )
    .action((shell: Shell) => finish(completion(shell, commandTree(program))));

export const completion = (shell: Shell, program: CommandNode): Outcome => success(SHELLS[shell](program));
