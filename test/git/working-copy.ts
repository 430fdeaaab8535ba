import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sketch, WorkloadSketch } from '../oracle/sketch';
import { LOCK } from './small-app';
import { type Files, type Git, gitIn } from './whole-tree';

/** The declarations as code is in a repository: a file for each thing that is declared. */
export function filesOf(sketch: Sketch, lock: string): Files {
  const { workloads, ...plan } = sketch;
  const asFiles = (folder: string, things: object) =>
    Object.entries(things).map(([name, thing]) => [`${folder}/${name}.json`, `${JSON.stringify(thing)}\n`]);
  return Object.fromEntries([...asFiles('workloads', workloads), ...asFiles('plan', plan), [LOCK, lock]]);
}

/** What to do where git leaves a conflict in the lock: gives the text that is committed. */
export type Resolve = (sketch: Sketch) => string;

/** A clone in which somebody merges, rebases and picks, and resolves what git cannot. */
export class WorkingCopy {
  readonly git: Git;
  /** How often git has stopped at a conflict in the lock. */
  lockConflicts = 0;

  constructor(private readonly folder: string) {
    this.git = gitIn(folder);
  }

  start(): void {
    this.git(['init', '--quiet', '--initial-branch=start']);
  }

  get sketch(): Sketch {
    const read = (path: string) => JSON.parse(readFileSync(join(this.folder, path), 'utf8'));
    const things = (folder: string): [string, unknown][] =>
      existsSync(join(this.folder, folder))
        ? readdirSync(join(this.folder, folder)).map((file) => [file.replace('.json', ''), read(`${folder}/${file}`)])
        : [];
    const workloads = Object.fromEntries(things('workloads')) as Record<string, WorkloadSketch>;
    return { ...(Object.fromEntries(things('plan')) as unknown as Sketch), workloads };
  }

  get lock(): string {
    return readFileSync(join(this.folder, LOCK), 'utf8');
  }

  /** Commits these files, and no others, on a branch. */
  commit(branch: string, files: Files): void {
    for (const old of ['workloads', 'plan']) rmSync(join(this.folder, old), { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
    this.git(['add', '--all']);
    this.git(['commit', '--quiet', '--allow-empty', '--message', branch]);
  }

  switchTo(branch: string, from?: string): void {
    this.git(from === undefined ? ['checkout', '--quiet', branch] : ['checkout', '--quiet', '-B', branch, from]);
  }

  merge = (branch: string, resolve: Resolve): void =>
    this.untilDone(['merge', '--quiet', '--no-edit', branch], ['commit', '--quiet', '--no-edit'], resolve);

  rebase = (onto: string, resolve: Resolve): void =>
    this.untilDone(['rebase', '--quiet', '--empty=keep', onto], ['rebase', '--continue'], resolve);

  pick = (commit: string, resolve: Resolve): void =>
    this.untilDone(
      ['cherry-pick', '--allow-empty', '--keep-redundant-commits', commit],
      ['commit', '--quiet', '--allow-empty', '--no-edit'],
      resolve,
    );

  private untilDone(command: readonly string[], goOn: readonly string[], resolve: Resolve): void {
    for (let next = command, left = 9; ; next = goOn, left--) {
      try {
        this.git(next);
        return;
      } catch (failure) {
        const unmerged = this.unmerged();
        if (unmerged.length === 0 && !this.isAtWork()) throw failure;
        if (left === 0) throw failure;
        this.resolveAll(unmerged, resolve);
      }
    }
  }

  private unmerged(): string[] {
    return this.git(['diff', '--name-only', '--diff-filter=U']).split('\n').filter(Boolean);
  }

  private isAtWork(): boolean {
    return ['rebase-merge', 'CHERRY_PICK_HEAD', 'MERGE_HEAD'].some((name) =>
      existsSync(join(this.folder, '.git', name)),
    );
  }

  /** Code first, because the app is run: of what both have changed, one side. */
  private resolveAll(unmerged: readonly string[], resolve: Resolve): void {
    for (const path of unmerged.filter((each) => each !== LOCK)) this.takeOurs(path);
    if (!unmerged.includes(LOCK)) return;
    this.lockConflicts++;
    writeFileSync(join(this.folder, LOCK), resolve(this.sketch));
    this.git(['add', LOCK]);
  }

  private takeOurs(path: string): void {
    try {
      this.git(['checkout', '--quiet', '--ours', '--', path]);
      this.git(['add', path]);
    } catch {
      this.git(['rm', '--quiet', '--force', path]);
    }
  }
}
