import { describe, expect, it } from 'vitest';
import { project } from '../cli/small-apps';
import { endOf, lockText, Workshop } from '../cli/workshop';

const ROUNDS = Number(process.env.SYNTH_ROUNDS ?? 6);

const lockOf = (who: string): string => lockText(`10.0.0.4 bound prod/shop/Pod/${who}`);

/** Writes a manifest and a lock that name the same one, given by the environment. */
const APP = `const lock = { path: 'ipam.lock.yaml', before: readFileSync('ipam.lock.yaml', 'utf8'), text: process.env.LOCK_TEXT };
write('shop.k8s.yaml', process.env.LOCK_TEXT);
reply({ problems: [], lock });`;

describe('two synths at the same time', () => {
  it('leave manifests and lock of one of them, and the other one says so or comes after it', async () => {
    let refused = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = lockOf('before');
      const shop = new Workshop({ ...project(APP), 'ipam.lock.yaml': before, 'dist/shop.k8s.yaml': before });
      const synths = ['one', 'two', 'three'].map((who) => shop.start(['synth'], { env: { LOCK_TEXT: lockOf(who) } }));
      const ends = await Promise.all(synths.map(endOf));
      for (const { code, stderr } of ends.filter(({ code }) => code !== 0)) {
        expect(`${code} ${stderr}`).toContain('3 error IPAM253 ipam.lock.yaml');
        refused++;
      }
      expect(ends.some(({ code }) => code === 0)).toBe(true);
      expect(shop.read('dist/shop.k8s.yaml')).toBe(shop.read('ipam.lock.yaml'));
      expect(shop.has('.cdk8s-ipam')).toBe(false);
    }
    console.log(`${3 * ROUNDS} synths, ${refused} of them refused because another one was faster`);
  }, 600_000);
});
