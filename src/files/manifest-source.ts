import { readFile } from 'node:fs/promises';
import type { Problem } from '../model/problem';

/** The text of a file of manifests, or why there is none. */
export type ManifestSource =
  | { readonly ok: true; readonly file: string; readonly text: string }
  | { readonly ok: false; readonly problem: Problem };

/** What stands for standard input among the names of files. */
export const STANDARD_INPUT = '-';

/** How messages name a file that was given on the command line. */
export const nameOfSource = (file: string): string => (file === STANDARD_INPUT ? 'stdin' : file);

/** Reads a file, or standard input to its end. */
export async function readManifests(file: string): Promise<ManifestSource> {
  try {
    const bytes = file === STANDARD_INPUT ? await readInput() : await readFile(file);
    return { ok: true, file: nameOfSource(file), text: UTF8.decode(bytes) };
  } catch (failure) {
    return { ok: false, problem: unreadable(file, describeFailure(failure as NodeJS.ErrnoException)) };
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const REASONS: Readonly<Record<string, string>> = {
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name the files in it',
  EACCES: 'permission is denied',
};

const describeFailure = ({ code = '', message }: NodeJS.ErrnoException): string => REASONS[code] ?? message;

const unreadable = (file: string, why: string): Problem => ({
  rule: 'IPAM420',
  severity: 'error',
  where: { file: nameOfSource(file) },
  message: `The file cannot be read: ${why}.`,
  fix: 'Name ordinary, readable files of UTF-8 text, or - for what another program prints.',
});
