import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './capture';
import { MODULE, moduleFile, PROGRAMS } from './go-module';
import type { Minor } from './kubernetes-version';

export interface Build {
  readonly minor: Minor;
  /** The full version, such as `1.36.3`. */
  readonly version: string;
  /** Where the programs shall be. Nobody sees it half done. */
  readonly folder: string;
  readonly env: Environment;
}

/** Builds the programs of a control plane, one binary that looks at the name it is called by. */
export function build(options: Build): void {
  const { version, folder } = options;
  console.error(`Building Kubernetes ${version} into ${folder}: once, some minutes, 2.5 GB of memory.`);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    compile(join(unfinished, 'control-plane'), options);
    for (const program of PROGRAMS) symlinkSync('control-plane', join(unfinished, program));
    moveInto(folder, unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Somebody else may have built the same in the meantime, and use it already. */
function moveInto(folder: string, unfinished: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function compile(binary: string, { minor, version, env }: Build): void {
  const args = [
    'build',
    `-modfile=${moduleFile(minor)}`,
    '-trimpath',
    '-buildvcs=false',
    `-ldflags=${linkerFlags(version)}`,
    '-o',
    binary,
    '.',
  ];
  const { status } = spawnSync('go', args, { cwd: MODULE, env: { ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`go ${args.join(' ')} failed in ${MODULE}.`);
}

/** Without a version an API server takes itself for v0.0.0, and refuses to start. */
function linkerFlags(version: string): string {
  const [major, minor] = version.split('.');
  const values = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor };
  const texts = Object.entries(values).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);
  return ['-s', '-w', ...texts].join(' ');
}
