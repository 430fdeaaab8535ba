import type { StageReply, StageRequest } from '../files/stage';
import { type AppOptions, askAboutLock, hasApp } from './ask-about-lock';
import type { Outcome } from './outcome';
import { runApp } from './run-app';

/**
 * Runs the app, which must be free of errors, and goes on with its answer; without an app there is none. It is not frozen:
 * a lock that lags behind can be asked about as well, and nothing that the app decides anew is kept.
 */
export async function withApp(
  options: AppOptions,
  request: StageRequest,
  goOn: (reply: StageReply | undefined) => Outcome,
): Promise<Outcome> {
  if (!hasApp(options)) return goOn(undefined);
  return askAboutLock(options, { run: runApp, request: { frozen: false, ...request }, hint: WITHOUT_APP }, goOn);
}

const WITHOUT_APP = 'With --no-app the command looks at the lock alone.';
