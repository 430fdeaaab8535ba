import { type Instant, parseInstant } from '../model/instant';
import { type Parsed, parsed, refused } from '../net/parsed';

const FORM = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads any RFC 3339 instant, such as `2026-11-01T01:00:00.250+01:00`, as UTC with whole seconds: what `git log` and most
 * programs print has a fraction or an offset.
 */
export function parseAsOf(text: string): Parsed<Instant> {
  const [, day, time, offset] = FORM.exec(text) ?? [];
  const local = parseInstant(`${day}T${time}Z`);
  if (!local.ok) return refused(text, 'is not an instant of RFC 3339 such as 2026-11-01T00:00:00Z');
  const milliseconds = Date.parse(`${day}T${time}${offset!.toUpperCase()}`);
  return parsed(new Date(milliseconds).toISOString().replace('.000Z', 'Z'));
}
