import { describe, expect, it } from 'vitest';
import { endOf, type Run, Workshop } from './workshop';

const APP = `
const { Calico, Cluster, FixedIpStatefulSet, IpamApp, ReclaimPolicy } = require(process.env.LIB);
const { replicas, cidr, reserve } = require('./settings.json');

const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.23.0.0/24', reserve });
const db = pods.pool('db', { cidr });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
  replicas,
  pools: [db],
  reclaim: ReclaimPolicy.retain({ onScaleDown: '24h' }),
  template: { metadata: { labels: { app: 'redis' } }, spec: { containers: [{ name: 'redis', image: 'redis:7.4' }] } },
});
app.synth();
`;

interface Settings {
  readonly replicas: number;
  readonly cidr?: string;
  readonly reserve?: readonly { readonly range: string; readonly reason: string }[];
}

const REDIS = 'prod/shop/StatefulSet/redis';

class Shop extends Workshop {
  constructor() {
    super({ 'cdk8s.yaml': 'app: node main.js\noutput: dist\n', 'main.js': APP });
  }

  declare({ cidr = '10.23.0.0/28', reserve = [], replicas }: Settings): void {
    this.write('settings.json', JSON.stringify({ cidr, reserve, replicas }));
  }

  async synth(settings: Settings, ...flags: readonly string[]): Promise<Run> {
    this.declare(settings);
    return this.run('synth', ...flags);
  }

  get leases(): string[] {
    return (this.read('ipam.lock.yaml') ?? '')
      .split('\n')
      .filter((line) => line.includes(REDIS))
      .map((line) => line.slice(8));
  }
}

describe('with a real app,', { timeout: 60_000 }, () => {
  it('a pipeline refuses what would change the lock, and people write it', async () => {
    const shop = new Shop();
    expect(await shop.synth({ replicas: 3 })).toMatchObject({ code: 0, stdout: '' });
    const [lock, manifests] = [shop.read('ipam.lock.yaml'), shop.read('dist/prod/shop.k8s.yaml')];
    expect(manifests).toContain('kind: StatefulSet');
    shop.declare({ replicas: 4 });
    const { code, stderr } = await endOf(shop.start(['synth'], { env: { CI: 'true' } }));
    expect({ code, stderr }).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('error IPAM250 ipam.lock.yaml'),
    });
    expect([shop.read('ipam.lock.yaml'), shop.read('dist/prod/shop.k8s.yaml')]).toEqual([lock, manifests]);
    expect((await shop.run('synth')).code).toBe(0);
    expect((await shop.run('synth', '--frozen')).code).toBe(0);
  });

  it('the same bytes come out as from the app alone', async () => {
    const [careful, plain] = [new Shop(), new Shop()];
    await careful.synth({ replicas: 3 });
    plain.declare({ replicas: 3 });
    plain.write('run.js', `require('node:child_process').execFileSync(process.execPath, ['main.js']);`);
    expect(
      await plain.run('synth', '--app', 'CDK8S_IPAM_STAGE= CDK8S_OUTDIR=plain node main.js && mkdir -p $CDK8S_OUTDIR'),
    ).toMatchObject({ code: 0 });
    for (const file of ['cluster.k8s.yaml', 'shop.k8s.yaml'])
      expect(careful.read(`dist/prod/${file}`)).toBe(plain.read(`plain/prod/${file}`));
    expect(careful.read('ipam.lock.yaml')).toBe(plain.read('ipam.lock.yaml'));
  });

  it('a pool without room ends with 5, a wrong prop with 3', async () => {
    const shop = new Shop();
    expect(await shop.synth({ replicas: 30 })).toMatchObject({ code: 5, stderr: expect.stringContaining('IPAM200') });
    expect(await shop.synth({ replicas: -1 })).toMatchObject({
      code: 3,
      stderr: expect.not.stringContaining('    at '),
    });
    expect([shop.has('dist'), shop.has('ipam.lock.yaml')]).toEqual([false, false]);
  });

  it('an address that may not stay ends with 6, until it is moved by command', async () => {
    const shop = new Shop();
    await shop.synth({ replicas: 2 });
    const [before] = shop.leases;
    const taken = before!.split('..')[0]!.split(' ')[0]!;
    const reserved = { replicas: 2, reserve: [{ range: taken, reason: 'router' }] };
    const refused = await shop.synth(reserved);
    expect(refused).toMatchObject({ code: 6, stderr: expect.stringContaining(`lock move ${REDIS}`) });
    const manifests = shop.read('dist/prod/shop.k8s.yaml');
    const moved = await shop.run('lock', 'move', REDIS);
    expect(moved).toMatchObject({ code: 0, stdout: expect.stringContaining(`> ${taken} -> `) });
    expect(shop.leases).toContain(`${taken} released ${REDIS} 0 moved`);
    expect(shop.read('dist/prod/shop.k8s.yaml')).toBe(manifests);
    expect((await shop.synth(reserved, '--frozen')).code).toBe(0);
    expect((await shop.run('lock', 'move', REDIS)).code).toBe(3);
  });

  it('what is given up leaves the lock when its time is over', async () => {
    const shop = new Shop();
    await shop.synth({ replicas: 2 });
    await shop.synth({ replicas: 1 });
    expect(shop.leases.at(-1)).toMatch(/ retained prod\/shop\/StatefulSet\/redis 1 for=24h$/);
    const gc = (asOf: string) => shop.run('lock', 'gc', '--as-of', asOf);
    expect(await gc('2026-11-01T01:00:00+01:00')).toMatchObject({ code: 0, stdout: expect.stringContaining('dated') });
    expect(shop.leases.at(-1)).toMatch(/ for=24h since=2026-11-01T00:00:00Z$/);
    expect(await gc('2026-11-01T23:59:59Z')).toMatchObject({
      stdout: expect.stringMatching(/^ipam.lock.yaml is unchanged.\nThe next line is due at 2026-11-02T00:00:00Z: /),
    });
    await gc('2026-11-02T00:00:00Z');
    expect(shop.leases.at(-1)).toMatch(/ released .* since=2026-11-02T00:00:00Z$/);
    expect(await gc('2026-11-03T00:00:00Z')).toMatchObject({
      stdout: expect.stringContaining('removed, free again: 1'),
    });
    expect(shop.leases).toHaveLength(1);
    expect((await shop.run('synth', '--frozen')).code).toBe(0);
  });

  it('an app that keeps no lock has nothing to move', async () => {
    const shop = new Workshop({ 'cdk8s.yaml': 'app: "true"\n' });
    expect(await shop.run('lock', 'move', REDIS)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('IPAM492'),
    });
  });
});
