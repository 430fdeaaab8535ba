import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatedPages } from './docs/pages';
import { carryOut, PAGES_CARRIED_OUT } from './docs/tutorial';

/** Writes what the documentation takes from the program: rules, tables, and what commands print. */
for (const { path, text, wanted } of generatedPages()) if (text !== wanted) writeFileSync(path, wanted);

for (const path of PAGES_CARRIED_OUT) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-tutorial-'));
  try {
    writeFileSync(path, carryOut(readFileSync(path, 'utf8'), folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
