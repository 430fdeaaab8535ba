import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPLAIN_JSON, explainJsonSchema } from '../../src/cli/explain-json-schema';
import { Repository } from './repository';
import { lockText, type Run, Workshop } from './workshop';

const APP = `const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);
const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.0.0.0/16' });
const db = pods.pool('db', { cidr: '10.0.1.0/24', reserve: [{ range: '10.0.1.8..9', reason: 'printers' }] });
const template = { spec: { containers: [{ name: 'a', image: 'a' }] } };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
  replicas: REPLICAS, addresses: { 0: '10.0.1.32' }, pools: [db], template,
});
app.synth();
`;

const isValid = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(explainJsonSchema());

/** What it prints for programs, which the published schema describes. */
function json({ code, stdout, stderr }: Run) {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const value = JSON.parse(stdout);
  expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
  expect(EXPLAIN_JSON.parse(value)).toEqual(value);
  return value;
}

describe('explain, in a repository with an app', () => {
  let shop: Repository;

  beforeAll(async () => {
    const files = { 'cdk8s.yaml': 'app: node app.js\n', 'app.js': APP.replace('REPLICAS', '1') };
    shop = new Repository(files, mkdtempSync(join(tmpdir(), 'cdk8s-ipam-')));
    expect((await shop.run('synth')).stderr).not.toContain('error');
    shop.commit('shop: a redis', '2026-10-01T00:00:00Z');
    shop.write('app.js', APP.replace('REPLICAS', '2'));
    await shop.run('synth');
    shop.commit('shop: a second redis', '2026-10-02T00:00:00Z');
  }, 60_000);

  afterAll(() => rmSync(shop.folder, { recursive: true }));

  it('says of an address who holds it, why, by which line of the source, and since which commit', async () => {
    const { code, stdout } = await shop.run('explain', '10.0.1.32');
    expect(code).toBe(0);
    expect(stdout.replace(/[0-9a-f]{12}/, 'COMMIT')).toBe(
      [
        '10.0.1.32 in the network prod: prod/shop/StatefulSet/redis 0, bound',
        '  where      pool prod/pods/db',
        '  why        The declaration asks for this address.',
        '  declared   prod/shop/StatefulSet/redis [prod-shop/redis] app.js:7:1',
        '  history    2026-10-01T00:00:00Z COMMIT Ann: shop: a redis',
        '               + 10.0.1.32 bound prod/shop/StatefulSet/redis 0',
        '',
      ].join('\n'),
    );
  });

  it('says the same for programs, as the published schema has it', async () => {
    const explained = json(await shop.run('explain', '10.0.1.32', '--json'));
    expect(explained).toMatchObject({
      formatVersion: '1.0',
      kind: 'address',
      networks: [{ why: { reason: 'pinned' }, declared: { file: 'app.js', line: 7, column: 1 } }],
      history: { end: 'complete', events: [{ commit: { subject: 'shop: a redis' } }] },
    });
  });

  it('says of a workload what it holds, and how that came about', async () => {
    const { holdings, history } = json(await shop.run('explain', 'prod/shop/StatefulSet/redis', '--json'));
    expect(holdings).toHaveLength(2);
    expect(holdings).toContainEqual(expect.objectContaining({ what: '10.0.1.32', ordinals: { first: 0, last: 0 } }));
    expect(history.events.map(({ commit }: { commit: { subject: string } }) => commit.subject)).toEqual([
      'shop: a second redis',
      'shop: a redis',
    ]);
  });

  it.each([
    ['10.0.1.200', '10.0.1.200 in the network prod: free'],
    ['10.0.1.8', 'It is reserved, with 10.0.1.8..10.0.1.9: printers.'],
    ['192.168.0.1', '192.168.0.1 is in no subnet and no line of the lock: nobody manages it here.'],
    ['prod/pods/db', 'prod/pods/db (pool, active) in the network prod: 10.0.1.0..10.0.1.255, 256 addresses'],
    ['10.0.0.0/22', '  pools      prod/pods/db'],
    ['10.0.0.8/29', '  pools      none, so that no claim gets an address here'],
    ['10.0.1.200/32', '10.0.1.200/32 in the network prod: 10.0.1.200, 1 address\n'],
    ['10.0.1.32:6379', '10.0.1.32 in the network prod: prod/shop/StatefulSet/redis 0, bound'],
  ])('explains %s', async (what, text) => {
    const { code, stdout } = await shop.run('explain', what);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(text) });
  });

  it('says how much of a CIDR is used for programs too', async () => {
    expect(json(await shop.run('explain', '10.0.0.0/22', '--json'))).toMatchObject({
      kind: 'range',
      parts: [{ size: '1024' }],
    });
  });

  it.each([
    ['prod/shop/StatefulSet/rediss', 'did you mean prod/shop/StatefulSet/redis'],
    ['prod/pods/bd', 'did you mean prod/pods/db'],
    ['10.0.1.032', 'has a leading zero, which programs read as decimal or as octal; did you mean 10.0.1.32'],
    ['10.0.1.33/24', 'has host bits set; did you mean 10.0.1.0/24, 10.0.1.33'],
    ['shop/redis-1', 'did you mean prod/shop/StatefulSet/redis'],
    ['stale-lok', 'did you mean IPAM250 stale-lock'],
  ])('knows what was meant by %s', async (what, hint) => {
    const { code, stdout, stderr } = await shop.run('explain', what);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain(hint);
  });

  it('writes nothing, and explains what the lock does not have yet', async () => {
    const before = shop.read('ipam.lock.yaml');
    const later = new Repository({}, shop.folder);
    later.write('app.js', APP.replace('REPLICAS', '3'));
    const { holdings } = json(await later.run('explain', 'prod/shop/StatefulSet/redis', '--json'));
    expect(holdings.map(({ why }: { why: { reason: string } }) => why.reason)).toContain('new');
    expect(shop.read('ipam.lock.yaml')).toBe(before);
    later.write('app.js', APP.replace('REPLICAS', '2'));
  });

  it('goes on under the old name of a workload that was renamed', async () => {
    const renamed = new Repository({}, mkdtempSync(join(tmpdir(), 'cdk8s-ipam-')));
    shop.git('push', '--quiet', renamed.folder, 'HEAD:refs/heads/copy');
    renamed.git('switch', '--quiet', 'copy');
    const app = APP.replace('REPLICAS', '2').replace("'redis', {", "'cache', { formerly: 'shop/StatefulSet/redis',");
    renamed.write('app.js', app);
    const { history } = json(await renamed.run('explain', 'prod/shop/StatefulSet/cache', '--json'));
    const byOldName = json(await renamed.run('explain', 'prod/shop/StatefulSet/redis', '--json'));
    expect(byOldName).toMatchObject({ owner: 'prod/shop/StatefulSet/cache', isDeclared: true, history });
    rmSync(renamed.folder, { recursive: true });
    expect(history.events.map(({ commit }: { commit: { subject: string } }) => commit.subject)).toEqual([
      'shop: a second redis',
      'shop: a redis',
    ]);
  });

  it('says in a shallow clone that there was something before', async () => {
    const clone = new Workshop();
    shop.git('clone', '--quiet', '--depth', '1', `file://${shop.folder}`, clone.path('copy'));
    const copy = new Workshop({}, clone.path('copy'));
    const { history } = json(await copy.run('explain', '10.0.1.32', '--no-app', '--json'));
    expect(history).toEqual({ events: [], end: 'shallow' });
    expect((await copy.run('explain', '10.0.1.32', '--no-app')).stdout).toContain('This clone is shallow');
  });

  it('is told how to do without an app that has errors', async () => {
    const broken = new Workshop({ 'cdk8s.yaml': 'app: node app.js\n', 'app.js': APP.replace('REPLICAS', '-1') });
    broken.write('ipam.lock.yaml', shop.read('ipam.lock.yaml')!);
    const { code, stderr } = await broken.run('explain', '10.0.1.32');
    expect(code).toBe(3);
    expect(stderr).toMatch(/^error IPAM\d+ prod\/shop\/StatefulSet\/redis \[prod-shop\/redis\] app\.js:7:1\n/);
    expect(stderr).toContain('With --no-app the command looks at the lock alone.');
  });
});

