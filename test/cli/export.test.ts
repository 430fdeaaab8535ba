import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportJsonSchema } from '../../src/cli/export-json-schema';
import { lockText, Workshop } from './workshop';

const LOCK = lockText(
  '10.0.1.0/24',
  '10.0.1.0..10.0.1.2 bound prod/shop/StatefulSet/redis 0..2',
  '10.0.1.3 headroom prod/shop/StatefulSet/redis 3',
  '10.0.1.8 released prod/shop/Deployment/web',
  '10.0.1.9 bound stage/shop/Deployment/web',
);

const APP = `const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);
const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.0.0.0/16' });
const db = pods.pool('db', { cidr: '10.0.1.0/24' });
pods.pool('spare', { cidr: '10.0.2.0/24' });
const template = { spec: { containers: [{ name: 'a', image: 'a' }] } };
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 4, pools: [db], template });
app.synth();
`;

describe('export, of the lock alone', () => {
  const newShop = () => new Workshop({ 'ipam.lock.yaml': LOCK });

  it('prints what is held, one CIDR a line', async () => {
    expect(await newShop().run('export')).toEqual({ code: 0, stdout: '# all\n10.0.1.0/30\n10.0.1.9/32\n', stderr: '' });
  });

  it('prints the form for programs with --json, wherever that stands, and no other form besides', async () => {
    const { stdout } = await newShop().run('export', '--format', 'json');
    expect(await newShop().run('export', '--json')).toEqual({ code: 0, stdout, stderr: '' });
    expect(await newShop().run('--json', 'export')).toEqual({ code: 0, stdout, stderr: '' });
    const refused = await newShop().run('export', '--json', '--format', 'csv');
    expect(refused).toMatchObject({ code: 64, stderr: '' });
    expect(JSON.parse(refused.stdout).lines).toEqual([expect.stringContaining('leave one of them out')]);
  });

  it('prints what is meant, in a state that is wanted, list by list', async () => {
    const { stdout } = await newShop().run('export', 'prod', '--per', 'workload', '--state', 'bound,released');
    expect(stdout).toBe(
      '# prod/shop/Deployment/web\n10.0.1.8/32\n# prod/shop/StatefulSet/redis\n10.0.1.0/31\n10.0.1.2/32\n',
    );
  });

  it('is JSON that the published schema describes', async () => {
    const isValid = new Ajv({ strict: true, strictTypes: false }).compile(exportJsonSchema());
    for (const more of [[], ['--eips'], ['--per', 'workload'], ['--state', 'bound,headroom,retained,released']]) {
      const { stdout } = await newShop().run('export', '--format', 'json', ...more);
      expect(isValid(JSON.parse(stdout)), JSON.stringify(isValid.errors)).toBe(true);
    }
  });

  it('writes a file in one step, and says so', async () => {
    const shop = newShop();
    const { code, stdout, stderr } = await shop.run('export', 'prod', '--format', 'tfvars', '--output', 'a.tfvars');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'a.tfvars: 1 list, 1 CIDR.\n' });
    expect(shop.read('a.tfvars')).toBe('# all\nallow_all = [\n  "10.0.1.0/30",\n]\n');
  });

  it('prints where the file is called -', async () => {
    const shop = newShop();
    expect(await shop.run('export', '--output', '-')).toEqual(await shop.run('export'));
    expect(shop.has('-')).toBe(false);
  });

  it('says that it cannot tell most pools apart', async () => {
    const { stdout, stderr } = await newShop().run('export', '--per', 'pool');
    expect(stdout).toMatch(/^# corp\/no-pool\n/);
    expect(stderr).toMatch(/^Of the pools only those are known that were carved, .*\n$/);
  });

  it.each([
    [['prd'], 'nothing in the lock is meant by "prd"'],
    [['prod', 'prod/shop/StatefulSet/rediss'], 'did you mean prod/shop/StatefulSet/redis'],
    [['pool:prod/pods/db'], 'Of the pools only those are known that were carved'],
    [['owner:'], 'is not an owner'],
    [['tenant:a'], 'begins with none of owner:'],
    [['--format', 'xml'], '--format "xml" is none of plain, csv'],
    [['--per', 'pod'], '--per "pod" is none of pool'],
    [['--state', 'bound,free'], '--state "free" is none of bound'],
    [['--family', '5'], '--family "5" is none of 4, 6'],
    [['--eips', '--format', 'tfvars'], '--eips lists ids'],
    [['--eips', '--per', 'pool'], 'EIPs are in no pool'],
    [['--prefix', '1'], '--prefix wants'],
    [['--table', 'inet'], '--table wants'],
    [['--calico-api', 'v1'], '--calico-api "v1" is none of v3, crd'],
    [['--output', 'no/such/folder/x'], 'cannot be written'],
    [['--output', '.'], 'it is a folder'],
  ])('refuses %j', async (args, why) => {
    const { code, stdout, stderr } = await newShop().run('export', ...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain(why);
  });

  it('refuses lists that the format would give one name', async () => {
    const twins = new Workshop({
      'ipam.lock.yaml': lockText('10.0.0.0/24', '10.0.0.1 bound prod/a/Pod/b-c', '10.0.0.2 bound prod/a/Pod/b.c'),
    });
    const { code, stderr } = await twins.run('export', '--per', 'workload', '--format', 'nftables');
    expect(code).toBe(3);
    expect(stderr).toContain('error IPAM730 prod/a/Pod/b.c');
    expect((await twins.run('export', '--per', 'workload', '--format', 'calico')).code).toBe(0);
  });
});

describe('export, with an app', () => {
  let shop: Workshop;

  beforeAll(async () => {
    const files = { 'cdk8s.yaml': 'app: node app.js\n', 'app.js': APP };
    shop = new Workshop(files, mkdtempSync(join(tmpdir(), 'cdk8s-ipam-')));
    await shop.run('synth');
  }, 60_000);

  afterAll(() => rmSync(shop.folder, { recursive: true }));

  it('knows the pools, also those in which nothing is held', async () => {
    const { code, stdout } = await shop.run('export', '--per', 'pool', 'subnet:prod/pods');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# prod\/pods\/db\n10\.0\.1\.\d+\/30\n# prod\/pods\/spare\n$/);
  });

  it('changes nothing', async () => {
    const before = shop.read('ipam.lock.yaml');
    shop.write('app.js', APP.replace('replicas: 4', 'replicas: 9'));
    expect((await shop.run('export', 'pool:prod/pods/db')).stdout).toMatch(/^# all\n10\.0\.1\.\d+\/30\n$/);
    expect(shop.read('ipam.lock.yaml')).toBe(before);
  });
});

describe('export, of a list that is too large for one object,', () => {
  it('says into how many it is divided', async () => {
    const leases = Array.from({ length: 60_000 }, (_, i) => {
      const at = 100 * 2 ** 24 + 2 * i;
      return `100.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255} bound prod/shop/Pod/a${i}`;
    });
    const shop = new Workshop({ 'ipam.lock.yaml': lockText(...leases) });
    const { code, stdout, stderr } = await shop.run('export', '--no-app', '--format', 'calico');
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}name: .*$/gm)).toEqual(['  name: "allow-all"', '  name: "allow-all.part-2"']);
    expect(stderr).toMatch(/^all has 60000 networks, .*\n$/);
  });
});
