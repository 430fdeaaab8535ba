import type { Whereabouts } from '../../model/problem';
import type { ReportContext } from './report';

/** The file of a problem as a path from the folder of the repository, with slashes. */
export function repositoryPath({ file }: Whereabouts, { folder, fallback }: ReportContext): string {
  const path = (file ?? fallback).replaceAll('\\', '/');
  return normal(isAbsolute(path) ? path : `${folder}/${path}`, isAbsolute(path));
}

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path);

function normal(path: string, isFromRoot: boolean): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return isFromRoot && path.startsWith('/') ? `/${parts.join('/')}` : parts.join('/');
}
