import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { Repository } from './repository';

/** Each file of `apps` is a StatefulSet, so that two branches never conflict in the code. */
const APP = `
const { readdirSync, readFileSync } = require('node:fs');
const { Calico, Cluster, FixedIpStatefulSet, IpamApp, ReclaimPolicy } = require(process.env.LIB);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.23.0.0/24', reserve: read('reserve.json') });
const pools = {
  db: pods.pool('db', { cidr: '10.23.0.0/28' }),
  front: pods.pool('front', { cidr: '10.23.0.64/28' }),
  back: pods.pool('back', { cidr: '10.23.0.128/28' }),
};
const shop = prod.namespace('shop');
for (const file of readdirSync('apps').sort()) {
  const name = file.replace('.json', '');
  const { replicas = 1, pool = 'db' } = read('apps/' + file);
  new FixedIpStatefulSet(shop, name, {
    replicas,
    pools: [pools[pool]],
    reclaim: ReclaimPolicy.retain({ onScaleDown: 'forever' }),
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'app:1' }] } },
  });
}
app.synth();
`;

const FILES = { 'cdk8s.yaml': 'app: node main.js\noutput: dist\n', 'main.js': APP, 'reserve.json': '[]' };

const REDIS = 'prod/shop/StatefulSet/redis';

class Shop extends Repository {
  declare(name: string, settings: { readonly replicas?: number; readonly pool?: string } = {}): void {
    this.write(`apps/${name}.json`, JSON.stringify(settings));
  }

  async synthAndCommit(message: string): Promise<void> {
    const { code, stderr } = await this.run('synth');
    if (code !== 0) throw new Error(stderr);
    this.commit(message);
  }

  /** Addresses, name and ordinals of each line. */
  get leases(): string[] {
    const lines = (this.read('ipam.lock.yaml') ?? '').matchAll(/^ {6}- (\S+) \S+ prod\/shop\/StatefulSet\/(\S+ \S+)/gm);
    return [...lines].map(([, range, holder]) => `${range} ${holder}`);
  }
}

/** `main` has redis and web; `feature`, which is checked out, has redis and db, at the address of web. */
async function fork(shop: Shop): Promise<void> {
  shop.declare('redis', { replicas: 2 });
  await shop.synthAndCommit('redis');
  shop.git('checkout', '--quiet', '-b', 'feature');
  shop.declare('db');
  await shop.synthAndCommit('db');
  shop.git('checkout', '--quiet', 'main');
  shop.declare('web');
  await shop.synthAndCommit('web');
  shop.git('checkout', '--quiet', 'feature');
}

describe('lock resolve, with a real app,', { timeout: 60_000 }, () => {
  let original: string;
  beforeAll(async () => {
    original = mkdtempSync(join(tmpdir(), 'cdk8s-ipam-'));
    await fork(new Shop(FILES, original));
  }, 60_000);
  afterAll(() => rmSync(original, { recursive: true, force: true }));

  const forked = (): Shop => {
    const folder = temporaryFolder();
    cpSync(original, folder, { recursive: true });
    return new Shop({}, folder);
  };

  it.each([
    ['a merge', ['merge', 'main'], ['commit', '--no-edit']],
    ['a rebase', ['rebase', 'main'], ['rebase', '--continue']],
    ['a cherry-pick', ['cherry-pick', 'main'], ['cherry-pick', '--continue']],
  ])('brings the lock out of %s', async (_, begin, finish) => {
    const shop = forked();
    expect(shop.stopsAt(...begin)).toContain('Merge conflict in ipam.lock.yaml');
    const resolved = await shop.run('lock', 'resolve', '--base', 'main');
    expect(resolved).toMatchObject({ code: 0, stderr: '' });
    expect(resolved.stdout).toContain(
      `ipam.lock.yaml is the lock of main now, whole: 2 lines, and what the app changes in it:
  + 10.23.0.3 prod/shop/StatefulSet/db 0 (bound)
`,
    );
    expect(resolved.stdout).toContain('\n  > 10.23.0.2 -> 10.23.0.3 prod/shop/StatefulSet/db 0 (moved)\n');
    expect(resolved.stdout).not.toContain('repeat');
    expect(shop.leases).toEqual(['10.23.0.0..10.23.0.1 redis 0..1', '10.23.0.2 web 0', '10.23.0.3 db 0']);
    expect(await shop.run('synth', '--frozen')).toMatchObject({ code: 0 });
    shop.git('add', '--all');
    shop.git(...finish);
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  it('mends what git has merged without a conflict, and gives a claim two addresses', async () => {
    const shop = forked();
    shop.git('checkout', '--quiet', '-b', 'deployed', 'main~1');
    shop.declare('db', { pool: 'front' });
    await shop.synthAndCommit('db elsewhere');
    expect(shop.stopsAt('merge', 'feature')).not.toContain('conflict in ipam.lock.yaml');
    shop.git('checkout', '--ours', 'apps/db.json');
    expect(shop.leases).toEqual(['10.23.0.0..10.23.0.1 redis 0..1', '10.23.0.2 db 0', '10.23.0.64 db 0']);
    expect(await shop.run('synth')).toMatchObject({ code: 5, stderr: expect.stringContaining('IPAM209') });
    expect(await shop.run('lock', 'resolve', '--base', 'deployed')).toMatchObject({ code: 0 });
    expect(shop.leases).toEqual(['10.23.0.0..10.23.0.1 redis 0..1', '10.23.0.64 db 0']);
  });

  it('takes the lock of the base also where a move is lost without which nothing can be placed', async () => {
    const shop = forked();
    shop.write('reserve.json', JSON.stringify([{ range: '10.23.0.1', reason: 'router' }]));
    expect(await shop.run('lock', 'move', REDIS)).toMatchObject({ code: 0 });
    shop.commit('a router');
    shop.stopsAt('merge', 'main');
    const { code, stdout, stderr } = await shop.run('lock', 'resolve', '--base', 'main');
    expect({ code, stderr }).toMatchObject({ code: 6, stderr: expect.stringContaining(`lock move ${REDIS}`) });
    expect(stdout).toContain(
      `Edits of the lock that are lost; repeat those that are still wanted:
  > 10.23.0.1 -> 10.23.0.3 ${REDIS} 1 (moved)
    cdk8s-ipam lock move ${REDIS} [--all] [--to <pool>]
`,
    );
    expect(shop.read('ipam.lock.yaml')).toBe(shop.git('show', 'main:ipam.lock.yaml'));
    expect(await shop.run('lock', 'move', REDIS)).toMatchObject({ code: 0 });
    expect(await shop.run('synth', '--frozen')).toMatchObject({ code: 0 });
    expect(shop.leases.map((line) => line.replace(/^\S+ /, '')).sort()).toEqual([
      'db 0',
      'redis 0',
      'redis 1',
      'redis 1',
      'web 0',
    ]);
  });
});
