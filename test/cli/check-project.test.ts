import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECK_JSON, type CheckJson } from '../../src/cli/check-json-schema';
import { headsOf } from './heads';
import { project } from './small-apps';
import { lockText, Workshop } from './workshop';

const REDIS = 'prod/shop/StatefulSet/redis';
const LOCK = lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`);

const PLACES = [
  {
    use: 'subnet',
    key: 'prod/pods',
    network: 'corp',
    lifecycle: 'active',
    cidrs: [{ cidr: '10.0.0.0/24', size: '256' }],
  },
];

const CLUSTERS = [
  {
    name: 'prod',
    network: 'corp',
    backend: { kind: 'calico', version: { major: 3, minor: 33, patch: 0 }, api: 'native', windowsNodes: false },
    kubernetes: { major: 1, minor: 36, patch: 0 },
    reserved: ['10.0.0.200/32'],
    existing: [],
  },
];

const problem = (rule: string, severity: string, message = 'It is wrong.') => ({
  rule,
  severity,
  where: { identity: REDIS, path: 'prod-shop/redis' },
  message,
  fix: 'Mend it.',
});

/** An app that keeps its lock, has these problems, and says what it declares. */
function app(problems: readonly object[] = [], findings: readonly object[] = problems): Record<string, string> {
  const said = { problems, findings: { problems: findings, acknowledgements: [] }, places: PLACES, clusters: CLUSTERS };
  return {
    ...project(`const text = readFileSync('ipam.lock.yaml', 'utf8');
reply({ lock: { path: join(process.cwd(), 'ipam.lock.yaml'), before: text, text }, ...${JSON.stringify(said)} });`),
    'ipam.lock.yaml': LOCK,
  };
}

const pod = (address: string): string => `apiVersion: v1
kind: Pod
metadata: { name: stranger, namespace: shop, annotations: { cni.projectcalico.org/ipAddrs: '["${address}"]' } }
spec: { containers: [{ name: main, image: busybox }] }
`;

const POOL = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: { name: p }
spec: { cidr: 10.9.0.0/24 }
`;

const jsonOf = (stdout: string): CheckJson => CHECK_JSON.parse(JSON.parse(stdout));

