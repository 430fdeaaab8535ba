import { execFileSync, spawnSync } from 'node:child_process';
import { PLAIN_GIT } from '../support/plain-git';
import { Workshop } from './workshop';

/** A working folder that is a git repository, made with a branch `main` unless it is one already. */
export class Repository extends Workshop {
  constructor(files: Readonly<Record<string, string>> = {}, folder?: string) {
    super(files, folder);
    if (!this.has('.git')) this.git('init', '--quiet', '--initial-branch=main');
  }

  /** What git prints. @throws Error where it fails */
  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' });
  }

  /** What git prints where it stops, as at a conflict. */
  stopsAt(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.folder,
      env: ENVIRONMENT,
      encoding: 'utf8',
    });
    if (status === 0) throw new Error(`git ${args.join(' ')} did not stop`);
    return `${stdout}${stderr}`;
  }

  /** Commits everything. @param at when */
  commit(message: string, at = LONG_AGO): void {
    this.git('add', '--all');
    const env = { ...ENVIRONMENT, GIT_COMMITTER_DATE: at };
    execFileSync('git', ['commit', '--quiet', '--message', message], { cwd: this.folder, env, stdio: 'pipe' });
  }
}

const LONG_AGO = '2026-10-01T00:00:00Z';

const NAME = { GIT_AUTHOR_NAME: 'Ann', GIT_COMMITTER_NAME: 'Ann' };
const MAIL = { GIT_AUTHOR_EMAIL: 'ann@example.com', GIT_COMMITTER_EMAIL: 'ann@example.com' };
const ENVIRONMENT = {
  PATH: process.env.PATH,
  ...NAME,
  ...MAIL,
  ...PLAIN_GIT,
  GIT_EDITOR: 'true',
  GIT_AUTHOR_DATE: LONG_AGO,
  GIT_COMMITTER_DATE: LONG_AGO,
};
