import { describeChanges, diffLocks } from '../lock/diff';
import { printLock } from '../lock/format';
import type { Lock } from '../model/lock';
import type { Problem } from '../model/problem';
import type { LockSource } from './lock-source';

const NAMED_CHANGES = 10;

/** In frozen mode a lock that these declarations would change is an error that names the differences. */
export function staleLock(source: LockSource, before: Lock, after: Lock): readonly Problem[] {
  if (printLock(after) === (source.text ?? printLock(before))) return [];
  const changes = describeChanges(diffLocks(before, after), NAMED_CHANGES);
  return [
    {
      rule: 'IPAM250',
      severity: 'error',
      where: { file: source.file },
      message: `The lock is stale, and frozen mode never writes it. These declarations would change it: ${changes.join('; ')}.`,
      fix: `Run synth where it may write (without --frozen, CI or ARGOCD_APP_NAME) and commit ${source.file} together with the manifests.`,
    },
  ];
}
