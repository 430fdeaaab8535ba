import type { Problem } from '../model/problem';
import type { ClusterObject } from './cluster-object';
import { unreadableInput } from './input-problems';
import { jsonDocuments, looksLikeJson } from './json-documents';
import { yamlDocuments } from './yaml-documents';

/** A text and the file that it is from. */
export interface InputText {
  readonly file: string;
  readonly text: string;
}

/** The objects of a text, lists opened; or why it has none. */
export type Objects =
  | { readonly ok: true; readonly objects: readonly ClusterObject[] }
  | { readonly ok: false; readonly problem: Problem };

/** Opens a text of JSON or YAML: single objects, lists of one kind or several, and any number of documents. */
export function objectsOf({ file, text }: InputText): Objects {
  const table = tableLine(text);
  if (table !== undefined) return refused({ file, line: table }, TABLE);
  const documents = looksLikeJson(text) ? jsonDocuments(text) : yamlDocuments(text);
  if (!documents.ok) return refused({ file, line: documents.line }, documents.why);
  const there = documents.documents.filter((document) => document !== null && document !== undefined);
  const foreign = there.find((document) => !isObject(document) && !Array.isArray(document));
  if (foreign !== undefined)
    return refused(
      { file, line: 1 },
      `This is text, no Kubernetes object: ${JSON.stringify(`${foreign}`.slice(0, 60))}.`,
    );
  return { ok: true, objects: there.flatMap((document) => opened(document, file)) };
}

const refused = (at: { readonly file: string; readonly line?: number | undefined }, why: string): Objects => ({
  ok: false,
  problem: unreadableInput(at.line === undefined ? { file: at.file } : { file: at.file, line: at.line }, why),
});

const TABLE = 'This is the table that kubectl prints for people, without owners: add `-o json` to the command.';

/** The line of the head of a table, if the text begins with one. */
function tableLine(text: string): number | undefined {
  const beginning = text.slice(0, 4000).split('\n');
  const first = beginning.findIndex((line) => line.trim() !== '' && !line.startsWith('$'));
  return first >= 0 && /^(NAMESPACE|NAME|CIDR)( {2,}|\t+)[A-Z]/.test(beginning[first]!) ? first + 1 : undefined;
}

interface Loose {
  readonly kind?: unknown;
  readonly items?: unknown;
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a list, which may leave out the kind that the list names; an object is its own only item. */
function opened(document: unknown, file: string): ClusterObject[] {
  if (Array.isArray(document)) return document.flatMap((item) => opened(item, file));
  if (!isObject(document)) return [];
  const kind = typeof document.kind === 'string' ? document.kind : '';
  if (!Array.isArray(document.items)) return [{ kind, value: document, file }];
  const kindOfItems = kind.replace(/List$/, '');
  return document.items.filter(isObject).map((item) => ({
    kind: typeof item.kind === 'string' ? item.kind : kindOfItems,
    value: item,
    file,
  }));
}
