/** How many things a message names. */
const NAMED = 5;

/** Things in a sentence: the first few, and how many more there are. */
export function listed<T>(things: readonly T[], nameOf: (thing: T) => string): string {
  const rest = things.length - NAMED;
  return [...things.slice(0, NAMED).map(nameOf), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}
