import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes';
import { LIB } from './compiled';
import { endOf, Workshop } from './workshop';

/** An IpamApp with fewer addresses at most than replicas (IPAM131), and a pool that is drained (IPAM225). */
const APP = `
const { Calico, Cluster, FixedIpStatefulSet, Ipam, IpamApp } = require(process.env.LIB + '/index.js');
const app = new IpamApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist', frozen: false });
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const template = { spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] } };
const redis = new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, maxReplicas: 2, pools: [db], template });
if (process.env.ACKNOWLEDGE) Ipam.of(redis).acknowledge(JSON.parse(process.env.ACKNOWLEDGE));
app.synth();
`;

const CONFIG = `import { defineConfig, defineRule } from 'cdk8s-ipam';

const tiny = defineRule({
  id: 'X-ACME-001',
  name: 'pools-are-large',
  title: 'a pool that is too small',
  why: 'Pools of ours grow.',
  fix: 'Give it a larger CIDR.',
  severity: 'warning',
  over: 'pools',
  holds: 'pool.size > 100 && cidr("10.0.0.0/8").containsCIDR(pool.cidrs[0])',
  message: '"The pool " + pool.key + " has " + string(pool.size) + " addresses."',
});

export default defineConfig({
  acknowledge: [{ rule: 'IPAM131', where: 'prod/shop/**', reason: 'The third pod never runs.', expires: '2027-01-31' }],
  customRules: [tiny],
});
`;

const workshop = (files: Readonly<Record<string, string>>) =>
  new Workshop({ 'cdk8s.yaml': 'app: node app.js\noutput: dist\n', 'app.js': APP, ...files });

const plainly = async (shop: Workshop) => {
  const env = { PATH: process.env.PATH, LIB };
  return promisify(execFile)(process.execPath, ['app.js'], { cwd: shop.folder, env }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );
};

describe('synth under a configuration', () => {
  it('comes to the same in the plain app and in the careful command', async () => {
    const [one, other] = [workshop({ 'ipam.config.ts': CONFIG }), workshop({ 'ipam.config.ts': CONFIG })];
    const [plain, careful] = await Promise.all([plainly(one), other.run('synth')]);
    const said = [
      'warning X-ACME-001 prod/pods/db [prod/pods/db] app.js:5:57',
      '  The pool prod/pods/db has 32 addresses.',
      '  fix: Give it a larger CIDR.',
      '1 problem does not count: 1 acknowledged.',
      '',
    ].join('\n');
    expect(plain).toEqual({ code: 0, stderr: said });
    expect(careful.code).toBe(EXIT.ok);
    expect(careful.stderr.startsWith(said), careful.stderr).toBe(true);
    expect(one.read('ipam.lock.yaml')).toBe(other.read('ipam.lock.yaml'));
    expect(one.read('dist/prod/shop.k8s.yaml')).toBe(other.read('dist/prod/shop.k8s.yaml'));
  });

  it('is refused by both without it', async () => {
    const shop = workshop({});
    const [plain, careful] = await Promise.all([plainly(shop), shop.run('synth')]);
    expect(plain.code).toBe(1);
    expect(careful.code).toBe(EXIT.problems);
    for (const { stderr } of [plain, careful]) expect(stderr).toContain('error IPAM131');
    expect(shop.has('ipam.lock.yaml')).toBe(false);
  });

  it('ends with the code for wrong use where the configuration is wrong, and says where without a stack', async () => {
    const shop = workshop({
      'ipam.config.ts':
        'export default {\n  preset: team(),\n};\nfunction team(): never {\n  throw new Error("no team");\n}\n',
    });
    const { code, stderr } = await shop.run('synth');
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/error IPAM900 ipam\.config\.ts:5\n {2}The configuration cannot be read: no team\.\n/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('check under a configuration', () => {
  it('judges the same problems, and when acknowledgements have expired', async () => {
    const shop = workshop({ 'ipam.config.ts': CONFIG });
    await shop.run('synth');
    const good = await shop.run('check', '--as-of', '2027-01-31T12:00:00Z', '--json');
    expect({ code: good.code, stderr: good.stderr }).toEqual({ code: EXIT.ok, stderr: '' });
    const late = await shop.run('check', '--as-of', '2027-02-01T00:00:00Z', '--json');
    expect(late.code).toBe(EXIT.problems);
    expect(late.stdout).toContain('IPAM906');
    expect(late.stdout).toContain('IPAM131');
  });

  it('knows what was acknowledged in code', async () => {
    const shop = workshop({});
    const env = {
      ACKNOWLEDGE: JSON.stringify({ rule: 'IPAM131', reason: 'The third pod never runs.', expires: '2027-01-31' }),
    };
    const run = (...args: string[]) => endOf(shop.start(args, { env }));
    expect((await run('synth')).code).toBe(EXIT.ok);
    expect((await run('check', '--as-of', '2027-01-31T12:00:00Z')).code).toBe(EXIT.ok);
    const late = await run('check', '--as-of', '2027-02-01T00:00:00Z');
    expect(late.code).toBe(EXIT.problems);
    expect(late.stdout + late.stderr).toMatch(/^app\.js\n(?:.*\n)*? {2}8:\d+ warning IPAM906 /m);
  });
});

describe('explain', () => {
  it('explains the rules of users', async () => {
    const shop = workshop({ 'ipam.config.ts': CONFIG });
    const { code, stdout } = await shop.run('explain', 'X-ACME-001');
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(
      /^X-ACME-001 pools-are-large \(warning\)\n\nWhat: a pool that is too small\.\nWhy: {2}Pools of ours grow\./,
    );
  });
});
