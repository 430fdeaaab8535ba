import { type Fields, fault, objectsIn, type SpecFault } from './spec-fault';

/** Whether each expression of the label selectors in a list has a key and an operator with the values that it wants. */
export const selectorFaults = (spec: Fields, key: string): readonly SpecFault[] =>
  objectsIn(spec, key).flatMap(({ path, value: selector }) =>
    objectsIn(selector, 'matchExpressions').flatMap(({ path: within, value: expression }) =>
      expressionSaid(expression).map((message) => fault([...path, ...within], message)),
    ),
  );

function expressionSaid({ key, operator, values }: Fields): string[] {
  const missing = [...(key === undefined ? ['key'] : []), ...(operator === undefined ? ['operator'] : [])];
  if (missing.length > 0) return [`The expression has no ${missing.join(' and no ')}.`];
  if (typeof operator !== 'string') return [];
  const wantsValues = WANTS_VALUES.get(operator);
  if (wantsValues === undefined)
    return [`The operator ${JSON.stringify(operator)} is none of ${[...WANTS_VALUES.keys()].join(', ')}.`];
  const count = Array.isArray(values) ? values.length : 0;
  if (wantsValues && count === 0) return [`The operator ${operator} has no values.`];
  return !wantsValues && count > 0 ? [`The operator ${operator} may have no values.`] : [];
}

const WANTS_VALUES: ReadonlyMap<string, boolean> = new Map([
  ['In', true],
  ['NotIn', true],
  ['Exists', false],
  ['DoesNotExist', false],
]);
