import { describe, expect, it } from 'vitest';
import { block, list, member, pod, replica } from '../adopt/cluster';
import { endOf, Workshop } from './workshop';

const BEGINNING = `const { Calico, Cluster, EipBinding, EipInventory, FixedIpStatefulSet, IpamApp, KubeOvn, Network, Tke } = require(process.env.LIB);
const { ApiObject } = require(process.env.CDK8S);
const app = new IpamApp();
const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'x', image: 'busybox:1.36' }] } };
const calico = (name, more = {}) =>
  new Cluster(app, name, { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36', ...more });
`;

/** A working folder with an app that declares this. */
const workshop = (declarations: string, files: Readonly<Record<string, string>> = {}): Workshop =>
  new Workshop({
    'cdk8s.yaml': 'app: node app.js\noutput: dist\n',
    'app.js': `${BEGINNING}${declarations}\napp.synth();\n`,
    ...files,
  });

const CDK8S = require.resolve('cdk8s');

const run = (shop: Workshop, args: readonly string[], input?: string) =>
  endOf(shop.start(args, { env: { CDK8S }, ...(input !== undefined && { input }) }));

const adopt = (shop: Workshop, ...args: readonly string[]) => run(shop, ['lock', 'adopt', ...args]);

const leasesOf = (shop: Workshop): string[] =>
  (shop.read('ipam.lock.yaml') ?? '')
    .split('\n')
    .flatMap((line) => (/^ +- \S+ \w/.test(line) ? [line.trim().slice(2)] : []));

const REDIS = `const prod = calico('prod');
const pods = prod.subnet('pods', { cidr: ['10.23.0.0/16', 'fd00:10:23::/112'] });
const db = pods.pool('db', { cidr: ['10.23.19.0/28', 'fd00:10:23::40/124'] });
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 4, maxReplicas: 6, pools: [db], template });
`;

