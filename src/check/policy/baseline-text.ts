import { z } from 'zod';
import type { Problem, RuleId } from '../../model/problem';
import { finding } from '../finding';
import { wrongBaseline } from '../rules/wrong-baseline';
import { type Baseline, type BaselineEntry, fingerprintOfEntry, inOrder } from './baseline';

/**
 * The text of a baseline: JSON, one entry a line, sorted, so that git merges what two branches have added. An entry that
 * both have stands there twice then, and the larger count is meant.
 */
export function printBaseline({ entries }: Baseline): string {
  const lines = entries.map(({ rule, target, count }) => JSON.stringify({ rule, target, count }));
  return lines.length === 0
    ? `{"version": 1, "findings": []}\n`
    : `{"version": 1, "findings": [\n${lines.join(',\n')}\n]}\n`;
}

export type BaselineRead =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function parseBaseline(text: string, file: string): BaselineRead {
  const value = jsonOf(text);
  if (!value.ok) return refuse(file, { message: `It is no JSON: ${value.why}.`, line: conflictLine(text) });
  const read = BASELINE.safeParse(value.value);
  if (read.success) return { ok: true, baseline: { file, entries: merged(read.data.findings as BaselineEntry[]) } };
  const { path, message } = read.error.issues[0]!;
  const line = typeof path[1] === 'number' ? path[1] + 2 : 1;
  return refuse(file, { message: `${path.join('.') || 'The file'}: ${message}.`, line });
}

interface Refusal {
  readonly message: string;
  readonly line: number;
}

const refuse = (file: string, { message, line }: Refusal): BaselineRead => ({
  ok: false,
  problems: [finding(wrongBaseline, { file, line }, `The baseline cannot be read. ${message}`)],
});

const BASELINE = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      rule: z.string().regex(/^(IPAM\d{3}|X-.+)$/, 'a rule id such as IPAM203 is wanted'),
      target: z.string(),
      count: z.int().min(1),
    }),
  ),
});

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

function jsonOf(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (failure) {
    const isConflict = CONFLICT.test(text);
    return { ok: false, why: isConflict ? 'it has conflict markers of git' : (failure as Error).message };
  }
}

const CONFLICT = /^(?:<{7}|={7}|>{7})/m;

/** The first line of a conflict, else the first of the file. */
const conflictLine = (text: string): number =>
  1 +
  Math.max(
    0,
    text.split('\n').findIndex((line) => CONFLICT.test(line)),
  );

function merged(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byTarget = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = fingerprintOfEntry(entry);
    const count = Math.max(entry.count, byTarget.get(key)?.count ?? 0);
    byTarget.set(key, { rule: entry.rule as RuleId, target: entry.target, count });
  }
  return inOrder([...byTarget.values()]);
}
