import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LIB, MAIN } from '../../test/cli/compiled';

const ROOT = resolve(__dirname, '../..');

/** The pages with blocks that are carried out. Each has a folder of its own. */
export const PAGES_CARRIED_OUT: readonly string[] = [
  'README.md',
  'docs/naming-and-moving.md',
  'docs/pool-lifecycle.md',
  'docs/adoption.md',
  'docs/reclamation.md',
  'docs/testing.md',
  'docs/cli.md',
].map((path) => join(ROOT, path));

/** A fenced block that is carried out: a file to write, a change to one, or commands with their output. */
const BLOCK = /^```(\w+) tutorial(?:=(\S+))?\n([\s\S]*?)^```$/gm;

/**
 * Carries out the blocks of a page in a folder and gives the page as it should be: each command followed by what it
 * really printed. The kinds of blocks:
 *
 *     ts tutorial=main.ts      the file is written
 *     diff tutorial=main.ts    the lines with - and a blank give way to those with + and a blank; they must be there once
 *     console tutorial         each line that begins with "$ " is run; the lines after it are its output, errors included
 */
export function carryOut(page: string, folder: string): string {
  prepare(folder);
  return page.replace(BLOCK, (whole: string, language: string, file: string | undefined, body: string) => {
    if (language === 'console') return whole.replace(body, () => runAll(body, folder));
    if (file === undefined) throw new Error(`a block of ${language} does not say which file it is`);
    const path = join(folder, file);
    writeFileSync(path, language === 'diff' ? changed(readFileSync(path, 'utf8'), body) : body);
    return whole;
  });
}

/** A project of somebody who has installed the package: commands are on the path, packages are found. */
function prepare(folder: string): void {
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['cdk8s', 'constructs', 'tsx']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  symlinkSync(dirname(LIB), join(folder, 'node_modules/cdk8s-ipam'));
  const command = join(bin, 'cdk8s-ipam');
  writeFileSync(command, `#!/bin/sh\nexec node '${MAIN}' "$@"\n`);
  chmodSync(command, 0o755);
}

function changed(text: string, diff: string): string {
  const lines = diff.split('\n').slice(0, -1);
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const parts = text.split(side('-'));
  if (parts.length !== 2) throw new Error(`these lines are ${parts.length - 1} times in the file:\n${side('-')}`);
  return parts.join(side('+'));
}

const runAll = (body: string, folder: string): string =>
  body
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${run(line.slice(2), folder)}`)
    .join('');

/** What a command prints, on both streams. `npx` only looks for what is installed, so it is left out. */
function run(command: string, folder: string): string {
  const inherited = Object.entries(process.env).filter(([name]) => !CHANGES_WHAT_IS_PRINTED.test(name));
  const { stdout, error } = spawnSync('bash', ['-c', `npx() { "$@"; }\nexec 2>&1\n${command}`], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(inherited),
      ...GIT,
      PATH: `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`,
    },
  });
  if (error) throw error;
  return stdout;
}

const CHANGES_WHAT_IS_PRINTED = /^(CI|ARGOCD_APP_NAME|NODE_OPTIONS|FORCE_COLOR|GIT_.*)$/;

/** Whoever runs it and when, and whatever git they have configured: commits have the same names. */
const GIT = {
  GIT_AUTHOR_DATE: '2026-11-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-01T00:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'tutorial',
  GIT_AUTHOR_EMAIL: 'tutorial@example.com',
  GIT_COMMITTER_NAME: 'tutorial',
  GIT_COMMITTER_EMAIL: 'tutorial@example.com',
};
