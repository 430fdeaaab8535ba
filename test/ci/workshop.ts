import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAIN } from '../cli/compiled';
import { Repository } from '../cli/repository';
import { project } from '../cli/small-apps';
import { temporaryFolder } from '../support/folder';
import { PLAIN_GIT } from '../support/plain-git';

/** An app that is content with the lock and writes it into its manifest. */
const APP = `const text = readFileSync('ipam.lock.yaml', 'utf8');
write('shop.k8s.yaml', JSON.stringify({ kind: 'Reservation', lock: text }) + '\\n');
reply({ problems: [], lock: { path: join(process.cwd(), 'ipam.lock.yaml'), before: text, text } });`;

/** A repository with an app and this lock, its remote, and the programs that a pipeline finds in its image. */
export class Pipeline {
  readonly clone: Repository;
  readonly remote: Repository;
  private readonly programs = temporaryFolder();
  private readonly calls = join(this.programs, 'calls.txt');

  constructor(lock: string) {
    const folder = temporaryFolder();
    this.clone = new Repository({ ...project(APP), 'ipam.lock.yaml': lock });
    this.clone.write('dist/shop.k8s.yaml', `${JSON.stringify({ kind: 'Reservation', lock })}\n`);
    this.clone.commit('deployed');
    this.clone.git('clone', '--quiet', '--bare', this.clone.folder, join(folder, '.git'));
    this.remote = new Repository({}, folder);
    this.remote.git('config', 'receive.advertisePushOptions', 'true');
    this.clone.git('remote', 'add', 'origin', this.remote.path('.git'));
    this.program('npm', '');
    this.program('npx', `[ "$1" = cdk8s-ipam ] && shift && exec "${process.execPath}" "${MAIN}" "$@"`);
  }

  /** A program of this name that writes down how it was called, and then does this. */
  program(name: string, script: string): void {
    const path = join(this.programs, name);
    writeFileSync(
      path,
      `#!/bin/sh\nprintf '%s ' "${name}" "$@" >> "${this.calls}"; echo >> "${this.calls}"\n${script}\n`,
    );
    chmodSync(path, 0o755);
  }

  /** Each call of a program, as a line. */
  callsOf(name: string): string[] {
    const lines = existsSync(this.calls) ? readFileSync(this.calls, 'utf8').split('\n') : [];
    return lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.trimEnd());
  }

  /** Runs scripts as a runner does, each in a shell that stops at the first error, until one fails. */
  run(
    scripts: readonly string[],
    env: Readonly<Record<string, string>>,
  ): { readonly code: number; readonly log: string } {
    const logs: string[] = [];
    const path = `${this.programs}:${process.env.PATH}`;
    const temporary = join(this.programs, 'temporary');
    mkdirSync(temporary, { recursive: true });
    this.clone.git('fetch', '--quiet', 'origin');
    this.clone.git('checkout', '--quiet', '--force', '--detach', 'origin/main');
    for (const script of scripts) {
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
        cwd: this.clone.folder,
        env: { PATH: path, CI: 'true', RUNNER_TEMP: temporary, ...PLAIN_GIT, ...env },
        encoding: 'utf8',
      });
      logs.push(stdout, stderr);
      if (status !== 0) return { code: status ?? 1, log: logs.join('') };
    }
    return { code: 0, log: logs.join('') };
  }
}
