import type { Fault, Parsed } from '../../src/net/parsed';
import { describeFault } from '../../src/net/parsed';

/** The value of a text that the test expects to be accepted. */
export function accepted<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(`refused: ${describeFault(result.fault)}`);
  return result.value;
}

/** The fault of a text that the test expects to be refused. */
export function refusal<T>(result: Parsed<T>): Fault {
  if (result.ok) throw new Error(`accepted as ${String(result.value)}`);
  return result.fault;
}
