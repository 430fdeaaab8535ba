/** A text with what Markdown would take for markup outside code written so that it stands as it is. */
export const literalText = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[<|*_]/g, '\\$&')))
    .join('');
