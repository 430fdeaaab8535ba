import { Command, Help, type Option } from 'commander';
import { defineCheck } from './commands/check';
import { defineDiff } from './commands/diff';
import { defineExplain } from './commands/explain';
import { defineExport } from './commands/export';
import { defineGitSetup } from './commands/git-setup';
import { defineSynth } from './commands/synth';
import { defineCompletion } from './completion/completion';
import { EXIT_MEANINGS, type ExitCode } from './exit-codes';
import { helpAfter } from './help';
import { defineLock } from './lock';
import type { Finish } from './outcome';
import { packageVersion } from './version';

/**
 * All commands. Each hands its outcome to `finish`; a wrong command line throws commander's error, after what is to be said
 * of it has gone to `complain`.
 */
export function createProgram(finish: Finish, complain: (text: string) => void): Command {
  const program = new Command('cdk8s-ipam')
    .description('IP addresses for Kubernetes, decided in git.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--json', 'print JSON instead of text, in every command')
    .hook('preAction', letOwnFormWin)
    .option('--debug', 'print a stack trace after an unexpected error')
    .exitOverride()
    .configureOutput({ writeErr: complain })
    .configureHelp({ showGlobalOptions: true, visibleGlobalOptions: everywhere })
    .showHelpAfterError('(the option --help tells how it is used)')
    .addHelpText(
      'after',
      helpAfter(
        ['cdk8s-ipam synth', 'cdk8s-ipam check pools.yaml', 'cdk8s-ipam lock show', 'cdk8s-ipam explain IPAM250'],
        Object.keys(EXIT_MEANINGS).map((code) => Number(code) as ExitCode),
      ),
    );
  defineSynth(program, finish);
  defineCheck(program, finish);
  defineDiff(program, finish);
  defineLock(program, finish);
  defineGitSetup(program, finish);
  defineExplain(program, finish);
  defineExport(program, finish);
  defineCompletion(program, finish);
  return program;
}

/** What every command takes, in the help of each: but what is said of it there already, and the version. */
function everywhere(this: Help, command: Command): Option[] {
  const own = new Set(command.options.map(({ long }) => long));
  const all = Help.prototype.visibleGlobalOptions.call(this, command);
  return all.filter(({ long }) => long !== '--version' && !own.has(long));
}

/** A command that has a JSON form of its own prints that one, wherever the option stands. */
function letOwnFormWin(program: Command, command: Command): void {
  const hasOwn = command !== program && command.options.some(({ long }) => long === '--json');
  if (!hasOwn || program.opts<{ json?: boolean }>().json !== true) return;
  command.setOptionValue('json', true);
  program.setOptionValue('json', false);
}