describe('lock adopt', () => {
  it('lets the first synth move nothing: every pod keeps its addresses, and the rest is placed around them', async () => {
    const shop = workshop(REDIS, {
      'pods.json': list(
        member('redis', 0, ['10.23.19.9', 'fd00:10:23::47']),
        member('redis', 2, ['10.23.19.5', 'fd00:10:23::41']),
      ),
    });
    expect(await adopt(shop, 'pods.json')).toMatchObject({ code: 0, stderr: '' });
    const lock = shop.read('ipam.lock.yaml');
    expect(leasesOf(shop)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^10\.23\.19\.9(\.\.\S+)? bound prod\/shop\/StatefulSet\/redis 0/),
        expect.stringMatching(/^10\.23\.19\.5(\.\.\S+)? bound prod\/shop\/StatefulSet\/redis 2/),
        expect.stringMatching(/^fd00:10:23::47(\.\.\S+)? bound prod\/shop\/StatefulSet\/redis 0/),
        expect.stringMatching(/^fd00:10:23::41(\.\.\S+)? bound prod\/shop\/StatefulSet\/redis 2/),
      ]),
    );
    expect(await run(shop, ['synth'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('ipam.lock.yaml is unchanged.'),
    });
    expect(shop.read('ipam.lock.yaml')).toBe(lock);
    expect(shop.read('dist/prod/shop.k8s.yaml')).toContain('kind: StatefulSet');
    expect(shop.read('dist/prod/cluster.k8s.yaml')).toContain('10.23.19.9');
  });

  it('says the same when it is run again, and changes nothing', async () => {
    const shop = workshop(REDIS, { 'pods.json': list(member('redis', 1, ['10.23.19.9', 'fd00:10:23::47'])) });
    await adopt(shop, 'pods.json');
    const lock = shop.read('ipam.lock.yaml');
    const { code, stdout } = await adopt(shop, 'pods.json');
    expect(code).toBe(0);
    expect(stdout).toContain('adopted: nothing new\nalready in the lock: 2 addresses\n');
    expect(stdout).toContain('ipam.lock.yaml is unchanged.');
    expect(shop.read('ipam.lock.yaml')).toBe(lock);
  });

  it('writes nothing in a dry run', async () => {
    const shop = workshop(REDIS, { 'pods.json': list(member('redis', 1, ['10.23.19.9', 'fd00:10:23::47'])) });
    const { stdout } = await adopt(shop, '--dry-run', 'pods.json');
    expect(stdout).toContain('Nothing was written.');
    expect(shop.has('ipam.lock.yaml')).toBe(false);
    expect(shop.has('dist')).toBe(false);
  });

  it('reads standard input, and blocks where there are no pods', async () => {
    const shop = workshop(REDIS);
    const blocks = list(
      block('10.23.19.0/28', { 3: 'shop/redis-0' }),
      block('fd00:10:23::40/124', { 3: 'shop/redis-0' }),
    );
    expect(await run(shop, ['lock', 'adopt', '-'], blocks)).toMatchObject({ code: 0 });
    expect(leasesOf(shop)).toContainEqual(
      expect.stringMatching(/^10\.23\.19\.3(\.\.\S+)? bound prod\/shop\/StatefulSet\/redis 0/),
    );
  });

  it('lets nobody have what others use, and says what to paste', async () => {
    const shop = workshop(REDIS, {
      'pods.json': list(
        ...[4, 5, 6, 9].map((i) => pod(`x${i}`, [`10.23.19.${i}`], { namespace: 'kube-system' })),
        pod('far', ['10.23.77.1'], { namespace: 'kube-system' }),
      ),
    });
    const { code, stdout } = await adopt(shop, 'pods.json');
    expect(code).toBe(0);
    expect(stdout).toContain(
      [
        'left as they are: 1 address of others, outside the pools or reserved already',
        '',
        'In use by others in prod/pods. Paste into its `reserve`, or make sure that they are gone before somebody gets them:',
        "  { range: '10.23.19.4..10.23.19.6', reason: 'in use by kube-system/Pod/x4, kube-system/Pod/x5, kube-system/Pod/x6 (seen in the cluster)' },",
        "  { range: '10.23.19.9', reason: 'in use by kube-system/Pod/x9 (seen in the cluster)' },",
        '',
      ].join('\n'),
    );
    const lock = shop.read('ipam.lock.yaml');
    expect(leasesOf(shop).join('\n')).not.toMatch(/^10\.23\.19\.[4569] /m);
    const entries = stdout.split('\n').filter((line) => line.startsWith('  { range'));
    shop.write(
      'app.js',
      shop.read('app.js')!.replace("'fd00:10:23::/112'] }", `'fd00:10:23::/112'], reserve: [${entries.join('')}] }`),
    );
    const again = await adopt(shop, 'pods.json');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).not.toContain('In use by others');
    expect(shop.read('ipam.lock.yaml')).toBe(lock);
  });

  it('adopts the pods of a Deployment as a set, and says when there are more than it may have', async () => {
    const shop = workshop(
      `const prod = calico('prod');
const web = prod.subnet('pods', { cidr: '10.23.0.0/16' }).pool('web', { cidr: '10.23.20.0/28' });
const chart = prod.namespace('shop');
const object = new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' },
  spec: { replicas: 2, strategy: { type: 'Recreate' }, selector: { matchLabels: { app: 'x' } }, template } });
web.pin(object, { maxReplicas: 3 });`,
      { 'pods.json': list(...['a', 'b', 'c', 'd'].map((end, i) => replica('web', end, [`10.23.20.${9 - i}`]))) },
    );
    const { code, stderr } = await adopt(shop, 'pods.json');
    expect(code).toBe(6);
    expect(stderr).toContain('IPAM274 prod/shop/Deployment/web');
    expect(stderr).toContain('10.23.20.9, beyond 3');
    expect(leasesOf(shop)).toEqual([
      '10.23.20.6..10.23.20.7 bound prod/shop/Deployment/web',
      '10.23.20.8 headroom prod/shop/Deployment/web',
    ]);
  });

  it('knows ordinals that begin later, interfaces of Kube-OVN, and old names', async () => {
    const shop = workshop(
      `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_15(), kubernetes: '1.36' });
const net = prod.subnet('net', { cidr: '10.50.0.0/16', gateway: '10.50.0.1' }).pool('db', { cidr: '10.50.4.0/28' });
new FixedIpStatefulSet(prod.namespace('shop'), 'cache', {
  replicas: 2, ordinals: { start: 5 }, pools: [net], template, formerly: 'shop/StatefulSet/redis' });`,
      {
        'ips.yaml': `kind: IPList\nitems:\n${[5, 6]
          .map(
            (i) =>
              `- metadata: {name: redis-${i}.shop}\n  spec: {podName: redis-${i}, namespace: shop, podType: StatefulSet, subnet: net, v4IpAddress: 10.50.4.${i + 4}, v6IpAddress: ""}\n`,
          )
          .join('')}`,
      },
    );
    expect(await adopt(shop, 'ips.yaml')).toMatchObject({ code: 0, stderr: '' });
    expect(leasesOf(shop)).toEqual(['10.50.4.9..10.50.4.10 bound prod/shop/StatefulSet/cache 5..6']);
  });

  it('has nothing to decide where the cloud chooses the addresses', async () => {
    const shop = workshop(
      `const cloud = new Cluster(app, 'cloud', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
const eni = cloud.subnet('eni', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('eni');
EipBinding.attributes(new FixedIpStatefulSet(cloud.namespace('shop'), 'web', { replicas: 2, pools: [eni], template }), {});`,
      { 'pods.json': list(member('web', 0, ['10.1.0.9']), pod('other', ['10.1.0.10'])) },
    );
    const { code, stdout, stderr } = await adopt(shop, 'pods.json');
    expect({ code, stderr: stderr.replace(/^warning[\s\S]*/, '') }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('no address to decide: 1 pod of declared workloads');
    expect(stdout).not.toContain('In use by others');
    expect(leasesOf(shop)).toEqual(['cloud/eni/eni bound cloud/shop/StatefulSet/web 0..1']);
  });

  it('keeps the EIP ids of lists that were written by hand', async () => {
    const annotations = { 'tke.cloud.tencent.com/eip-id-list': 'eip-bbbb0002,eip-aaaa0001' };
    const shop = workshop(
      `const cloud = new Cluster(app, 'cloud', { backend: Tke.ipamd('3.8.0'), kubernetes: '1.30' });
const eni = cloud.subnet('eni', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('eni');
const ids = new EipInventory(cloud, 'ids', { ids: ['eip-aaaa0001', 'eip-bbbb0002'] });
EipBinding.inventory(new FixedIpStatefulSet(cloud.namespace('shop'), 'web', { replicas: 2, pools: [eni], template }), ids);`,
      {
        'pods.json': list(
          member('web', 0, ['10.1.0.9'], { annotations }),
          member('web', 1, ['10.1.0.10'], { annotations }),
        ),
      },
    );
    const { code, stdout } = await adopt(shop, 'pods.json');
    expect(code).toBe(0);
    expect(stdout).toContain('eip-bbbb0002 cloud/shop/StatefulSet/web 0');
    expect(leasesOf(shop)).toEqual([
      'cloud/eni/eni bound cloud/shop/StatefulSet/web 0..1',
      'eip-aaaa0001 bound cloud/shop/StatefulSet/web 1',
      'eip-bbbb0002 bound cloud/shop/StatefulSet/web 0',
    ]);
  });

  it('wants to know which of several clusters the files are of', async () => {
    const shop = workshop(`${REDIS}calico('test', { network: new Network(app, 'other') });`, {
      'pods.json': list(member('redis', 0, ['10.23.19.9', 'fd00:10:23::47'])),
    });
    expect(await adopt(shop, 'pods.json')).toMatchObject({ code: 64, stderr: expect.stringContaining('IPAM278') });
    expect(await adopt(shop, '--cluster', 'nowhere', 'pods.json')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('no cluster nowhere; it declares prod, test'),
    });
    expect(shop.has('ipam.lock.yaml')).toBe(false);
    const { code, stdout } = await adopt(shop, '--cluster', 'test', 'pods.json');
    expect(code).toBe(0);
    expect(stdout).toContain('adopted: nothing; no pod of a workload that is declared in test was seen');
    expect(await adopt(shop, '--cluster', 'prod', 'pods.json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('adopted for 1 workload:'),
    });
  });

  it('reads all files or adopts nothing', async () => {
    const shop = workshop(REDIS, {
      'pods.json': list(member('redis', 0, ['10.23.19.9', 'fd00:10:23::47'])),
      'table.txt': 'NAMESPACE   NAME\nshop        redis-0\n',
    });
    expect(await adopt(shop, 'pods.json', 'table.txt')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('IPAM270 table.txt:1'),
    });
    expect(await adopt(shop, 'nowhere.json')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('IPAM270 nowhere.json'),
    });
    expect(shop.has('ipam.lock.yaml')).toBe(false);
  });
});
