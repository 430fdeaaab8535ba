import type { z } from 'zod';
import { finding } from '../check/finding';
import { wrongConfig } from '../check/rules/wrong-config';
import type { Problem } from '../model/problem';
import { nearestTexts } from '../net/nearest-texts';
import { CONFIG } from './config-schema';
import type { Settings } from './settings';

type Issue = z.core.$ZodIssue;

/** What is wrong with the keys and values of a configuration, each where it stands. */
export const configProblems = (issues: readonly Issue[], whereIs: Settings['whereIs']): readonly Problem[] =>
  issues.flatMap((issue) => problemsOf(issue, [], whereIs));

function problemsOf(issue: Issue, above: readonly PropertyKey[], whereIs: Settings['whereIs']): readonly Problem[] {
  const path = [...above, ...issue.path];
  const within = issue.code === 'invalid_union' ? branchMeant(issue.errors) : undefined;
  if (within !== undefined) return within.flatMap((inner) => problemsOf(inner, path, whereIs));
  if (issue.code !== 'unrecognized_keys') return [finding(wrongConfig, whereIs(path), wrongValue(path, issue.message))];
  return issue.keys.map((key) => finding(wrongConfig, whereIs([...path, key]), unknownKey([...path, key])));
}

/** Of several forms that a value may have the one that it nearly has: only something in it is wrong, not its type. */
const branchMeant = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches.find(
    (issues) =>
      issues.length > 0 &&
      issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys' || code === 'custom'),
  );

const wrongValue = (path: readonly PropertyKey[], message: string): string =>
  path.length === 0
    ? `The configuration is wrong: ${message}.`
    : `The key ${nameOf(path)} is wrong: ${message.replace(/\.$/, '')}.`;

function unknownKey(path: readonly PropertyKey[]): string {
  const key = String(path.at(-1));
  const near = path.length === 1 ? nearestTexts(key, Object.keys(CONFIG.shape))[0] : undefined;
  return `There is no key ${nameOf(path)}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('');
