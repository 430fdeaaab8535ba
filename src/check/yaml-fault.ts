import { type Document, isMap, isScalar, visit, type YAMLMap, type YAMLParseError } from 'yaml';
import type { Position } from '../model/position';
import type { Problem, Whereabouts } from '../model/problem';
import { finding } from './finding';
import { invalidYaml } from './rules/invalid-yaml';
import { repeatedYamlKey } from './rules/repeated-yaml-key';
import { templatedYaml } from './rules/templated-yaml';
import type { YamlText } from './yaml-text';

/** The value of a document, or the first thing for which it cannot be read; what follows from that is not said. */
export type DocumentRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: Problem };

export function readDocument(document: Document.Parsed, source: YamlText): DocumentRead {
  const fault = syntaxFault(document, source) ?? mappingFault(document, source) ?? tagFault(document, source);
  return fault === undefined ? dataOf(document, source) : { ok: false, fault };
}

function syntaxFault({ errors, range }: Document.Parsed, source: YamlText): Problem | undefined {
  const error = errors[0];
  if (error === undefined) return undefined;
  const { text } = source;
  const from = range?.[0] ?? 0;
  const template = TEMPLATE.exec(text.slice(from, range?.[2] ?? text.length));
  if (template !== null) return templated(from + template.index + template[0].length - 2, source);
  const conflict = CONFLICT.exec(text);
  if (conflict !== null) return finding(invalidYaml, placeAt(conflict.index, source), MARKERS);
  return finding(invalidYaml, placeAt(error.pos[0], source), describeError(error));
}

const MARKERS = 'Here is a conflict that git has left: the file has both sides of it, and lines between them.';

/** `{{` at the beginning of a line, an item or a value, where YAML does not take it for text. */
const TEMPLATE = /^[ \t]*(?:- +)*(?:[^\s'"#|>][^'"#\n]*: +)?\{\{/m;

/** What git leaves in a file where two branches contradict each other. */
const CONFLICT = /^(?:<{7}|>{7}) /m;

function describeError({ code, message }: YAMLParseError): string {
  if (code === 'TAB_AS_INDENT') return 'The line is indented with a tab, which YAML does not allow.';
  return `From here on this is no YAML: ${message.replace(/\.$/, '')}.`;
}

function mappingFault(document: Document.Parsed, source: YamlText): Problem | undefined {
  let fault: Problem | undefined;
  visit(document, {
    Map(_, map) {
      fault = faultOfMap(map, source);
      return fault === undefined ? undefined : visit.BREAK;
    },
  });
  return fault;
}

function faultOfMap({ items }: YAMLMap, source: YamlText): Problem | undefined {
  const lineOf = new Map<string, number>();
  for (const { key } of items) {
    if (isMap(key) && key.flow && isDoubled(key, source)) return templated(key.range![0] - 1, source);
    if (!isScalar(key)) continue;
    const where = placeAt(key.range?.[0] ?? 0, source);
    const name = String(key.value);
    const before = lineOf.get(name);
    if (before !== undefined)
      return finding(repeatedYamlKey, where, `The key "${name}" stands in line ${before} already.`);
    lineOf.set(name, where.line);
  }
  return undefined;
}

/** `{{ .Values.cidr }}`, which YAML takes for a mapping with a mapping as its key. */
const isDoubled = ({ range }: YAMLMap, { text }: YamlText): boolean => range != null && text[range[0] - 1] === '{';

/** `nodeSelector: !all()` without quotes. Elsewhere than in Kubernetes, tags of an application have a meaning. */
function tagFault({ contents, warnings }: Document.Parsed, source: YamlText): Problem | undefined {
  if (!isMap(contents) || !contents.has('apiVersion') || !contents.has('kind')) return undefined;
  const tags = warnings.flatMap(({ message, pos }) => {
    const [, tag] = /^Unresolved tag: (!(?!!).*)$/.exec(message) ?? [];
    return tag === undefined ? [] : [{ tag, offset: pos[0] }];
  });
  const [first] = tags;
  if (first === undefined) return undefined;
  const message = `YAML takes ${first.tag} for the type of the value that follows, not for a part of it. kubectl sends only what follows.`;
  return finding(invalidYaml, placeAt(first.offset, source), message);
}

/** Aliases are looked up only now. */
function dataOf(document: Document.Parsed, source: YamlText): DocumentRead {
  try {
    return { ok: true, value: document.toJS() };
  } catch (failure) {
    if (!(failure instanceof ReferenceError || failure instanceof RangeError)) throw failure;
    const where = placeAt(placeOfFailure(document, failure), source);
    return { ok: false, fault: finding(invalidYaml, where, describeFailure(failure)) };
  }
}

/** The alias that leads nowhere, which the message of the library ends with; else the document. */
function placeOfFailure(document: Document.Parsed, { message }: Error): number {
  const [, name] = /^Unresolved alias .*: (\S+)$/.exec(message) ?? [];
  let place = document.range[0];
  if (name === undefined) return place;
  visit(document, {
    Alias(_, alias) {
      if (alias.source !== name || alias.resolve(document) !== undefined) return undefined;
      place = alias.range?.[0] ?? place;
      return visit.BREAK;
    },
  });
  return place;
}

const describeFailure = ({ message }: Error): string =>
  message.includes('Excessive alias count')
    ? 'Its aliases stand for so many copies of each other that no manifest can be meant.'
    : `Its aliases lead nowhere: ${message}.`;

const templated = (offset: number, source: YamlText): Problem =>
  finding(templatedYaml, placeAt(offset, source), 'Here is {{, which a template engine has to replace first.');

const placeAt = (offset: number, source: YamlText): Whereabouts & Position => ({
  file: source.file,
  ...source.positionOf(offset),
});
