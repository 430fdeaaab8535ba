import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { TEXT_START } from '../model/position';
import type { Problem } from '../model/problem';
import { finding } from './finding';
import { type ForeignDocument, foreignDocumentsOf, type YamlText } from './foreign-document';
import { invalidYaml } from './rules/invalid-yaml';
import { AS_KUBECTL_READS } from './yaml-dialect';
import { faultIn } from './yaml-fault';

/** What a YAML text has in it. */
export interface ForeignYaml {
  /** Those that can be read; an empty one counts too. */
  readonly documents: readonly ForeignDocument[];
  /** One for each document that cannot be read. */
  readonly problems: readonly Problem[];
}

/** Reads YAML that others wrote, each document by itself; whatever the text is, this gives an answer. */
export function readForeignYaml(text: string, file: string): ForeignYaml {
  const lines = new LineCounter();
  const source: YamlText = { text, file, lines };
  const parsed = parseText(source);
  if (parsed === undefined) return { documents: [], problems: [nestedTooDeeply(file)] };
  const documents: ForeignDocument[] = [];
  const problems: Problem[] = [];
  for (const document of parsed) {
    const fault = faultIn(document, source);
    if (fault !== undefined) problems.push(fault);
    else documents.push(...foreignDocumentsOf(document, source));
  }
  return { documents, problems };
}

/** Undefined where the parser has run out of stack, which it throws or tells of. Repeated keys are found later: for the parser that is quadratic. */
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

const nestedTooDeeply = (file: string): Problem =>
  finding(invalidYaml, { file, ...TEXT_START }, 'It is nested so deeply that no manifest can be meant.');
