import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Merge, Sides } from './merge-lines';

/** One merge by `git merge-file`. */
export function mergeByGit(sides: Sides): Merge {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-'));
  try {
    const files = (['ours', 'base', 'theirs'] as const).map((side) => {
      writeFileSync(join(folder, side), sides[side]);
      return side;
    });
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...files], { cwd: folder, encoding: 'utf8' });
    return status === 0 ? { isClean: true, text: stdout } : { isClean: false };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
