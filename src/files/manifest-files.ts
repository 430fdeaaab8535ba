import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from './commit-output';

/** The YAML files below an output folder that have a text in them; none where there is no such folder. */
export function manifestFiles(folder: string, mention: string): readonly OutputFile[] {
  return yamlFilesIn(folder)
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
    .filter(({ text }) => text.includes(mention));
}

function yamlFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .sort();
  } catch {
    return [];
  }
}
