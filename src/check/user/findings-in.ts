import type { Whereabouts } from '../../model/problem';
import type { CustomFinding } from './custom-rule';

/** What a function of a user has given back. @throws Error where that is no list of findings */
export function findingsIn(given: unknown): readonly CustomFinding[] {
  if (given === undefined || given === null) return [];
  if (isPromise(given)) {
    // Nobody waits for it, and one that fails would end the process.
    given.then(undefined, () => undefined);
    throw new Error('it gave back a promise, and a rule cannot wait');
  }
  const isList = typeof given === 'object' && Symbol.iterator in given;
  if (!isList) throw new Error('it gave back something that is no list of findings');
  return [...(given as Iterable<unknown>)].map(findingOf);
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { readonly then?: unknown }).then === 'function';

function findingOf(item: unknown): CustomFinding {
  const { message, field, where } = (item ?? {}) as Readonly<Record<keyof CustomFinding, unknown>>;
  if (typeof message !== 'string' || message.trim() === '') throw new Error('it gave back a finding without a message');
  if (field !== undefined && typeof field !== 'string')
    throw new Error(`the field of a finding is no text, such as 'spec.cidr'`);
  if (where !== undefined && !isWhereabouts(where))
    throw new Error('`where` of a finding is not what something of the view has as its `where`');
  return { message, ...(field !== undefined && { field }), ...(where !== undefined && { where }) };
}

const TEXTS = ['path', 'identity', 'field', 'file', 'base'] as const satisfies readonly (keyof Whereabouts)[];
const NUMBERS = ['line', 'column'] as const satisfies readonly (keyof Whereabouts)[];

function isWhereabouts(value: unknown): value is Whereabouts {
  if (typeof value !== 'object' || value === null) return false;
  const where = value as Readonly<Record<keyof Whereabouts, unknown>>;
  return (
    TEXTS.every((key) => where[key] === undefined || typeof where[key] === 'string') &&
    NUMBERS.every((key) => where[key] === undefined || isCount(where[key]))
  );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
