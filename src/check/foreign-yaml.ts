import { type Document, parseAllDocuments } from 'yaml';
import { TEXT_START } from '../model/position';
import type { Problem } from '../model/problem';
import { OTHER_FORM, readCanonical } from './canonical-yaml';
import { type DocumentText, documentsIn } from './document-texts';
import { finding } from './finding';
import { type ForeignDocument, foreignDocumentsOf, type ParsedText } from './foreign-document';
import { readJson } from './json-text';
import { invalidYaml } from './rules/invalid-yaml';
import { AS_KUBECTL_READS } from './yaml-dialect';
import { readDocument } from './yaml-fault';
import { YamlText } from './yaml-text';

/** What a YAML text has in it. */
export interface ForeignYaml {
  /** Those that can be read. */
  readonly documents: readonly ForeignDocument[];
  /** One for each document that cannot be read. */
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML that others wrote, each document by itself; whatever the text is, this gives an answer. What is written as
 * most manifests are is read in one pass, all else by the library, and nothing of its trees is kept: where a problem is,
 * the document is parsed again to tell the place.
 */
export function readForeignYaml(text: string, file: string): ForeignYaml {
  const parts = DEPENDS_ON_OTHERS.test(text) ? [{ text, line: 1, column: 1 }] : documentsIn(text);
  const read = parts.map((part) => readPart(part, file));
  return {
    documents: read.flatMap(({ documents }) => documents),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Directives, and ends of documents: then a document cannot be read without those before it. */
const DEPENDS_ON_OTHERS = /^(?:%|\.\.\.(?:\s|$))/m;

/** The documents of a text alone; what cannot be read is left out. */
export const readForeignDocuments = (text: string, file: string): readonly ForeignDocument[] =>
  readForeignYaml(text, file).documents;

function readPart(part: DocumentText, file: string): ForeignYaml {
  const control = CONTROL.exec(part.text);
  if (control !== null) return { documents: [], problems: [controlCharacter(control.index, new YamlText(part, file))] };
  const value = readAtOnce(part.text);
  if (value === OTHER_FORM) return readByLibrary(part, file);
  return { documents: foreignDocumentsOf(value, file, () => parsedAgain(part, file, 0)), problems: [] };
}

/** Without the library: JSON, or YAML as most programs write it. How lines end makes no difference. */
function readAtOnce(text: string): unknown {
  const json = readJson(text);
  if (json !== OTHER_FORM || text.includes('{{')) return json;
  return readCanonical(text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text);
}

/** The library takes them; kubectl and all that is written in Go refuse the file. */
const CONTROL = /[^\P{Cc}\t\n\r\u0085]/u;

function controlCharacter(offset: number, source: YamlText): Problem {
  const before = source.text.slice(0, offset).split('\n');
  const place = source.inFile({ line: before.length, column: before.at(-1)!.length + 1 });
  return finding(
    invalidYaml,
    { file: source.file, ...place },
    'Here is a control character, which YAML does not allow.',
  );
}

function readByLibrary(part: DocumentText, file: string): ForeignYaml {
  const source = new YamlText(part, file);
  const parsed = parseText(source);
  if (parsed === undefined) return { documents: [], problems: [nestedTooDeeply(source)] };
  const documents: ForeignDocument[] = [];
  const problems: Problem[] = [];
  for (const [i, document] of parsed.entries()) {
    const read = readDocument(document, source);
    if (read.ok) documents.push(...foreignDocumentsOf(read.value, file, () => parsedAgain(part, file, i)));
    else problems.push(read.fault);
  }
  return { documents, problems };
}

function parsedAgain(part: DocumentText, file: string, index: number): ParsedText {
  const source = new YamlText(part, file);
  const document = parseText(source)?.[index];
  return { root: document?.contents ?? null, source };
}

/**
 * Undefined where the parser has run out of stack, which it throws or tells of. Repeated keys are found later: for the
 * parser that is quadratic.
 */
function parseText({ text, lines }: YamlText): readonly Document.Parsed[] | undefined {
  const options = { ...AS_KUBECTL_READS, lineCounter: lines, prettyErrors: false };
  try {
    const documents = [...parseAllDocuments(text, options)];
    return documents.some(hasRunOutOfStack) ? undefined : documents;
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

const hasRunOutOfStack = ({ errors }: Document.Parsed): boolean =>
  errors.some(({ message }) => message.includes('Maximum call stack'));

const nestedTooDeeply = (source: YamlText): Problem =>
  finding(
    invalidYaml,
    { file: source.file, ...source.inFile(TEXT_START) },
    'It is nested so deeply that no manifest can be meant.',
  );
