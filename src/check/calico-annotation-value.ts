import { meantCidr } from './calico-pool';
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

/** The names of pools in an annotation, CIDRs as Calico looks for them; none where it cannot be read. */
export const namesIn = (annotation: unknown): readonly string[] =>
  annotation === undefined ? [] : (itemsOf(annotation) ?? []).map((item) => poolKey(foreignText(item)));

/** A name as it is; of a CIDR the block that it is in, because Calico masks it before it compares. */
export const poolKey = (name: string): string => (name.includes('/') ? (meantCidr(name)?.toString() ?? name) : name);
