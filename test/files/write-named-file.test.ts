import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeNamedFile } from '../../src/files/write-named-file';
import { temporaryFolder } from '../support/folder';

describe('a file that somebody has named', () => {
  it('is made, or replaced with the mode that it had', () => {
    const file = join(temporaryFolder(), 'a');
    expect(writeNamedFile(file, 'one\n')).toBeUndefined();
    chmodSync(file, 0o640);
    expect(writeNamedFile(file, 'two\n')).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe('two\n');
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('is the one behind a symbolic link, which stays', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'there'));
    writeFileSync(join(folder, 'there/real'), 'old\n');
    symlinkSync('there/real', join(folder, 'link'));
    symlinkSync('there/none', join(folder, 'dangling'));
    for (const link of ['link', 'dangling']) {
      expect(writeNamedFile(join(folder, link), 'new\n')).toBeUndefined();
      expect(lstatSync(join(folder, link)).isSymbolicLink()).toBe(true);
    }
    for (const file of ['there/real', 'there/none']) expect(readFileSync(join(folder, file), 'utf8')).toBe('new\n');
  });

  it('is no folder', () => {
    const folder = temporaryFolder();
    expect(writeNamedFile(folder, 'text\n')).toBe('it is a folder');
    expect(existsSync(folder)).toBe(true);
  });

  it('may be a pipe, which it stays', () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, 'r+');
    expect(writeNamedFile(pipe, 'text\n')).toBeUndefined();
    const read = Buffer.alloc(10);
    expect(read.toString('utf8', 0, readSync(reader, read))).toBe('text\n');
    closeSync(reader);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});
