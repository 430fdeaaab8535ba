import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { cacheFolder, findBinaries } from './binaries';
import { capture, type Environment } from './capture';
import { PROGRAMS, versionOf } from './go-module';
import { MINORS } from './kubernetes-version';

/** What Go does here: it writes down how it is called, and makes a binary that says its name and the version built in. */
const GO = `#!/bin/sh
[ "$1" = version ] && exit 0
echo "$@" >> "$HOME/go-calls"
[ -e "$HOME/broken" ] && exit 1
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho "$(basename "$0")"\\n' > "$2"
chmod +x "$2"
`;

/** An environment with nothing in it but a shell, and Go where it is wanted. */
function environment({ go }: { go: boolean }): Environment & { readonly HOME: string } {
  const HOME = temporaryFolder();
  const programs = join(HOME, 'programs');
  mkdirSync(programs);
  if (go) write(join(programs, 'go'), GO);
  return { HOME, PATH: go ? `${programs}:${process.env.PATH}` : programs };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** A folder as envtest's `setup-envtest` leaves it. */
function assets(version: string, programs: readonly string[] = PROGRAMS): string {
  const folder = temporaryFolder();
  for (const program of programs) write(join(folder, program), `#!/bin/sh\necho "Kubernetes ${version}"\n`);
  return folder;
}

const goCalls = ({ HOME }: { HOME: string }): string[] =>
  existsSync(join(HOME, 'go-calls')) ? readFileSync(join(HOME, 'go-calls'), 'utf8').trimEnd().split('\n') : [];

describe('the programs of a control plane', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeEach(() => told.mockClear());

  it('are those that KUBEBUILDER_ASSETS names', () => {
    const KUBEBUILDER_ASSETS = assets('v1.36.0');
    const env = { ...environment({ go: true }), KUBEBUILDER_ASSETS };
    expect(findBinaries('1.36', env)).toBe(KUBEBUILDER_ASSETS);
    expect(goCalls(env)).toEqual([]);
  });

  it('are built where those are of another version, or lack one', () => {
    for (const KUBEBUILDER_ASSETS of [
      assets('v1.35.4'),
      assets('v1.3.6'),
      assets('v1.36.0', ['etcd', 'kube-apiserver', 'kubectl']),
      '/nowhere',
    ]) {
      const env = { ...environment({ go: true }), KUBEBUILDER_ASSETS };
      expect(findBinaries('1.36', env)).toBe(cacheFolder('1.36', env));
      expect(goCalls(env)).toHaveLength(1);
    }
  });

  it('are built once, in the version of the module file, and each is called by its name', () => {
    for (const minor of MINORS) {
      const env = environment({ go: true });
      const folder = findBinaries(minor, env);
      expect(findBinaries(minor, env)).toBe(folder);
      expect(told).toHaveBeenLastCalledWith(expect.stringContaining(`Building Kubernetes ${versionOf(minor)} into`));
      const [call, ...more] = goCalls(env);
      expect(call).toContain(`-modfile=kubernetes-${minor}.mod`);
      expect(call).toContain(`gitVersion=v${versionOf(minor)} `);
      expect(more).toEqual([]);
      expect(PROGRAMS.map((program) => capture(join(folder, program), [], env))).toEqual(PROGRAMS);
    }
  });

  it('are kept below XDG_CACHE_HOME, else below ~/.cache, and apart for each version', () => {
    const env = environment({ go: true });
    expect(dirname(cacheFolder('1.36', env))).toBe(join(env.HOME, '.cache/cdk8s-ipam/control-plane'));
    expect(dirname(cacheFolder('1.36', { ...env, XDG_CACHE_HOME: '/cache' }))).toBe('/cache/cdk8s-ipam/control-plane');
    expect(new Set(MINORS.map((minor) => cacheFolder(minor, env))).size).toBe(MINORS.length);
  });

  it('leave nothing behind when they cannot be built', () => {
    const env = environment({ go: true });
    write(join(env.HOME, 'broken'), '');
    expect(() => findBinaries('1.36', env)).toThrow(/go build .* failed/);
    expect(readdirSync(dirname(cacheFolder('1.36', env)))).toEqual([]);
  });

  it('are missing without them and without Go, and it is said how to get them', () => {
    const env = environment({ go: false });
    expect(() => findBinaries('1.34', env)).toThrow(/no control plane of Kubernetes 1\.34.*it is not set.*install Go/s);
    const KUBEBUILDER_ASSETS = assets('v1.36.0');
    expect(() => findBinaries('1.34', { ...env, KUBEBUILDER_ASSETS })).toThrow(/has Kubernetes v1\.36\.0/);
    const lacking = assets('v1.34.4', ['etcd', 'kube-apiserver', 'kubectl']);
    expect(() => findBinaries('1.34', { ...env, KUBEBUILDER_ASSETS: lacking })).toThrow(
      'lacks kube-controller-manager',
    );
  });
});
