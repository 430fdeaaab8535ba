import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createJiti } from 'jiti';
import { finding } from '../check/finding';
import { configUnreadable } from '../check/rules/config-unreadable';
import { sentenceOf } from '../check/user/user-rule';
import type { Problem, Whereabouts } from '../model/problem';

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
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    const value = file.endsWith('.json') ? (JSON.parse(text) as unknown) : runModule(resolve(folder, file));
    return { kind: 'read', file, text, value };
  } catch (failure) {
    return refuse(
      whereOf(failure, file, resolve(folder, file)),
      `The configuration cannot be read: ${reasonOf(failure)}`,
    );
  }
}

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
  const module: unknown = createJiti(path, { fsCache: false, interopDefault: false, alias })(path);
  const { default: value = module } = module as { readonly default?: unknown };
  return value;
}

const refuse = (where: Whereabouts, message: string): ConfigFileRead => ({
  kind: 'refused',
  problems: [finding(configUnreadable, where, message)],
});

/** Syntax errors of jiti and of Node name the place before or after the message, run-time errors in the stack. */
function whereOf(failure: unknown, file: string, path: string): Whereabouts {
  const { message = '', stack = '' } = failure instanceof Error ? failure : {};
  const text = `${message}\n${stack}`;
  const at = [path, `file://${path}`].map((name) => text.indexOf(`${name}:`)).find((index) => index >= 0);
  if (at !== undefined) {
    const [, line, column] = /:(\d+)(?::(\d+))?/.exec(text.slice(at + path.length)) ?? [];
    if (line !== undefined)
      return {
        file,
        line: Number(line),
        ...(column !== undefined && Number(column) > 0 && { column: Number(column) }),
      };
  }
  const inJson = /line (\d+) column (\d+)/.exec(message);
  return inJson === null ? { file } : { file, line: Number(inJson[1]), column: Number(inJson[2]) };
}

/** The message alone: without the place, which is said apart, and without a stack. */
function reasonOf(failure: unknown): string {
  const sentence = sentenceOf(failure);
  return sentence.replace(/^(?:\w*Error): /, '');
}
