import type { Path } from '../check/foreign-document';
import { type Fields, fields } from '../check/foreign-object';

/**
 * The fields in which two values differ, each as deep as it goes. Items of lists that all have a name are matched by it,
 * others by their place. A text that is JSON on both sides, as annotations of CNIs are, is compared as what it says.
 */
export function changedPaths(before: unknown, after: unknown): readonly Path[] {
  const paths: Path[] = [];
  compare({ before, after, path: [], paths });
  return paths;
}

interface Comparison {
  readonly before: unknown;
  readonly after: unknown;
  readonly path: Path;
  /** What was found so far. */
  readonly paths: Path[];
}

function compare({ before, after, path, paths }: Comparison): void {
  if (before === after) return;
  const [one, other] = [insideJson(before), insideJson(after)];
  if (one !== undefined && other !== undefined) compare({ before: one, after: other, path, paths });
  else if (Array.isArray(before) && Array.isArray(after)) compareLists({ before, after, path, paths });
  else if (isMapping(before) && isMapping(after)) compareMappings({ before, after, path, paths });
  else paths.push(path);
}

interface Mappings extends Comparison {
  readonly before: Fields;
  readonly after: Fields;
}

function compareMappings({ before, after, path, paths }: Mappings): void {
  for (const key of Object.keys(before))
    compare({ before: before[key], after: own(after, key), path: [...path, key], paths });
  for (const key of Object.keys(after)) if (!Object.hasOwn(before, key)) paths.push([...path, key]);
}

interface Lists extends Comparison {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

function compareLists({ before, after, path, paths }: Lists): void {
  const [old, now] = [byName(before), byName(after)];
  if (old && now) compareNamed({ old, now, path, paths });
  else compareInOrder({ before, after, path, paths });
}

interface NamedLists extends Pick<Comparison, 'path' | 'paths'> {
  readonly old: ReadonlyMap<string, Named>;
  readonly now: ReadonlyMap<string, Named>;
}

function compareNamed({ old, now, path, paths }: NamedLists): void {
  for (const [name, { item, at }] of old) {
    const match = now.get(name);
    if (match === undefined) paths.push([...path, at]);
    else compare({ before: item, after: match.item, path: [...path, match.at], paths });
  }
  for (const [name, { at }] of now) if (!old.has(name)) paths.push([...path, at]);
}

function compareInOrder({ before, after, path, paths }: Lists): void {
  for (let i = 0; i < Math.max(before.length, after.length); i++)
    if (i < before.length && i < after.length)
      compare({ before: before[i], after: after[i], path: [...path, i], paths });
    else paths.push([...path, i]);
}

interface Named {
  readonly item: unknown;
  readonly at: number;
}

/** Undefined where an item has no name, or two have one. */
function byName(items: readonly unknown[]): ReadonlyMap<string, Named> | undefined {
  const named = new Map<string, Named>();
  for (const [at, item] of items.entries()) {
    const { name } = fields(item);
    if (typeof name !== 'string' || named.has(name)) return undefined;
    named.set(name, { item, at });
  }
  return named;
}

const isMapping = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (mapping: Fields, key: string): unknown => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);

/** A mapping or list that a text has in it as JSON. */
function insideJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
