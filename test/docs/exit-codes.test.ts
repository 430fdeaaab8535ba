import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';

const PAGE = readFileSync(join(__dirname, '../../docs/exit-codes.md'), 'utf8');
const SCRIPT = /^```sh\n([\s\S]*?)^```$/m.exec(PAGE)![1]!;

/** What the script of the page ends with where our program ends with this code. */
function endsWith(code: number, shell: readonly string[]): number | null {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nexit ${code}\n`);
  chmodSync(join(folder, 'npx'), 0o755);
  const [program, ...options] = shell;
  return spawnSync(program!, [...options, '-c', SCRIPT], { env: { PATH: `${folder}:${process.env.PATH}` } }).status;
}

describe('the script on the page of exit codes', () => {
  it.each([
    ['sh', ['sh']],
    ['a shell of a pipeline', ['bash', '-eo', 'pipefail']],
  ])('fails for all but changes, in %s', (_, shell) => {
    expect([0, 2, 3, 4, 6].map((code) => endsWith(code, shell))).toEqual([0, 0, 3, 4, 6]);
  });
});
