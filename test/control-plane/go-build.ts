import { spawnSync } from 'node:child_process';
import type { Environment } from './capture';

export interface GoBuild {
  /** Folder of the module. */
  readonly module: string;
  /** Path of the binary to be. */
  readonly binary: string;
  /** Module file, relative to the module. @default `go.mod` */
  readonly moduleFile?: string;
  /** Values of string variables of packages by `package.name`. */
  readonly values?: Readonly<Record<string, string>>;
  readonly env: Environment;
}

/** Compiles the program of a Go module, without symbols for a debugger. */
export function goBuild({ module, binary, moduleFile = 'go.mod', values = {}, env }: GoBuild): void {
  const texts = Object.entries(values).map(([name, value]) => `-X ${name}=${value}`);
  const linkerFlags = ['-s', '-w', ...texts].join(' ');
  const args = ['build', `-modfile=${moduleFile}`, '-trimpath', '-buildvcs=false', `-ldflags=${linkerFlags}`];
  const all = [...args, '-o', binary, '.'];
  const { status } = spawnSync('go', all, { cwd: module, env: { ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`go ${all.join(' ')} failed in ${module}.`);
}
