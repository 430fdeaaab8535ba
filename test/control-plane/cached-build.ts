import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

/** Fills a folder that nobody sees half done; one that somebody else has filled meanwhile is as good. */
export function fillFolder(folder: string, fill: (unfinished: string) => void): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    fill(unfinished);
    moveInto(folder, unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function moveInto(folder: string, unfinished: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
