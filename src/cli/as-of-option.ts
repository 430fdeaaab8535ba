import type { Instant } from '../model/instant';
import { describeFault } from '../net/parsed';
import { parseAsOf } from './as-of';
import { type Found, found, misuse, notFound } from './outcome';
import { present } from './present';

/** What `--as-of` says. */
export function readAsOf(text: string): Found<Instant> {
  const instant = parseAsOf(text);
  return instant.ok ? found(instant.value) : notFound(misuse(`--as-of ${describeFault(instant.fault)}.`));
}

/** The same; without the option, the present. */
export const asOfOrNow = (text: string | undefined): Found<Instant> =>
  text === undefined ? found(present()) : readAsOf(text);
