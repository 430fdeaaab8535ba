import { type Ink, NO_INK } from '../check/report/text';
import { paintFor, UNPAINTED } from './colour';

/** How words of a report are set off where text is written to this stream. */
export function inkFor(stream: { readonly isTTY?: boolean }): Ink {
  const paint = paintFor(stream);
  if (paint === UNPAINTED) return NO_INK;
  return {
    heading: (text) => paint('bold', text),
    error: (text) => paint('red', text),
    warning: (text) => paint('yellow', text),
    faint: (text) => paint('dim', text),
  };
}