describe('check without files', () => {
  it('says of an output folder that it is only looked at as such, where no cluster is known', async () => {
    const shop = new Workshop({ ...app(), 'dist/prod/pods.k8s.yaml': pod('10.0.0.4') });
    const { stdout } = await shop.run('check', '--no-app');
    expect(stdout).toContain('dist: only looked at as a folder, because no cluster is known');
    expect(stdout).not.toContain('0 objects');
  });

  it('looks at the app, the lock, the output and the manifests that the configuration names', async () => {
    const shop = new Workshop({
      ...app([problem('IPAM131', 'warning')]),
      'dist/prod/own.k8s.yaml': POOL.replace('/24', '/30'),
      'dist/prod/pods.k8s.yaml': POOL.replace('name: p', 'name: pods').replace('10.9', '10.0'),
      'helm/a.yaml': pod('10.0.0.4'),
      'helm/b.yaml': pod('10.0.0.200'),
      'ipam.config.json': '{ "manifests": ["helm/**"] }',
    });
    const { code, stdout, stderr } = await shop.run('check');
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(headsOf(stdout)).toEqual([
      `warning IPAM131 ${REDIS} [prod-shop/redis]`,
      'error IPAM303 IPPool/p dist/prod/own.k8s.yaml:4:9',
      'error IPAM720 Pod/stranger helm/a.yaml:3:61',
    ]);
    expect(stdout.split('\n').slice(-6)).toEqual([
      'The app: 0 errors, 1 warning.',
      'ipam.lock.yaml: 1 line with an owner.',
      'dist: 2 objects in 2 files.',
      '2 objects in 2 files.',
      '2 errors, 1 warning',
      '',
    ]);
  });

  it('says of a construct once what its manifest shows too', async () => {
    const message = '10.9.0.0/30 has 4 addresses, but one block (/26) has 64.';
    const found = { ...problem('IPAM303', 'error', message), where: { identity: 'IPPool/p', path: 'prod/p' } };
    const shop = new Workshop({ ...app([found]), 'dist/prod/own.k8s.yaml': POOL.replace('/24', '/30') });
    expect(headsOf((await shop.run('check')).stdout)).toEqual(['error IPAM303 IPPool/p [prod/p]']);
  });

  it('refuses an output folder that the app writes otherwise', async () => {
    const files = app();
    files['app.js'] += "mkdirSync(join(outdir, 'prod'), { recursive: true }); write('prod/a.yaml', 'a: 1\\n');";
    const shop = new Workshop({ ...files, 'dist/prod/b.yaml': POOL });
    const { stdout } = await shop.run('check');
    expect(headsOf(stdout)).toEqual(['error IPAM417 dist/prod/a.yaml', 'error IPAM417 dist/prod/b.yaml']);
    expect(stdout).toContain('The app writes prod/a.yaml, which is not there.');
    expect(stdout).toContain('The app does not write prod/b.yaml.');
    expect(await new Workshop({ ...files, 'dist/prod/a.yaml': 'a: 1\n' }).run('check')).toMatchObject({ code: 0 });
    for (const [text, line] of [
      ['a: 2\n', 1],
      ['a: 1\nb: 2\n', 2],
      ['a: 1', 1],
    ] as const)
      expect((await new Workshop({ ...files, 'dist/prod/a.yaml': text }).run('check')).stdout).toContain(
        `The app writes prod/a.yaml otherwise, from line ${line} on.`,
      );
  });

  it('knows the cluster of manifests that the configuration names', async () => {
    const lock = lockText(`10.0.0.4 bound ${REDIS} 0`, '10.0.0.5 bound lab/shop/Pod/stranger');
    const group = (cluster: string) => JSON.stringify({ manifests: [{ files: 'x.yaml', cluster }] });
    const shop = new Workshop({ 'ipam.lock.yaml': lock, 'x.yaml': pod('10.0.0.5'), 'ipam.config.json': group('prod') });
    expect(headsOf((await shop.run('check')).stdout)).toEqual(['error IPAM720 Pod/stranger x.yaml:3:61']);
    shop.write('ipam.config.json', group('lab'));
    expect(await shop.run('check')).toMatchObject({ code: 0 });
  });

  it('tells what the app was refused for when it wrote', async () => {
    const shop = new Workshop(app([problem('IPAM404', 'error')], []));
    const { code, stdout } = await shop.run('check');
    expect([code, headsOf(stdout)]).toEqual([3, [`error IPAM404 ${REDIS} [prod-shop/redis]`]]);
  });

  it('looks at the lock alone where there is no app, and names what spoils it', async () => {
    expect(await new Workshop({ 'ipam.lock.yaml': LOCK }).run('check')).toMatchObject({ code: 0 });
    const { code, stdout } = await new Workshop({ 'ipam.lock.yaml': LOCK.replace('bound', 'bond') }).run('check');
    expect([code, headsOf(stdout)]).toEqual([3, [expect.stringMatching(/^error IPAM2\d\d ipam\.lock\.yaml:\d+$/)]]);
  });

  it('needs something to check', async () => {
    expect(await new Workshop().run('check')).toEqual({
      code: 64,
      stdout: '',
      stderr: 'error: there is nothing to check: run it in the folder of cdk8s.yaml or the lock, or name YAML files.\n',
    });
  });
});

