import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check';
import { headsOf } from './heads';
import { endOf, Workshop } from './workshop';

const PAGES = { 'calico.yaml': pageOf('calico'), 'kube-ovn.yaml': pageOf('kube-ovn') };

const POOL = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: { name: p }
spec: { cidr: 10.0.0.0/24 }
`;

function pageOf(name: string): string {
  return readFileSync(`test/fixtures/documents/${name}.yaml`, 'utf8');
}

describe('check', () => {
  it('finds the mistakes of both pages, in the order of their lines', async () => {
    const { code, stdout, stderr } = await new Workshop(PAGES).run('check', 'kube-ovn.yaml', 'calico.yaml');
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(headsOf(stdout)).toEqual([
      'error IPAM339 IP/vm-dynamic-01.default kube-ovn.yaml:19:3',
      'error IPAM339 IP/vm-dynamic-01.default kube-ovn.yaml:27:3',
      'error IPAM339 IP/vm-dynamic-01.default kube-ovn.yaml:28:3',
      'warning IPAM338 IP/pod-static-01.default kube-ovn.yaml:50:3',
      'warning IPAM673 IP/pod-static-01.default kube-ovn.yaml:53:3',
      'error IPAM337 IP/pod-static-01.default kube-ovn.yaml:54:3',
      'error IPAM339 IP/pod-static-01.default kube-ovn.yaml:63:3',
      'error IPAM339 IP/pod-static-01.default kube-ovn.yaml:71:3',
      'error IPAM339 IP/pod-static-01.default kube-ovn.yaml:72:3',
      'warning IPAM338 IP/pod-static-01.default kube-ovn.yaml:83:3',
      'warning IPAM416 Pod/staticIpPod calico.yaml:2:1',
      'error IPAM319 Pod/staticIpPod calico.yaml:5:3',
      'warning IPAM638 Pod/staticIpPod calico.yaml:7:5',
      'error IPAM303 IPPool/my.ippool-1 calico.yaml:22:3',
      'error IPAM304 IPPool/my.ippool-1 calico.yaml:22:3',
      'error IPAM303 IPPool/my.ippool-2 calico.yaml:36:3',
      'error IPAM304 IPPool/my.ippool-2 calico.yaml:36:3',
      'warning IPAM416 StatefulSet/redis-cluster calico.yaml:45:1',
      'warning IPAM416 StatefulSet/redis-cluster calico.yaml:45:1',
      'warning IPAM416 StatefulSet/redis-cluster calico.yaml:45:1',
      'warning IPAM317 StatefulSet/redis-cluster calico.yaml:50:5',
      'warning IPAM317 StatefulSet/redis-cluster calico.yaml:50:5',
      'warning IPAM318 StatefulSet/redis-cluster calico.yaml:50:5',
    ]);
    expect(stdout).toContain('\n9 objects in 2 files.\n12 errors, 11 warnings\n');
  });

  it('takes all files together for one cluster', async () => {
    const inner = POOL.replace('name: p', 'name: q').replace('/24', '/25');
    const shop = new Workshop({ 'a.yaml': POOL, 'b.yaml': inner });
    expect(headsOf((await shop.run('check', 'a.yaml', 'b.yaml')).stdout)).toEqual([
      'error IPAM304 IPPool/q b.yaml:4:9',
    ]);
  });

  it('reads standard input, and is content with what is good', async () => {
    const shop = new Workshop({ 'pool.yaml': POOL });
    const piped = shop.start(['check', '-'], { input: POOL.replace('/24', '/33') });
    expect(await endOf(piped)).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^stdin\n {2}4:9 error IPAM307 /),
    });
    expect(await shop.run('check', 'pool.yaml')).toEqual({
      code: 0,
      stdout: '1 object in 1 file.\n0 errors, 0 warnings\n',
      stderr: '',
    });
  });

  it('names what it cannot read, and goes on with the rest', async () => {
    const shop = new Workshop({
      'chart.yaml': `${POOL}---\nname: {{ .Release.Name }}\n`,
      'tab.yaml': `a:\n\tb: 1\n---\n${POOL.replace('/24', '/30')}`,
      'twice.yaml': 'a: 1\na: 2\n',
      'folder/x.yaml': '',
    });
    writeFileSync(shop.path('latin.yaml'), Buffer.from('a: caf\xe9\n', 'latin1'));
    const paths = ['none.yaml', 'folder', 'latin.yaml', 'chart.yaml', 'tab.yaml', 'twice.yaml'].map((name) =>
      shop.path(name),
    );
    const { exitCode, stdout = '' } = await check(paths);
    expect(exitCode).toBe(3);
    expect(headsOf(stdout.replaceAll(`${shop.folder}/`, ''))).toEqual([
      'error IPAM420 none.yaml',
      'error IPAM420 latin.yaml',
      'error IPAM422 chart.yaml:6:7',
      'error IPAM421 tab.yaml:2:1',
      'error IPAM303 IPPool/p tab.yaml:7:9',
      'error IPAM423 twice.yaml:2:1',
    ]);
  });

  it('needs a file', async () => {
    expect(await new Workshop().run('check')).toMatchObject({ code: 64, stdout: '' });
  });

  it('judges for the version that is said, and else for all, saying of which', async () => {
    const shop = new Workshop({
      'r.yaml': POOL.replace('IPPool', 'IPReservation').replace('cidr: 10.0.0.0/24', 'reservedCIDRs: [10.0.0.5]'),
    });
    const { stdout } = await shop.run('check', 'r.yaml');
    expect(stdout).toContain('write "10.0.0.5/32". So it is in Calico from 3.33 on.');
    expect(await shop.run('check', 'r.yaml', '--calico', '3.32')).toMatchObject({ code: 0 });
    expect(headsOf((await shop.run('check', 'r.yaml', '--calico', '3.33', '--calico-api', 'native')).stdout)).toEqual([
      'error IPAM307 IPReservation/p r.yaml:4:25',
    ]);
  });

  it('warns of what only old versions lack, where no version is said', async () => {
    const shop = new Workshop({ 'p.yaml': POOL.replace('cidr:', 'assignmentMode: Manual, cidr:') });
    const head = 'IPAM620 IPPool/p p.yaml:4:9';
    const unsaid = await shop.run('check', 'p.yaml');
    expect([unsaid.code, ...headsOf(unsaid.stdout)]).toEqual([0, `warning ${head}`]);
    const old = await shop.run('check', 'p.yaml', '--calico', '3.29');
    expect([old.code, ...headsOf(old.stdout)]).toEqual([3, `error ${head}`]);
    expect(headsOf((await shop.run('check', 'p.yaml', '--calico', '3.30')).stdout)).toEqual([]);
  });

  it('compares with what was there before', async () => {
    const shop = new Workshop({ 'new.yaml': POOL.replace('/24', '/23'), 'old.yaml': POOL });
    expect(await shop.run('check', 'new.yaml')).toMatchObject({ code: 0 });
    const { code, stdout } = await shop.run('check', 'new.yaml', '--before', 'old.yaml');
    expect({ code, heads: headsOf(stdout) }).toEqual({ code: 3, heads: ['error IPAM624 IPPool/p new.yaml:4:9'] });
    expect(headsOf((await shop.run('check', 'new.yaml', '--before', 'none.yaml')).stdout)).toEqual([
      'error IPAM420 none.yaml',
    ]);
  });

  it.each([
    [['--calico', 'new'], '--calico new is not a version'],
    [['--kube-ovn', 'v1'], '--kube-ovn v1 is not a version'],
    [['--calico-api', 'v3'], '--calico-api v3 is none of native, aggregated, crd'],
  ])('refuses %s', async (options, says) => {
    const shop = new Workshop({ 'pool.yaml': POOL });
    const { code, stderr } = await shop.run('check', 'pool.yaml', ...options);
    expect({ code, stderr }).toEqual({ code: 64, stderr: expect.stringContaining(says) });
  });

  it('takes no option about manifests without any', async () => {
    const { code, stderr } = await new Workshop().run('check', '--base', 'main', '--calico', '3.32');
    expect({ code, stderr }).toEqual({ code: 64, stderr: 'error: --calico is about YAML files: name them.\n' });
  });
});
