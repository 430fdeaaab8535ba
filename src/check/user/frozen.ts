/** The value itself, which nobody can change any more, nor anything in it: each rule sees what the one before it saw. */
export function frozen<T>(value: T): T {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const field of Object.values(next)) if (typeof field === 'object' && field !== null) open.push(field);
  }
  return value;
}
