/** Items whose key an earlier one has too, each with the first one of that key, in the order in which they come. */
export function laterOnes<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): { readonly first: T; readonly later: T }[] {
  const firsts = new Map<string, T>();
  const found: { first: T; later: T }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, item);
    else found.push({ first, later: item });
  }
  return found;
}
