import type { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { helpAfter } from '../help';
import { LOCK_OPTION } from '../lock-option';
import type { ResolveOptions } from '../lock-resolve';
import type { Finish } from '../outcome';

export const defineLockResolve = (lock: Command, finish: Finish): Command =>
  lock
    .command('resolve')
    .summary('after a merge: take the lock of the base whole, and place again what is new')
    .description(
      'Takes the lock as it is in a git ref, whole, and lets the app place on it what it declares besides; the file may ' +
        'have conflict markers or not. Writes the lock only, and lists what was placed, and which edits are lost and have ' +
        'to be repeated. Resolve conflicts in the code first.',
    )
    .requiredOption('--base <ref>', 'the branch, tag or commit whose lock counts: the one that is deployed')
    .option(...LOCK_OPTION)
    .option('--app <command>', 'the command that runs the app (default: `app` in cdk8s.yaml)')
    .addHelpText(
      'after',
      helpAfter(
        ['cdk8s-ipam lock resolve --base origin/main'],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    )
    .action((options: ResolveOptions) =>
      finish(import('../lock-resolve.js').then(({ lockResolve }) => lockResolve(options))),
    );
