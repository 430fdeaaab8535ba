import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IpamValidation } from '../../src/index';
import { LIB } from '../cli/compiled';
import { Workshop } from '../cli/workshop';

const CDK8S = require.resolve('cdk8s-cli/package.json').replace('package.json', 'bin/cdk8s');

/** An app that writes what this function declares on its cluster `prod`. */
const app = (declarations: string): string => `
const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);
const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.23.0.0/24' }).pool('db', { cidr: '10.23.0.0/28' });
const shop = prod.namespace('shop');
const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } };
new FixedIpStatefulSet(shop, 'redis', { replicas: 2, pools: [db], template });
${declarations}
app.synth();
`;

const CONFIG = `app: node main.js
output: dist
validations:
  - package: ${dirname(LIB)}
    version: 0.1.0
    class: IpamValidation
`;

/** Writes this file into the output folder once the app has, as another construct library might. */
const alsoWriting = (path: string, text: string): string => `const synth = app.synth.bind(app);
app.synth = () => {
  synth();
  require('node:fs').writeFileSync(process.env.CDK8S_OUTDIR + ${JSON.stringify(`/${path}`)}, ${JSON.stringify(text)});
};`;

const REASON = 'The router has no other range for it.';
const POOL = 'apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata:\n  name: late\nspec:\n  cidr: 10.99.0.0/33\n';

function synth(shop: Workshop, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CDK8S, 'synth', ...args], {
    cwd: shop.folder,
    env: { PATH: process.env.PATH, HOME: shop.folder, LIB, CDK8S_CHECK_UPGRADE: 'false' },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('the validation plugin of cdk8s-cli', { timeout: 60_000 }, () => {
  it('passes manifests that are good, and leaves no metadata for Argo CD to read', () => {
    const shop = new Workshop({ 'cdk8s.yaml': CONFIG, 'main.js': app('') });
    const run = synth(shop);
    expect({ code: run.code, run }).toMatchObject({ code: 0 });
    expect(run.stdout).toContain('success');
    expect(shop.has('dist/prod/shop.k8s.yaml')).toBe(true);
    expect(shop.has('dist/construct-metadata.json')).toBe(false);
  });

  it('reports what only the output shows, with file and line, and fails', () => {
    const shop = new Workshop({ 'cdk8s.yaml': CONFIG, 'main.js': app(alsoWriting('prod/late.k8s.yaml', POOL)) });
    const { code, stdout } = synth(shop);
    expect(code).toBe(2);
    expect(stdout).toMatch(/IPAM\d+ \(error\)/);
    expect(stdout).toContain('dist/prod/late.k8s.yaml');
    expect(stdout).toMatch(/line 6:\d+ spec\.cidr/);
  });

  it('heeds what the project has answered for', () => {
    const shop = new Workshop({ 'cdk8s.yaml': CONFIG, 'main.js': app(alsoWriting('prod/late.k8s.yaml', POOL)) });
    const acknowledge = [{ rule: 'IPAM307', where: 'dist/prod/late.k8s.yaml', reason: REASON, expires: '2099-01-01' }];
    shop.write('ipam.config.json', JSON.stringify({ acknowledge }));
    const { code, stdout } = synth(shop);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/acknowledged +│ +1/) });
  });

  it('says which of its properties is wrong', () => {
    expect(() => new IpamValidation({ failOn: 'info' as never })).toThrow(/IpamValidation in cdk8s\.yaml.*failOn/);
    expect(() => new IpamValidation({ clusters: { prod: { calico: 'latest' } } })).toThrow(
      /clusters\.prod\.calico: "latest" is no version/,
    );
  });
});
