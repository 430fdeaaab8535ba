import { parseAllDocuments } from 'yaml';
import { OTHER_FORM, readCanonical } from './canonical-yaml';
import { AS_KUBECTL_READS } from './yaml-dialect';

/** One document of a YAML text, as text. */
export interface DocumentText {
  readonly text: string;
  /** The line (1 …) on which it begins, behind its `---`. */
  readonly line: number;
  /** The column (1 …) there: behind a `---` that a document begins beside. */
  readonly column: number;
}

/** The documents of a YAML text. What stands behind a `---` belongs to the document. */
export function documentsIn(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let line = 1;
  let column = 1;
  for (const { index } of text.matchAll(/^---(?=\s|$)/gm)) {
    const part = text.slice(start, index);
    documents.push({ text: part, line, column });
    line += linesIn(part);
    start = index + '---'.length;
    column = start - index + 1;
    if (text[start] === '\n') {
      start++;
      line++;
      column = 1;
    }
  }
  documents.push({ text: text.slice(start), line, column });
  return documents.filter((document) => /\S/.test(document.text));
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** What stands for a document that is no YAML. */
const UNREADABLE = Symbol('unreadable');

/** The value of a document, as kubectl and Argo CD read it; `UNREADABLE` where they could not. */
export function valueOfDocument(text: string): unknown {
  const value = readCanonical(text);
  return value === OTHER_FORM ? valueOfAnyForm(text) : value;
}

function valueOfAnyForm(text: string): unknown {
  try {
    const documents = [...parseAllDocuments(text, { ...AS_KUBECTL_READS, prettyErrors: false })];
    const [document] = documents;
    if (document === undefined) return null;
    return documents.length > 1 || document.errors.length > 0 ? UNREADABLE : document.toJS();
  } catch {
    // Nested too deeply, aliases that lead nowhere or explode, merges of what is no mapping.
    return UNREADABLE;
  }
}
