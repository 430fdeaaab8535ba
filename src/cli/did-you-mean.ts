import { nearestTexts } from '../net/nearest-texts';

/** `; did you mean a, b`, or nothing: to be put before the full stop of a sentence. */
export function didYouMean(text: string, known: Iterable<string>): string {
  const near = nearestTexts(text, known);
  return near.length === 0 ? '' : `; did you mean ${near.join(', ')}`;
}