describe('check with files beside a lock', () => {
  it('holds them against it, without the app', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': LOCK, 'pod.yaml': pod('10.0.0.5') });
    expect(headsOf((await shop.run('check', 'pod.yaml')).stdout)).toEqual(['error IPAM720 Pod/stranger pod.yaml:3:61']);
  });

  it('has to be told which of several clusters they are for', async () => {
    const lock = lockText(`10.0.0.4 bound ${REDIS} 0`, '10.0.0.5 bound lab/shop/Pod/stranger');
    const shop = new Workshop({ 'ipam.lock.yaml': lock, 'pod.yaml': pod('10.0.0.5') });
    const untold = await shop.run('check', 'pod.yaml');
    expect(untold.code).toBe(0);
    expect(untold.stdout).toContain('which has several clusters: --cluster says which (lab, prod).');
    expect(await shop.run('check', 'pod.yaml', '--cluster', 'lab')).toMatchObject({ code: 0 });
    expect(await shop.run('check', 'pod.yaml', '--cluster', 'prod')).toMatchObject({ code: 3 });
    expect(await shop.run('check', 'pod.yaml', '--cluster', 'labs')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('did you mean lab'),
    });
  });

  it('takes folders and patterns, and says what it passes over', async () => {
    const shop = new Workshop({
      'all/a.yaml': POOL,
      'all/deep/b.yml': POOL.replace('/24', '/30'),
      'all/deep/c.json': '{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "Up" } }',
      'all/package.json': '{ "name": "x" }',
      'all/notes.txt': 'apiVersion: {{',
      'all/node_modules/d.yaml': '{{',
      'all/chart/Chart.yaml': 'apiVersion: v2\nname: chart\n',
      'all/chart/templates/e.yaml': 'name: {{ x }}\n',
      'all/old.yaml': 'apiVersion: v1\nkind: {{ x }}\n',
      'ipam.config.json': '{ "ignore": [{ "files": "all/old.yaml", "reason": "No longer applied." }] }',
    });
    symlinkSync('a.yaml', shop.path('all/link.yaml'));
    const folder = await shop.run('check', 'all', '--verbose');
    expect(headsOf(folder.stdout)).toEqual([
      'error IPAM303 IPPool/p all/deep/b.yml:4:9',
      'error IPAM319 Pod/Up all/deep/c.json:1:52',
    ]);
    expect(folder.stdout).toContain(`3 objects in 3 files.
Passed over: 6 paths.
  all/chart/templates: templates of a Helm chart: check what it renders
  all/link.yaml: a symbolic link
  all/node_modules: no folder of manifests
  all/old.yaml: ignored by the configuration: No longer applied.
  all/chart/Chart.yaml: no manifest of Kubernetes: it has no apiVersion and kind
  all/package.json: no manifest of Kubernetes: it has no apiVersion and kind
`);
    const pattern = await shop.run('check', 'all/**/*.yml');
    expect(pattern.stdout).toContain('1 object in 1 file.\n');
    expect(headsOf((await shop.run('check', 'none/*.yaml')).stdout)).toEqual(['error IPAM420 none/*.yaml']);
  });

  it('reads no file that is too large', async () => {
    const shop = new Workshop({ 'large.yaml': 'a'.repeat(17 * 2 ** 20) });
    expect(headsOf((await shop.run('check', 'large.yaml')).stdout)).toEqual(['error IPAM415 large.yaml']);
  });
});

