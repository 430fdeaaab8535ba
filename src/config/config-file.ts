import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createJiti } from 'jiti';
import { finding } from '../check/finding';
import { readForeignYaml } from '../check/foreign-yaml';
import { configUnreadable } from '../check/rules/config-unreadable';
import { repeatedYamlKey } from '../check/rules/repeated-yaml-key';
import { isPromise } from '../check/user/findings-in';
import { sentenceOf } from '../check/user/sentence-of';
import type { Position } from '../model/position';
import type { Problem, Whereabouts } from '../model/problem';
import { positionAt } from './literal-position';

/** What a configuration file exports, before anybody has looked at it. */
export type ConfigFileRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly file: string; readonly text: string; readonly value: unknown }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const NAMES = ['ts', 'js', 'mjs', 'cjs', 'json'].map((extension) => `ipam.config.${extension}`);

/** The configuration in a folder. It is run in this process, as a part of the program. */
export function readConfigFile(folder: string): ConfigFileRead {
  const files = configFilesIn(folder);
  const [file, other] = files;
  if (file === undefined) return { kind: 'none' };
  if (other !== undefined)
    return refuse({ file }, `There are ${files.join(' and ')}, and only one of them can be the configuration.`);
  const path = resolve(folder, file);
  let text = '';
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    if (!file.endsWith('.json')) return { kind: 'read', file, text, value: exportedBy(runModule(path), text) };
    const value: unknown = JSON.parse(text);
    const repeated = repeatedKey(text, file);
    return repeated === undefined ? { kind: 'read', file, text, value } : refuse(repeated.where, repeated.message);
  } catch (failure) {
    const where = { file, ...(placeInJson(failure, text) ?? placeInCode(failure, path)) };
    return refuse(where, `The configuration cannot be read: ${reasonOf(failure)}`);
  }
}

/** JSON takes the last one without a word, and what the first one said would not count. */
const repeatedKey = (text: string, file: string): Problem | undefined =>
  readForeignYaml(text, file).problems.find(({ rule }) => rule === repeatedYamlKey.id);

const configFilesIn = (folder: string): readonly string[] => {
  const present = new Set(readdirSync(folder));
  return NAMES.filter((name) => present.has(name));
};

/**
 * TypeScript and modules through jiti, in this process and without a cache on the disk. `cdk8s-ipam` is the package that is
 * running, wherever the configuration lies.
 */
function runModule(path: string): unknown {
  const alias = { 'cdk8s-ipam': join(__dirname, '../index') };
  return createJiti(path, { fsCache: false, interopDefault: false, alias })(path);
}

/** @throws Error where a module exports nothing that could be a configuration */
function exportedBy(module: unknown, text: string): unknown {
  const hasDefault = typeof module === 'object' && module !== null && 'default' in module;
  if (!hasDefault && isEmptyObject(module) && !text.includes('module.exports'))
    throw new Error('it exports nothing, so that nothing of it would count; begin with `export default`');
  const value = hasDefault ? module.default : module;
  if (!isPromise(value)) return value;
  // Nobody waits for it, and one that fails would end the process.
  value.then(undefined, () => undefined);
  throw new Error('it exports a promise, which nobody waits for; export the object itself');
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const refuse = (where: Whereabouts, message: string): ConfigFileRead => ({
  kind: 'refused',
  problems: [finding(configUnreadable, where, message)],
});

/** Syntax errors of jiti and of Node name the place before or after the message, run-time errors in the stack. */
function placeInCode(failure: unknown, path: string): Partial<Position> {
  const { message = '', stack = '' } = failure instanceof Error ? failure : {};
  const text = `${message}\n${stack}`;
  const at = [path, `file://${path}`].map((name) => text.indexOf(`${name}:`)).find((index) => index >= 0);
  if (at === undefined) return {};
  const [, line, column] = /:(\d+)(?::(\d+))?/.exec(text.slice(at + path.length)) ?? [];
  if (line === undefined) return {};
  // What runs is what jiti has made of the text: its lines are those of the file, its columns are not.
  const isOfFile = at < message.length && Number(column) > 0;
  return { line: Number(line), ...(isOfFile && { column: Number(column) }) };
}

/** What Node says of JSON: an offset, or, of a text that is cut off, nothing. */
function placeInJson(failure: unknown, text: string): Position | undefined {
  if (!(failure instanceof SyntaxError)) return undefined;
  const [, offset] = /JSON at position (\d+)/.exec(failure.message) ?? [];
  if (offset !== undefined) return positionAt(text, Number(offset));
  return failure.message.includes('end of JSON') ? positionAt(text, text.trimEnd().length) : undefined;
}

/** The message alone: without the place, which is said apart, and without a stack. */
function reasonOf(failure: unknown): string {
  const sentence = sentenceOf(failure);
  return sentence.replace(/^(?:\w*Error): /, '');
}
