import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { findArgoSync } from './program';

/** What Go does here: it counts its calls, and makes a binary. */
const GO = `#!/bin/sh
[ "$1" = version ] && exit 0
echo "$@" >> "$HOME/go-calls"
while [ "$1" != -o ]; do shift; done
echo binary > "$2"
`;

function environment(): { readonly HOME: string; readonly PATH: string } {
  const HOME = temporaryFolder();
  const go = join(HOME, 'programs/go');
  mkdirSync(dirname(go));
  writeFileSync(go, GO);
  chmodSync(go, 0o755);
  return { HOME, PATH: `${dirname(go)}:${process.env.PATH}` };
}

it('is built once, into the cache', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const env = environment();
  const program = findArgoSync(env);
  expect(program.startsWith(join(env.HOME, '.cache/cdk8s-ipam/argo-sync/'))).toBe(true);
  expect(existsSync(program)).toBe(true);
  expect(findArgoSync(env)).toBe(program);
  expect(readFileSync(join(env.HOME, 'go-calls'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
});

it('is missing without Go, and it is said how to get it', () => {
  const env = environment();
  expect(() => findArgoSync({ ...env, PATH: '/nowhere' })).toThrow('install Go 1.26');
});
