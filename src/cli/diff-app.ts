import type { StageReply, StageRequest } from '../files/stage';
import type { AppView } from '../review/review-change';
import { type AppOptions, askAboutLock, hasApp } from './ask-about-lock';
import { commitOf } from './commit-of';
import type { DiffSide } from './diff-side';
import type { Outcome } from './outcome';
import { askApp } from './run-app';

/**
 * Runs the app on the lock of the head and goes on with what it knows; only the app that is checked out can be asked, so
 * of another head nothing is known unless somebody has named the app.
 */
export async function askAboutHead(
  options: AppOptions,
  head: DiffSide,
  goOn: (view: AppView | undefined) => Outcome,
): Promise<Outcome> {
  if (!hasApp(options) || (options.app === undefined && !isCheckedOut(head))) return goOn(undefined);
  const question = { run: askApp, request: requestFor(head), hint: WITHOUT_APP };
  return askAboutLock(options, question, (reply) => goOn(viewIn(reply)));
}

const WITHOUT_APP = 'With --no-app the locks and manifests are compared without it.';

/** The app reads its file by itself, where that is the head. */
const requestFor = ({ kind, lockText }: DiffSide): StageRequest => ({
  frozen: true,
  places: true,
  ...(kind !== 'working tree' && lockText !== undefined && { lock: lockText }),
});

const isCheckedOut = ({ kind, commit }: DiffSide): boolean =>
  kind === 'working tree' || (kind === 'commit' && commit === commitOf('HEAD', '.'));

const viewIn = ({ renames = [], places = [], problems }: StageReply): AppView => ({
  renames: new Map(renames),
  places,
  problems,
});
