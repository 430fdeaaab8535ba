import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveLeases } from '../../src/allocate/move';
import { printLock } from '../../src/lock/format';
import { collectGarbage } from '../../src/lock/gc';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { declare, onePool, ordinals, owner, settled, workload } from '../allocate/world';
import { Repository } from '../cli/repository';

/** Each file of `apps` is a StatefulSet of one pool, a /24. */
const APP = `
const { readdirSync, readFileSync } = require('node:fs');
const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);

const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pool = prod.subnet('pods', { cidr: '10.23.0.0/20' }).pool('db', { cidr: '10.23.1.0/24' });
const shop = prod.namespace('shop');
for (const file of readdirSync('apps').sort()) {
  const name = file.replace('.json', '');
  new FixedIpStatefulSet(shop, name, {
    replicas: 1,
    pools: [pool],
    ...JSON.parse(readFileSync('apps/' + file, 'utf8')),
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'app:1' }] } },
  });
}
app.synth();
`;

class Shop extends Repository {
  constructor() {
    super({ 'cdk8s.yaml': 'app: node main.js\noutput: dist\n', 'main.js': APP });
  }

  declare(name: string, settings: object = {}): void {
    this.write(`apps/${name}.json`, JSON.stringify(settings));
  }

  async succeeds(...args: readonly string[]): Promise<void> {
    const { code, stderr } = await this.run(...args);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }

  async synthAndCommit(message: string): Promise<void> {
    await this.succeeds('synth');
    this.commit(message);
  }

  /** Address, state and name with ordinals of each line, terms left out. */
  get leases(): string[] {
    return linesIn(this.read('ipam.lock.yaml') ?? '');
  }
}

const leasesOf = (lock: Lock): string[] => linesIn(printLock(lock));

const linesIn = (text: string): string[] =>
  [...text.matchAll(/^ {6}- (\S+ \S+) prod\/shop\/StatefulSet\/(\S+ \S+)/gm)].map(
    ([, line, holder]) => `${line} ${holder}`,
  );

describe('what the page on branches tells to do', { timeout: 60_000 }, () => {
  it.each(['branches.md', 'gitops.md'])(
    'in the pipeline of %s finds manifests that were not committed',
    async (page) => {
      const commands = readFileSync(join(__dirname, '../../docs', page), 'utf8').match(/^git .*--.* dist\b/gm)!;
      const shop = new Shop();
      shop.declare('redis');
      await shop.synthAndCommit('redis');
      const judge = () => spawnSync('bash', ['-e', '-c', commands.slice(0, 2).join('\n')], { cwd: shop.folder }).status;
      expect(judge()).toBe(0);
      shop.git('rm', '--quiet', '--cached', 'dist/prod/shop.k8s.yaml');
      shop.git('commit', '--quiet', '--message', 'a manifest was forgotten');
      expect(judge()).toBe(1);
      shop.commit('all');
      shop.write('dist/prod/shop.k8s.yaml', 'kind: Other\n');
      expect(judge()).toBe(1);
    },
  );

  it('after the revert of a commit that added a workload releases its addresses', async () => {
    const shop = new Shop();
    shop.declare('redis', { addresses: { 0: '10.23.1.1' } });
    await shop.synthAndCommit('redis');
    shop.declare('web', { addresses: { 0: '10.23.1.2' } });
    await shop.synthAndCommit('web');
    shop.git('revert', '--no-commit', 'HEAD');
    expect(shop.leases).toEqual(['10.23.1.1 bound redis 0']);
    await shop.succeeds('lock', 'resolve', '--base', 'HEAD');
    await shop.succeeds('synth', '--no-frozen');
    expect(shop.leases).toEqual(['10.23.1.1 bound redis 0', '10.23.1.2 released web 0']);
    shop.commit('without web');
    shop.git('revert', '--no-commit', 'HEAD');
    await shop.succeeds('lock', 'resolve', '--base', 'HEAD');
    expect(shop.leases).toEqual(['10.23.1.1 bound redis 0', '10.23.1.2 bound web 0']);
  });

  it('in a rebase keeps the moves of the commits before', async () => {
    const shop = new Shop();
    shop.declare('redis');
    shop.declare('between', { addresses: { 0: '10.23.1.10' } });
    await shop.synthAndCommit('redis');
    shop.git('checkout', '--quiet', '-b', 'feature');
    await shop.succeeds('lock', 'move', owner('redis'), '--to', '10.23.1.200');
    await shop.synthAndCommit('redis moves');
    shop.declare('db', { addresses: { 0: '10.23.1.5' } });
    await shop.synthAndCommit('db');
    shop.git('checkout', '--quiet', 'main');
    shop.declare('web', { addresses: { 0: '10.23.1.6' } });
    await shop.synthAndCommit('web');
    shop.git('checkout', '--quiet', 'feature');
    expect(shop.stopsAt('rebase', 'main')).toContain('could not apply');
    await shop.succeeds('lock', 'resolve', '--base', 'HEAD');
    await shop.succeeds('synth', '--no-frozen');
    shop.git('add', '--all');
    shop.git('rebase', '--continue');
    expect(shop.leases).toEqual(
      expect.arrayContaining(['10.23.1.5 bound db 0', '10.23.1.6 bound web 0', '10.23.1.200 bound redis 0']),
    );
    expect(await shop.run('synth', '--frozen')).toMatchObject({ code: 0 });
  });

  it('swaps two addresses in two merges', () => {
    const declared = declare(onePool('10.23.1.0/24'), [workload('a', ordinals(1)), workload('b', ordinals(1))]);
    const moved = (lock: Lock, name: string, to: string) =>
      moveLeases(declared, lock, { owner: owner(name), to, isAll: false });
    const move = (lock: Lock, name: string, to: string): Lock => {
      const { lock: next, problems } = moved(lock, name, to);
      expect(problems).toEqual([]);
      return next;
    };
    let lock = move(settled(declared, EMPTY_LOCK), 'a', '10.23.1.1');
    lock = move(lock, 'b', '10.23.1.2');
    expect(moved(lock, 'a', '10.23.1.2').problems).toMatchObject([{ rule: 'IPAM203' }]);
    lock = move(lock, 'a', '10.23.1.3');
    expect(leasesOf(move(lock, 'a', '10.23.1.1'))).toContain('10.23.1.1 bound a 0');
    lock = move(lock, 'b', '10.23.1.4');
    for (const day of ['01', '02']) lock = collectGarbage(lock, `2026-11-${day}T00:00:00Z`).lock;
    lock = move(move(lock, 'a', '10.23.1.2'), 'b', '10.23.1.1');
    expect(leasesOf(lock)).toEqual([
      '10.23.1.1 bound b 0',
      '10.23.1.2 bound a 0',
      '10.23.1.3 released a 0',
      '10.23.1.4 released b 0',
    ]);
  });
});
