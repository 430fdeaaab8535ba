import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, type Scalar } from 'yaml';
import { AS_KUBECTL_READS } from './yaml-dialect';

/** One Kubernetes object out of YAML that we did not write. */
export interface ForeignDocument {
  /** As it was given, relative to the working folder. */
  readonly file: string;
  /** Plain data; undefined where the YAML cannot be read. */
  readonly value: unknown;
  /**
   * The line (1 …) on which the key at a path stands, or the nearest one above that is there. A number behind the path of
   * a text in a literal block (`|`) is a line of that text (0 …); a text of another style has but one line.
   */
  readonly lineOf: (path: Path) => number;
}

export type Path = readonly (string | number)[];

/** The documents of a YAML text; a list of objects counts as its items. Repeated keys are read, the last one wins. */
export function readForeignDocuments(text: string, file: string): readonly ForeignDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { ...AS_KUBECTL_READS, lineCounter: lines });
  return [...documents].flatMap((document) => foreignDocumentsOf(document, lines, file));
}

/** A document of a text as its objects. @throws ReferenceError where its aliases lead nowhere */
export function foreignDocumentsOf(document: Document.Parsed, lines: LineCounter, file: string): ForeignDocument[] {
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  const root = document.contents as Node | null;
  const lineOf = (path: Path): number => lines.linePos(offsetOf(root, path, lines)).line;
  return itemsOf(value).map((item) => ({
    file,
    value: item.value,
    lineOf: (path) => lineOf([...item.path, ...path]),
  }));
}

interface Item {
  readonly path: Path;
  readonly value: unknown;
}

function itemsOf(value: unknown): readonly Item[] {
  const list = value as { readonly kind?: unknown; readonly items?: unknown } | null | undefined;
  return isListKind(list?.kind) && Array.isArray(list?.items)
    ? list.items.map((item: unknown, i) => ({ path: ['items', i], value: item }))
    : [{ path: [], value }];
}

/** kubectl prints a `List`, calicoctl and the API an `IPPoolList`. */
const isListKind = (kind: unknown): boolean => typeof kind === 'string' && kind.endsWith('List');

/** The character at which the key begins, or its nearest ancestor that is there. */
function offsetOf(root: Node | null, path: Path, lines: LineCounter): number {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const key of path) {
    const step = isLiteral(node) ? lineOfText(node, key, lines) : stepInto(node, key);
    if (step === undefined) break;
    offset = step.offset ?? offset;
    node = step.node;
  }
  return offset;
}

interface Step {
  readonly offset?: number;
  readonly node: unknown;
}

function stepInto(node: unknown, key: string | number): Step | undefined {
  if (isSeq(node)) return at(node.items[Number(key)]);
  if (!isMap(node)) return undefined;
  const pair = node.items.filter((item) => isScalar(item.key) && item.key.value === key).at(-1);
  return pair === undefined ? undefined : { ...at(pair.key), node: pair.value };
}

const isLiteral = (node: unknown): node is Scalar => isScalar(node) && node.type === 'BLOCK_LITERAL';

/** The text begins on the line after its `|`; blank lines at its beginning belong to it. */
function lineOfText(text: Scalar, line: string | number, lines: LineCounter): Step | undefined {
  const header = lines.linePos(text.range?.[0] ?? 0).line;
  const offset = lines.lineStarts[header + Number(line)];
  return offset === undefined ? undefined : { offset, node: undefined };
}

const at = (node: unknown): Step => {
  const offset = (node as Node | null | undefined)?.range?.[0];
  return offset === undefined ? { node } : { offset, node };
};
