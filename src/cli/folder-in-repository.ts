import { gitText } from './git';

/** The working folder, relative to the root of its repository, with `/`. Empty: it is the root, or in no repository. */
export const folderInRepository = (): string => (gitText('.', 'rev-parse', '--show-prefix') ?? '').replace(/\/$/, '');