describe('reports', () => {
  const FILES = { 'pool.yaml': POOL.replace('/24', '/30') };

  it('go where they are wanted, several at a time', async () => {
    const shop = new Workshop(FILES);
    const { code, stdout } = await shop.run(
      ...['check', 'pool.yaml', '--format', 'text', '--format', 'github', '--output', '-'],
      ...['--format', 'sarif', '--output', 'x.sarif', '--output', 'x.txt', '--format', 'junit', '--output', 'x.xml'],
    );
    expect(code).toBe(3);
    expect(stdout).toMatch(/^pool\.yaml\n {2}4:9 error [\s\S]*\n::error file=pool\.yaml,line=4,col=9,/);
    expect(JSON.parse(shop.read('x.sarif')!)).toMatchObject({ version: '2.1.0' });
    expect(shop.read('x.txt')).toMatch(/^pool\.yaml\n/);
    expect(shop.read('x.xml')).toMatch(/^<\?xml /);
  });

  it('name files from the folder of the repository', async () => {
    const shop = new Workshop({ 'apps/shop/pool.yaml': FILES['pool.yaml'] });
    const { execFileSync } = await import('node:child_process');
    execFileSync('git', ['init', '--quiet'], { cwd: shop.folder });
    const inner = new Workshop({}, shop.path('apps/shop'));
    const { stdout } = await inner.run('check', 'pool.yaml', '--format', 'gitlab');
    expect(JSON.parse(stdout)).toMatchObject([{ location: { path: 'apps/shop/pool.yaml' } }]);
  });

  it.each([
    [['--format', 'xml'], '--format xml is none of text, json, sarif, github, gitlab, junit.'],
    [['--format', 'text', '--format', 'json'], 'json is for programs: give it a file with --output.'],
    [['--output', 'a', '--output', 'a'], 'two reports are to be written to a.'],
    [['--format', 'sarif', '--output', 'none/x'], 'the report cannot be written to none/x'],
    [['--fail-on', 'all'], '--fail-on all is neither error nor warning.'],
    [['--write-baseline'], '--write-baseline is about the whole project'],
  ])('%j is refused', async (options, says) => {
    const { code, stderr } = await new Workshop(FILES).run('check', 'pool.yaml', ...options);
    expect({ code, stderr }).toEqual({ code: 64, stderr: expect.stringContaining(says) });
  });

  it('fail for warnings where that is said', async () => {
    const shop = new Workshop(app([problem('IPAM131', 'warning')]));
    expect(await shop.run('check')).toMatchObject({ code: 0 });
    expect(await shop.run('check', '--fail-on', 'warning')).toMatchObject({ code: 3 });
    shop.write('ipam.config.json', '{ "failOn": "warning" }');
    expect(await shop.run('check')).toMatchObject({ code: 3 });
    expect(await shop.run('check', '--fail-on', 'error')).toMatchObject({ code: 0 });
  });
});

describe('a baseline', () => {
  it('takes in what is open, counts only more than that, and lets go what is mended', async () => {
    const files = { ...app([problem('IPAM131', 'warning')]), 'ipam.config.json': '{ "manifests": ["helm/*"] }' };
    const shop = new Workshop({ ...files, 'helm/a.yaml': POOL.replace('/24', '/30') });
    const written = await shop.run('check', '--write-baseline', '--json');
    expect(written.code).toBe(0);
    expect(jsonOf(written.stdout).summary).toEqual({ errors: 0, warnings: 0, acknowledged: 0, baseline: 2, off: 0 });
    shop.write('helm/b.yaml', POOL.replace('/24', '/31').replace('name: p', 'name: q'));
    const more = await shop.run('check');
    expect([more.code, headsOf(more.stdout)[0]]).toEqual([3, 'error IPAM303 IPPool/q helm/b.yaml:4:9']);
    shop.write('helm/a.yaml', POOL);
    shop.write('helm/b.yaml', '');
    expect((await shop.run('check')).stdout).toContain('IPAM909');
    expect((await shop.run('check', '--prune-baseline')).stdout).toContain(
      '1 problem taken out of ipam-baseline.json.',
    );
    expect((await shop.run('check', '--prune-baseline')).stdout).toContain('There is nothing to take out');
  });
});

describe('settings', () => {
  it('are printed with their sources', async () => {
    const shop = new Workshop({ 'ipam.config.json': '{\n  "preset": "strict"\n}' });
    const { code, stdout } = await shop.run('check', '--print-config', '--fail-on', 'warning');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^preset +"strict" +config, ipam\.config\.json:2/m);
    expect(stdout).toMatch(/^failOn +"warning" +command line$/m);
  });

  it('that are wrong stop a check', async () => {
    const shop = new Workshop({ ...app(), 'ipam.config.json': '{ "presets": "strict" }' });
    const { code, stdout } = await shop.run('check');
    expect([code, headsOf(stdout)]).toEqual([64, [expect.stringMatching(/^error IPAM901 ipam\.config\.json/)]]);
  });
});
