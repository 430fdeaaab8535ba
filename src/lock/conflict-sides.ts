/** The two texts that a merge could not bring together. */
export interface ConflictSides {
  /** What git calls ours: the branch that was checked out; in a rebase the one that is rebased onto. */
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Takes a text with conflict markers apart; undefined where it has none. Lines outside the markers are of both sides, so
 * each side is a whole text again, but one that no branch may ever have had.
 *
 *     both          <<<<<<< HEAD
 *     <<<<<<<       ours
 *     ours          ||||||| 1a2b3c4     only in the style diff3: left out
 *     =======       before
 *     theirs        =======
 *     >>>>>>>       theirs
 *     both          >>>>>>> feature
 */
export function conflictSides(text: string): ConflictSides | undefined {
  const sides = { ours: [] as string[], theirs: [] as string[] };
  let place: Place = 'both';
  let hasMarkers = false;
  for (const line of text.split('\n')) {
    const next: Place | undefined = MARKERS.find(({ marker }) => marker.test(line))?.next;
    place = next ?? place;
    hasMarkers ||= next !== undefined;
    if (next !== undefined) continue;
    if (place === 'both' || place === 'ours') sides.ours.push(line);
    if (place === 'both' || place === 'theirs') sides.theirs.push(line);
  }
  return hasMarkers ? { ours: sides.ours.join('\n'), theirs: sides.theirs.join('\n') } : undefined;
}

type Place = 'both' | 'ours' | 'before' | 'theirs';

const MARKERS: readonly { readonly marker: RegExp; readonly next: Place }[] = [
  { marker: /^<{7}(?: |\r?$)/, next: 'ours' },
  { marker: /^\|{7}(?: |\r?$)/, next: 'before' },
  { marker: /^={7}\r?$/, next: 'theirs' },
  { marker: /^>{7}(?: |\r?$)/, next: 'both' },
];
