import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import type { ConfigNode } from '../backends/ip-masq-agent/config-node';
import type { MasqFault } from '../backends/ip-masq-agent/parse-masq-config';
import { type Position, TEXT_START } from '../model/position';
import { ConfigTree, type Repeated, type Syntax } from './config-tree';
import { positionIn } from './position-in';

/** The text of ip-masq-agent as its decoder gets it, or why it gets none. */
export type MasqText =
  | { readonly ok: true; readonly root: ConfigNode; readonly repeated: readonly Repeated[] }
  | { readonly ok: false; readonly fault: MasqFault };

/**
 * Reads a text as the agent's library does: what begins with `{` is JSON and nothing else; all else is YAML 1.1, whose
 * first document counts.
 */
export const readMasqText = (text: string): MasqText =>
  /^[ \t\r\n]*\{/.test(text) ? readJson(text) : readTree(text, 'yaml');

function readJson(text: string): MasqText {
  try {
    JSON.parse(text);
  } catch {
    return refused(
      TEXT_START,
      'It begins with { but is no JSON: keys and texts in quotes, and no comma behind the last.',
    );
  }
  return readTree(text.replaceAll('\t', ' '), 'json');
}

function readTree(text: string, syntax: Syntax): MasqText {
  const lines = new LineCounter();
  const document = firstDocument(text, lines);
  if (document === undefined) return { ok: true, root: { kind: 'null', value: null, at: TEXT_START }, repeated: [] };
  const placeAt = (offset: number): Position => positionIn(lines, offset);
  const [error] = document.errors;
  if (error !== undefined) return refused(placeAt(error.pos[0]), 'From here on it is no YAML.');
  const { yaml } = document.directives;
  if (yaml.explicit === true && yaml.version !== '1.1') return refused(TEXT_START, 'It is read as YAML 1.1 only.');
  const tree = new ConfigTree(document, syntax, placeAt);
  const root = tree.root();
  const { fault, repeated } = tree;
  return fault === undefined ? { ok: true, root, repeated } : refused(fault.at, fault.message);
}

function firstDocument(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  const options = { version: '1.1', uniqueKeys: false, logLevel: 'silent', prettyErrors: false, lineCounter } as const;
  return [...parseAllDocuments(text, options)][0];
}

const refused = (at: Position, message: string): MasqText => ({ ok: false, fault: { kind: 'other', at, message } });
