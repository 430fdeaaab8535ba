import { type CheckOptions, NO_OPTIONS, readRequest } from './check-options';
import { runCheck } from './check-run';
import type { Outcome } from './outcome';

export async function check(files: readonly string[], options: CheckOptions = NO_OPTIONS): Promise<Outcome> {
  const request = readRequest(files, options);
  return request.ok ? runCheck(request.value, options) : request.outcome;
}
