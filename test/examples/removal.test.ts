import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Ipam } from '../../src/index';
import { ownerOf } from '../../src/model/owner';
import { EXAMPLES } from '../support/examples';

describe.each(EXAMPLES)('a workload that leaves the example $name', ({ declare, home }) => {
  it('changes its own lines of the lock and no other', () => {
    const before = readFileSync(join(home, 'ipam.lock.yaml'), 'utf8');
    for (let gone = 0; gone < countOf(declare); gone += STEP) {
      const app = new App();
      const ipam = Ipam.of(app);
      ipam.useLock(before);
      declare(app);
      const [record] = ipam.registry.workloads.splice(gone, 1);
      const owner = ownerOf(record!.identity);
      expect(changedLines(before, ipam.lockText()!).filter((line) => !line.includes(` ${owner}`))).toEqual([]);
    }
  });
});

/** Every seventh workload of the large example, every one of the small ones that the step meets. */
const STEP = 7;

function countOf(declare: (app: App) => void): number {
  const app = new App();
  declare(app);
  return Ipam.of(app).registry.workloads.length;
}

function changedLines(before: string, after: string): string[] {
  const [old, now] = [new Set(before.split('\n')), new Set(after.split('\n'))];
  return [...[...old].filter((line) => !now.has(line)), ...[...now].filter((line) => !old.has(line))];
}
