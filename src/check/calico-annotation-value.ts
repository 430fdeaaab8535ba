import { foreignText } from './foreign-text';

/** The items of an annotation of Calico, which are a list in JSON. Undefined where it is none. */
export function itemsOf(annotation: unknown): readonly unknown[] | undefined {
  try {
    const items: unknown = JSON.parse(foreignText(annotation));
    return Array.isArray(items) ? items : undefined;
  } catch {
    return undefined;
  }
}

/** The names of pools in an annotation; none where it cannot be read. */
export const namesIn = (annotation: unknown): readonly string[] =>
  annotation === undefined ? [] : (itemsOf(annotation) ?? []).map(foreignText);
