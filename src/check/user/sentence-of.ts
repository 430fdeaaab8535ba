/** What was thrown, in one line with a full stop; it may be anything. */
export function sentenceOf(failure: unknown): string {
  const [line = ''] = textOf(failure).split('\n');
  return `${line.trim().replace(/\.$/, '')}.`;
}

function textOf(failure: unknown): string {
  try {
    return failure instanceof Error ? String(failure.message) : String(failure);
  } catch {
    return 'what it threw cannot be printed';
  }
}
