import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Position } from '../model/position';
import type { YamlText } from './yaml-text';

/** One Kubernetes object out of YAML that we did not write. */
export interface ForeignDocument {
  /** As it was given, relative to the working folder. */
  readonly file: string;
  /** Plain data; undefined where the YAML cannot be read. */
  readonly value: unknown;
  /**
   * Where a field stands: its key in a mapping, the item itself in a list; of what is not there, the nearest above that
   * is. `inText`: a place in a text, which is found where the text is a literal block (`|`).
   */
  readonly positionOf: (path: Path, inText?: Position) => Position;
}

export type Path = readonly (string | number)[];

/** A document as the library has parsed it, with the text that it is of. */
export interface ParsedText {
  readonly root: Node | null;
  readonly source: YamlText;
}

/**
 * The value of a document as its objects: a list counts as its items.
 *
 * @param parsed is asked for when somebody wants to know where something stands, and not before
 */
export function foreignDocumentsOf(value: unknown, file: string, parsed: () => ParsedText): ForeignDocument[] {
  let known: ParsedText | undefined;
  const positionOf = (path: Path, inText?: Position): Position => {
    known ??= parsed();
    const { root, source } = known;
    const { offset, node } = fieldAt(root, path);
    const isThere = inText !== undefined && isLiteral(node);
    return isThere ? inLiteral(node, inText, source) : source.positionOf(offset);
  };
  return itemsOf(value).map((item) => ({
    file,
    value: item.value,
    positionOf: (path, inText) => positionOf([...item.path, ...path], inText),
  }));
}

interface Item {
  readonly path: Path;
  readonly value: unknown;
}

/** A list may have lists among its items, which kubectl takes apart too; an alias may lead back to one around it. */
function itemsOf(value: unknown, path: Path = [], around: readonly unknown[] = []): readonly Item[] {
  const list = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { kind, items } = list;
  if (!isListKind(kind) || !Array.isArray(items) || around.includes(value)) return [{ path, value }];
  const within = [...around, value];
  return items.flatMap((item: unknown, i) => itemsOf(itemOf(list, item), [...path, 'items', i], within));
}

/** What the API itself prints: which kind the items are of stands at their list alone, and kubectl takes it from there. */
function itemOf({ apiVersion, kind }: Readonly<Record<string, unknown>>, item: unknown): unknown {
  if (typeof item !== 'object' || item === null || 'kind' in item || 'apiVersion' in item) return item;
  const ofItems = typeof kind === 'string' ? kind.slice(0, -'List'.length) : '';
  return ofItems === '' || typeof apiVersion !== 'string' ? item : { apiVersion, kind: ofItems, ...item };
}

/** kubectl prints a `List`, calicoctl and the API an `IPPoolList`. */
const isListKind = (kind: unknown): kind is string => typeof kind === 'string' && kind.endsWith('List');

interface Field {
  /** Where it begins, or its nearest ancestor that is there. */
  readonly offset: number;
  /** What stands there; undefined where the field is not there. */
  readonly node: unknown;
}

function fieldAt(root: Node | null, path: Path): Field {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const key of path) {
    const step = stepInto(node, key);
    if (step === undefined) return { offset, node: undefined };
    offset = step.begin?.range?.[0] ?? offset;
    node = step.node;
  }
  return { offset, node };
}

interface Step {
  readonly begin: Node | null | undefined;
  readonly node: unknown;
}

function stepInto(node: unknown, key: string | number): Step | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | null | undefined;
    return item === undefined ? undefined : { begin: item, node: item };
  }
  const pair = isMap(node) ? pairsOf(node).get(String(key)) : undefined;
  return pair === undefined ? undefined : { begin: pair.key as Node, node: pair.value };
}

/** Of a key that is repeated, the last pair. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = PAIRS.get(map);
  if (known !== undefined) return known;
  const pairs = new Map(
    map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])),
  );
  PAIRS.set(map, pairs);
  return pairs;
}

/** A mapping may have as many mistakes as it has keys. */
const PAIRS = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

const isLiteral = (node: unknown): node is Scalar<string> => isScalar(node) && node.type === 'BLOCK_LITERAL';

/** The text begins on the line after its `|`; blank lines at its beginning belong to it. */
function inLiteral({ range, value }: Scalar<string>, { line, column }: Position, source: YamlText): Position {
  const { text, lines } = source;
  const header = lines.linePos(range?.[0] ?? 0).line;
  const first = /^\n*/.exec(value)![0].length;
  const raw = lines.lineStarts[header + first] ?? text.length;
  const indent = spacesAt(text, raw) - spacesAt(value, first);
  return source.inFile({ line: header + line, column: indent + column });
}

const spacesAt = (text: string, from: number): number => /^ */.exec(text.slice(from, from + WIDEST))![0].length;

/** Nobody indents so far. */
const WIDEST = 1000;
