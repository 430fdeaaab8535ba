import type { Command } from 'commander';
import { mendLock } from '../lock/mend';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { LOCK_OPTION } from './lock-option';
import { readLockText, saveLock } from './lock-source';
import { type Finish, type Outcome, refusal, success } from './outcome';

interface FmtOptions {
  readonly lock: string;
}

export const defineLockFmt = (lock: Command, finish: Finish): Command =>
  lock
    .command('fmt')
    .summary('bring the lock into its only form')
    .description(
      'Mends what an editor or git has done to the form of the lock: order, line ends, spaces, joined or split lines. What ' +
        'its lines say never changes; where that is in doubt, the file is left alone and the problems are listed.',
    )
    .option(...LOCK_OPTION)
    .addHelpText('after', helpAfter(['cdk8s-ipam lock fmt'], [EXIT.ok, EXIT.problems, EXIT.usage]))
    .action((options: FmtOptions) => finish(lockFmt(options)));

export function lockFmt({ lock: file }: FmtOptions): Outcome {
  const source = readLockText(file);
  if (!source.ok) return source.outcome;
  const mended = mendLock(source.value.text, file);
  if (!mended.ok) return refusal(mended.problems);
  const refused = saveLock(source.value, mended.lock);
  return refused.length > 0 ? refusal(refused) : success(`${file} is in its only form.\n`);
}
