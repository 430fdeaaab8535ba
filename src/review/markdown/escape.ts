/**
 * Texts of others inside markdown: names come out of manifests and locks, and must neither break a table nor call
 * somebody (`@team`, `&commat;team`), link to an issue or a merge request (`#1`, `!1`) or become HTML.
 */

/** Plain words of a sentence. */
export const prose = (text: string): string =>
  oneLine(text)
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/([@#!])(?=\w)/g, '$1\u200b');

/** A name or an address, in a code span that its own backticks cannot end. */
export function code(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|');
  const ticks = '`'.repeat(longestRun(line) + 1);
  return line.startsWith('`') || line.endsWith('`') ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

/** Words inside HTML, such as the summary of a folded part. */
export const html = (text: string): string =>
  oneLine(text).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** A line inside a fence, whose own backticks cannot end it. */
export const inFence = (text: string): string => oneLine(text).replace(/`{3,}/g, (ticks) => "'".repeat(ticks.length));

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, ticks) => Math.max(longest, ticks.length), 0);
