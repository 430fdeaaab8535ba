/**
 * A text with whatever a terminal or the log of a runner would act upon made visible: control characters, marks that turn
 * the direction of writing, and what begins a command of GitHub's runner, `::` at the beginning of a line or `##[` anywhere.
 */
export const printable = (text: string): string =>
  text
    .replace(UNSEEN, escaped)
    .replaceAll('##[', '## [')
    .replace(/^\s*::/, ': :');

const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
