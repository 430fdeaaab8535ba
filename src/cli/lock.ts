import type { Command } from 'commander';
import { defineLockAdopt } from './commands/lock-adopt';
import { defineLockMove } from './commands/lock-move';
import { defineLockResolve } from './commands/lock-resolve';
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
    .description('Reads and edits the lock.');
  for (const define of COMMANDS) define(lock, finish);
}
