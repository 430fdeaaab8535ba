import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { finding } from '../check/finding';
import type { Baseline } from '../check/policy/baseline';
import { type BaselineRead, parseBaseline, printBaseline } from '../check/policy/baseline-text';
import { wrongBaseline } from '../check/rules/wrong-baseline';
import { writeNamedFile } from '../files/write-named-file';
import type { Problem } from '../model/problem';

/** The baseline in a file of a folder; an empty one where there is no such file. */
export function readBaselineFile(file: string, folder = '.'): BaselineRead {
  try {
    return parseBaseline(readFileSync(resolve(folder, file), 'utf8'), file);
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: true, baseline: { file, entries: [] } };
    return { ok: false, problems: [finding(wrongBaseline, { file }, `The baseline cannot be read: ${message}.`)] };
  }
}

/** Writes a baseline into its file, as a whole or not at all; gives why it could not. */
export function writeBaselineFile(baseline: Baseline): readonly Problem[] {
  const why = writeNamedFile(baseline.file, printBaseline(baseline));
  return why === undefined ? [] : [unwritable(baseline.file, why)];
}

const unwritable = (file: string, why: string): Problem =>
  finding(wrongBaseline, { file }, `The baseline cannot be written: ${why}.`);
