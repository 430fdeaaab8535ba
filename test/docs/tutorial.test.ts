import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carryOut } from '../../scripts/docs/tutorial';
import { temporaryFolder } from '../support/folder';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

it('the tutorial of the README prints what it says that it prints', () => {
  expect(carryOut(README, temporaryFolder())).toBe(README);
}, 120_000);

it('the tutorial has files, changes and commands', () => {
  for (const block of ['ts tutorial=main.ts', 'diff tutorial=main.ts', 'console tutorial']) {
    expect(README).toContain(`\`\`\`${block}\n`);
  }
});
