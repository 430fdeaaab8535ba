/** A value out of foreign YAML as text, whatever it is; of what is no scalar only the brackets are shown. */
export function foreignText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}
