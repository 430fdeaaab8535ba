import { textWidth } from './text-width';

/**
 * A text in lines of at most so many columns, broken between words; a word that is longer has a line of its own.
 *
 * @param width undefined where the text goes elsewhere than to a terminal: one line
 */
export function wrapped(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || textWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
