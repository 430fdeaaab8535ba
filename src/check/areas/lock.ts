import type { Rule } from '../rule';
import { baseWithoutLock } from '../rules/base-without-lock';
import { gcClockBehind } from '../rules/gc-clock-behind';
import { gitNotSetUp } from '../rules/git-not-set-up';
import { gitSetupFailed } from '../rules/git-setup-failed';
import { lockChangedMeanwhile } from '../rules/lock-changed-meanwhile';
import { lockConflictMarkers } from '../rules/lock-conflict-markers';
import { lockForeignBytes } from '../rules/lock-foreign-bytes';
import { lockMalformedLine } from '../rules/lock-malformed-line';
import { lockNewerVersion } from '../rules/lock-newer-version';
import { lockNotAFile } from '../rules/lock-not-a-file';
import { lockNotALock } from '../rules/lock-not-a-lock';
import { lockNotCanonical } from '../rules/lock-not-canonical';
import { lockOfAnotherApp } from '../rules/lock-of-another-app';
import { lockOtherWriter } from '../rules/lock-other-writer';
import { lockOverlap } from '../rules/lock-overlap';
import { lockTruncated } from '../rules/lock-truncated';
import { lockUnknownLine } from '../rules/lock-unknown-line';
import { lockUnreadable } from '../rules/lock-unreadable';
import { lockUnsorted } from '../rules/lock-unsorted';
import { lockUnwritable } from '../rules/lock-unwritable';
import { releaseAlready } from '../rules/release-already';
import { releaseAmbiguous } from '../rules/release-ambiguous';
import { releaseHeld } from '../rules/release-held';
import { releaseUnknown } from '../rules/release-unknown';
import { staleLock } from '../rules/stale-lock';

/** What is wrong with the lock file, or with what a command asks of it. */
export const LOCK_RULES: readonly Rule[] = [
  lockNotALock,
  lockNewerVersion,
  lockConflictMarkers,
  lockForeignBytes,
  lockTruncated,
  lockUnknownLine,
  lockMalformedLine,
  lockUnsorted,
  lockOverlap,
  lockNotCanonical,
  lockUnreadable,
  lockNotAFile,
  lockChangedMeanwhile,
  lockUnwritable,
  lockOtherWriter,
  lockOfAnotherApp,
  gitSetupFailed,
  gitNotSetUp,
  baseWithoutLock,
  gcClockBehind,
  releaseHeld,
  releaseUnknown,
  releaseAlready,
  releaseAmbiguous,
  staleLock,
];
