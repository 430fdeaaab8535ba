import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIB, MAIN } from '../cli/compiled';
import { Repository } from '../cli/repository';
import { temporaryFolder } from '../support/folder';
import { PLAIN_GIT } from '../support/plain-git';
import { SHOP, settings } from './shop';

export type Replicas = Readonly<Record<string, number>>;

/** A clone of a repository with a branch `main` that is deployed and a change on top, and the programs of its runner. */
export class ReviewJob {
  readonly remote: Repository;
  readonly clone: Repository;
  private readonly programs = temporaryFolder();

  private constructor(remote: Repository, clone: Repository) {
    this.remote = remote;
    this.clone = clone;
    this.program(
      'npx',
      `while [ "\${1#--}" != "$1" ]; do shift; done\nshift\nexec "${process.execPath}" "${MAIN}" "$@"`,
    );
    this.program('npm', '');
  }

  /** What is deployed is one StatefulSet with two replicas. */
  static async of(change: (repository: Repository) => Promise<void> | void): Promise<ReviewJob> {
    const remote = new Repository({ ...SHOP, ...settings({ redis: 2 }) });
    await synth(remote);
    remote.commit('deployed');
    remote.git('switch', '--quiet', '--create', 'change');
    await change(remote);
    remote.commit('change');
    remote.git('switch', '--quiet', 'main');
    const folder = temporaryFolder();
    remote.git('clone', '--quiet', '--branch', 'change', remote.folder, folder);
    return new ReviewJob(remote, new Repository({}, folder));
  }

  /** A program of this name that writes down how it was called, and then does this. */
  program(name: string, script: string): void {
    const path = join(this.programs, name);
    const note = `{ printf '%s ' "$0" "$@" | tr '\\n' ' '; echo; } >> "${this.calls(name)}"`;
    writeFileSync(path, `#!/bin/bash\n${note}\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** How a program was called, a line each. */
  callsOf(name: string): readonly string[] {
    const file = this.calls(name);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  }

  get temporary(): string {
    const folder = join(this.programs, 'temporary');
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  get env(): Readonly<Record<string, string>> {
    return { PATH: `${this.programs}:${process.env.PATH}`, LIB, ...PLAIN_GIT };
  }

  private calls(name: string): string {
    return join(this.programs, `${name}.calls`);
  }
}

/** Declares, and synthesizes lock and manifests. */
export async function declare(repository: Repository, replicas: Replicas): Promise<void> {
  for (const [path, text] of Object.entries(settings(replicas))) repository.write(path, text);
  await synth(repository);
}

/** What the same declarations on the same lock have come to before. */
const SYNTHESIZED = new Map<string, Readonly<Record<string, string>>>();

async function synth(repository: Repository): Promise<void> {
  const key = `${repository.read('settings.json')}${repository.read(LOCK) ?? ''}`;
  const files = SYNTHESIZED.get(key) ?? (await filesAfterSynth(repository));
  SYNTHESIZED.set(key, files);
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
}

async function filesAfterSynth(repository: Repository): Promise<Readonly<Record<string, string>>> {
  const { code, stderr } = await repository.run('synth');
  if (code !== 0) throw new Error(stderr);
  const manifests = readdirSync(repository.path('dist'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => `dist/${path}`);
  return Object.fromEntries([LOCK, ...manifests].map((path) => [path, repository.read(path)!]));
}

const LOCK = 'ipam.lock.yaml';
