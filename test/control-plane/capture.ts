import { spawnSync } from 'node:child_process';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a program prints, without the last newline; undefined where there is no such program or it fails. */
export function capture(program: string, args: readonly string[], env: Environment = process.env): string | undefined {
  const { status, stdout } = spawnSync(program, args, { env: { ...env }, encoding: 'utf8' });
  return status === 0 ? stdout.trimEnd() : undefined;
}
