import { paintFor } from '../../src/cli/colour';
import { diffAsText } from '../../src/cli/diff-report';
import { parseLock } from '../../src/lock/parse';
import { instantOf } from '../../src/model/instant';
import { type ReviewedSide, reviewChange } from '../../src/review/review-change';
import { LOCK, type State } from '../../test/cli/pull-requests/state';
import { STORIES } from '../../test/cli/pull-requests/stories';
import { terminalPicture } from './terminal-picture';

/** What `diff` shows of a pull request, as a picture of a terminal. */
export function diffPicture(name: string): string {
  const { base, head } = STORIES.find((story) => story.name === name)!;
  const { renames, places, problems } = JSON.parse(head.files['reply.json']!);
  const review = reviewChange({
    base: side('origin/main', base),
    head: side('working tree', head),
    asOf: instantOf(Date.parse('2026-11-03T12:00:00Z') / 1000),
    file: LOCK,
    app: { renames: new Map(renames), places, problems },
  });
  const look = { paint: paintFor({ isTTY: true }, {}), width: COLUMNS };
  return terminalPicture('cdk8s-ipam diff origin/main', diffAsText(review, look), COLUMNS);
}

const COLUMNS = 108;

function side(name: string, { lock, files }: State): ReviewedSide {
  const parsed = parseLock(lock, LOCK);
  if (!parsed.ok) throw new Error(`not a lock:\n${lock}`);
  const manifests = Object.entries(files)
    .filter(([path]) => path.startsWith('dist/'))
    .map(([path, text]) => ({ path: path.slice('dist/'.length), text }));
  return { name, lock: parsed.lock, manifests };
}
