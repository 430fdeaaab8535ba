import type { Command } from 'commander';
import { holderEntries } from '../lock/entry';
import { counted } from '../net/counted';
import { doubledProblems } from '../review/doubled-claims';
import { EXIT } from './exit-codes';
import { helpAfter } from './help';
import { LOCK_OPTION } from './lock-option';
import { loadLock } from './lock-source';
import { type Finish, type Outcome, refusal, success } from './outcome';

interface VerifyOptions {
  readonly lock: string;
}

export const defineLockVerify = (lock: Command, finish: Finish): Command =>
  lock
    .command('verify')
    .summary('say whether the lock is whole, in order and free of overlaps, with one line for each claim')
    .description('Reads the lock alone, without the app: for hooks, and after a merge. Nothing is written.')
    .option(...LOCK_OPTION)
    .addHelpText('after', helpAfter(['cdk8s-ipam lock verify'], [EXIT.ok, EXIT.problems, EXIT.conflict, EXIT.usage]))
    .action((options: VerifyOptions) => finish(lockVerify(options)));

export function lockVerify({ lock: file }: VerifyOptions): Outcome {
  const source = loadLock(file);
  if (!source.ok) return source.outcome;
  const problems = doubledProblems(source.value.lock, file);
  if (problems.length > 0) return refusal(problems);
  const lines = [...holderEntries(source.value.lock)].length;
  const networks = source.value.lock.networks.length;
  return success(`${file} is good: ${counted(lines, 'line')} with an owner, ${counted(networks, 'network')}.\n`);
}
