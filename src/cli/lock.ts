import type { Command } from 'commander';
import { defineLockAdopt } from './commands/lock-adopt';
import { defineLockMove } from './commands/lock-move';
import { defineLockResolve } from './commands/lock-resolve';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { defineLockFmt } from './lock-fmt';
import { defineLockGc } from './lock-gc';
import { defineLockRelease } from './lock-release';
import { defineLockShow } from './lock-show';
import { defineLockVerify } from './lock-verify';
import type { Finish } from './outcome';

const COMMANDS = [
  defineLockShow,
  defineLockVerify,
  defineLockFmt,
  defineLockGc,
  defineLockRelease,
  defineLockMove,
  defineLockAdopt,
  defineLockResolve,
];

/** What is done to the lock by hand or on a schedule: everything but allocating, which is `synth`. */
export function defineLock(program: Command, finish: Finish): void {
  const lock = program
    .command('lock')
    .summary('look at the lock, and edit it')
    .description(
      'Reads and edits the lock: who holds which address, kept in git. What writes it does so wherever it is run, in a ' +
        'pipeline too. Afterwards run synth, because manifests follow from the lock.',
    )
    .addHelpText(
      'after',
      helpAfter(
        [
          'cdk8s-ipam lock show prod/shop',
          'cdk8s-ipam lock gc --as-of "$(date -u +%FT%TZ)"',
          'cdk8s-ipam lock resolve --base origin/main',
          'cdk8s-ipam lock move --help',
        ],
        [EXIT.ok, EXIT.unexpected, EXIT.problems, EXIT.conflict, EXIT.blocked, EXIT.usage],
      ),
    );
  for (const define of COMMANDS) define(lock, finish);
}
