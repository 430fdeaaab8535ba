import type { Instant } from '../model/instant';
import { parseAsOf } from './as-of';

/** The present moment. The one place where the clock is read: docs/decisions/0007. */
export function present(): Instant {
  const instant = parseAsOf(new Date().toISOString());
  if (!instant.ok) throw new Error('the clock of this machine shows no instant');
  return instant.value;
}
