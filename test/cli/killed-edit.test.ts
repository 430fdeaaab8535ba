import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../support/folder';
import { accepting, project } from './small-apps';
import { endOf, lockText, Workshop } from './workshop';

const KILLER = join(__dirname, 'kill-at.cjs');

const REDIS = 'prod/shop/StatefulSet/redis';
const BOUND = lockText(`10.0.0.4 bound ${REDIS} 0`);
const RELEASED = lockText(`10.0.0.4 released ${REDIS} 0`);
const MOVED = lockText(`10.0.0.4 released ${REDIS} 0 moved`, `10.0.0.9 bound ${REDIS} 0`);

const MOVING_APP = `const before = readFileSync('ipam.lock.yaml', 'utf8');
${accepting({ text: MOVED }).replace('"text"', 'before, "text"')}`;

describe('an edit of the lock that is killed', () => {
  const cases: [args: string[], before: string, after: string][] = [
    [
      ['gc', '--as-of', '2026-11-01T00:00:00Z'],
      RELEASED,
      RELEASED.replace('redis 0', 'redis 0 since=2026-11-01T00:00:00Z'),
    ],
    [['move', REDIS], BOUND, MOVED],
  ];
  for (const [args, before, after] of cases)
    it(`leaves the old lock or the new one at every moment, and can be made again: lock ${args[0]}`, async () => {
      const found: string[] = [];
      for (let at = 1; found.length === 0 || found.at(-1) !== after; at++) {
        const shop = new Workshop({ ...project(MOVING_APP), 'ipam.lock.yaml': before });
        const killed = shop.start(['lock', ...args], { node: ['--require', KILLER], env: { KILL_AT: `${at}` } });
        expect(await endOf(killed)).toMatchObject({ code: 'SIGKILL' });
        found.push(shop.read('ipam.lock.yaml')!);
        await shop.run('lock', ...args);
        expect(shop.read('ipam.lock.yaml')).toBe(after);
        expect(Object.keys(filesBelow(shop.folder)).sort()).toEqual(['app.js', 'cdk8s.yaml', 'ipam.lock.yaml']);
      }
      expect([...new Set(found)]).toEqual([before, after]);
    }, 60_000);
});
