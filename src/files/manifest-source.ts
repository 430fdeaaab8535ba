import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Problem } from '../model/problem';

/** The text of a file of manifests, or why there is none. */
export type ManifestSource =
  | { readonly ok: true; readonly file: string; readonly text: string }
  | { readonly ok: false; readonly problem: Problem };

/** What stands for standard input among the names of files. */
export const STANDARD_INPUT = '-';

/** No more is read of one file: what is made of YAML takes many times its size. */
export const MOST_MEGABYTES = 16;

const MOST_BYTES = MOST_MEGABYTES * 2 ** 20;

/** How messages name a file that was given on the command line. */
export const nameOfSource = (file: string): string => (file === STANDARD_INPUT ? 'stdin' : file);

/** Reads a file, or standard input to its end. */
export async function readManifests(file: string): Promise<ManifestSource> {
  try {
    const bytes = file === STANDARD_INPUT ? await readWhole(process.stdin) : await readSmall(file);
    if (bytes === undefined) return { ok: false, problem: tooLarge(file) };
    if (file === STANDARD_INPUT && bytes.length === 0) return { ok: false, problem: unreadable(file, NOTHING_CAME) };
    return { ok: true, file: nameOfSource(file), text: UTF8.decode(bytes) };
  } catch (failure) {
    return { ok: false, problem: unreadable(file, describeFailure(failure as NodeJS.ErrnoException)) };
  }
}

/** A mark of the byte order at the beginning is left out. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

async function readSmall(file: string): Promise<Buffer | undefined> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) return undefined;
  return readWhole(createReadStream(file));
}

/** Undefined where it is too large, which of a pipe or a device nobody knows before. */
async function readWhole(stream: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** A shell goes on where the program before a pipe has failed. */
const NOTHING_CAME = 'nothing came; perhaps the program before the pipe has failed';

const REASONS: Readonly<Record<string, string>> = {
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

const describeFailure = ({ code = '', message }: NodeJS.ErrnoException): string => REASONS[code] ?? message;

/** What was named and cannot be looked at. */
export const unreadable = (file: string, why: string): Problem => ({
  rule: 'IPAM420',
  severity: 'error',
  where: { file: nameOfSource(file) },
  message: `The file cannot be read: ${why}.`,
  fix: 'Name ordinary, readable files of UTF-8 text, folders or patterns, or - for what another program prints.',
});

const tooLarge = (file: string): Problem => ({
  rule: 'IPAM415',
  severity: 'error',
  where: { file: nameOfSource(file) },
  message: `It is larger than ${MOST_MEGABYTES} MiB, and was not read.`,
  fix: 'Split it, or leave out kinds of which no rule speaks; `kubectl get` takes a list of kinds.',
});
