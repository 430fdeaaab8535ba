import { nearestTexts } from '../net/nearest-texts';

/** Names that were probably meant by a text that is none: those with its words in their paths first, then those spelt alike. */
export function namesLike(text: string, names: Iterable<string>): string[] {
  const all = [...new Set(names)];
  const words = wordsOf(text);
  const within = all.filter((name) => hasInOrder(wordsOf(name), words)).sort();
  const alike = nearestTexts(text, all).filter((name) => !within.includes(name));
  return [...within, ...alike].slice(0, MOST);
}

const MOST = 5;

const wordsOf = (text: string): string[] => text.toLowerCase().split('/').filter(Boolean);

/** The last word may be that of a pod, which has its number behind it. */
function hasInOrder(path: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const part of path) if (part === words[at] || part === setOf(words[at] ?? '')) at++;
  return words.length > 0 && at === words.length;
}

const setOf = (pod: string): string => pod.replace(/-\d+$/, '');