describe('explain, of the lock alone', () => {
  it('says who holds an address, and that why and since when are not known', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': lockText('10.0.0.0/24', '10.0.0.4 bound prod/shop/Pod/a') });
    const { stdout } = await shop.run('explain', '10.0.0.4');
    expect(stdout).toBe(
      [
        '10.0.0.4 in the network corp: prod/shop/Pod/a, bound',
        '  why        The app was not asked, and only it knows.',
        '  history    It is not known since when: there is no git repository here that has the lock.',
        '',
      ].join('\n'),
    );
  });

  it('looks for a name in the lock before it is taken for a rule', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': lockText('10.0.0.0/24', '10.0.0.4 bound prod/shop/Pod/gateway') });
    expect((await shop.run('explain', 'gateway')).stderr).toContain('did you mean prod/shop/Pod/gateway, IPAM');
    expect((await new Workshop().run('explain', 'gateway')).stderr).toContain('there is no rule gateway; did you mean');
  });

  it('is refused where nothing is asked for', async () => {
    const { code, stderr } = await new Workshop().run('explain', ' ');
    expect({ code, stderr }).toEqual({ code: 64, stderr: 'error: what is to be explained is empty.\n' });
  });

  it('needs a lock', async () => {
    expect(await new Workshop().run('explain', '10.0.0.4')).toMatchObject({ code: 64 });
  });
});

describe('explain, of rules', () => {
  it('has them all for programs', async () => {
    const { rules } = json(await new Workshop().run('explain', '--json'));
    expect(rules.length).toBeGreaterThan(100);
    expect(json(await new Workshop().run('explain', 'stale-lock', '--json'))).toMatchObject({
      kind: 'rule',
      id: 'IPAM250',
    });
  });
});
