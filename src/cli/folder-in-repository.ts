import { git } from './git';

/** The working folder, relative to the root of its repository, with `/`. Empty: it is the root, or in no repository. */
export function folderInRepository(): string {
  const prefix = git('.', 'rev-parse', '--show-prefix');
  return prefix.ok ? prefix.output.toString('utf8').trim().replace(/\/$/, '') : '';
}
