import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check';
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

/** Each problem of a report: rule, what, where. */
const heads = (report: string): string[] => report.split('\n').filter((line) => /^(error|warning) /.test(line));

describe('check', () => {
  it('finds the mistakes of both pages, in the order of their lines', async () => {
    const { code, stdout, stderr } = await new Workshop(PAGES).run('check', 'kube-ovn.yaml', 'calico.yaml');
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(heads(stdout)).toEqual([
      'error IPAM339 IP/vm-dynamic-01.default kube-ovn.yaml:19',
      'error IPAM339 IP/vm-dynamic-01.default kube-ovn.yaml:27',
      'error IPAM339 IP/vm-dynamic-01.default kube-ovn.yaml:28',
      'warning IPAM338 IP/pod-static-01.default kube-ovn.yaml:50',
      'error IPAM337 IP/pod-static-01.default kube-ovn.yaml:54',
      'error IPAM339 IP/pod-static-01.default kube-ovn.yaml:63',
      'error IPAM339 IP/pod-static-01.default kube-ovn.yaml:71',
      'error IPAM339 IP/pod-static-01.default kube-ovn.yaml:72',
      'warning IPAM338 IP/pod-static-01.default kube-ovn.yaml:83',
      'error IPAM319 Pod/staticIpPod calico.yaml:5',
      'error IPAM303 IPPool/my.ippool-1 calico.yaml:22',
      'error IPAM304 IPPool/my.ippool-1 calico.yaml:22',
      'error IPAM303 IPPool/my.ippool-2 calico.yaml:36',
      'error IPAM304 IPPool/my.ippool-2 calico.yaml:36',
      'warning IPAM317 StatefulSet/redis-cluster calico.yaml:50',
      'warning IPAM317 StatefulSet/redis-cluster calico.yaml:50',
      'warning IPAM318 StatefulSet/redis-cluster calico.yaml:50',
    ]);
    expect(stdout).toContain('\n9 objects in 2 files: 12 errors, 5 warnings\n');
  });

  it('takes all files together for one cluster', async () => {
    const inner = POOL.replace('name: p', 'name: q').replace('/24', '/25');
    const shop = new Workshop({ 'a.yaml': POOL, 'b.yaml': inner });
    expect(heads((await shop.run('check', 'a.yaml', 'b.yaml')).stdout)).toEqual(['error IPAM304 IPPool/q b.yaml:4']);
  });

  it('reads standard input, and is content with what is good', async () => {
    const shop = new Workshop({ 'pool.yaml': POOL });
    const piped = shop.start(['check', '-'], { input: POOL.replace('/24', '/33') });
    expect(await endOf(piped)).toMatchObject({ code: 3, stdout: expect.stringContaining('IPPool/p stdin:4\n') });
    expect(await shop.run('check', 'pool.yaml')).toEqual({
      code: 0,
      stdout: '1 object in 1 file: 0 errors, 0 warnings\n',
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
    expect(heads(stdout.replaceAll(`${shop.folder}/`, ''))).toEqual([
      'error IPAM420 none.yaml',
      'error IPAM420 folder',
      'error IPAM420 latin.yaml',
      'error IPAM422 chart.yaml:6',
      'error IPAM421 tab.yaml:2',
      'error IPAM303 IPPool/p tab.yaml:7',
      'error IPAM423 twice.yaml:2',
    ]);
    expect(stdout).toContain('it is a folder; name the files in it');
  });

  it('needs a file', async () => {
    expect(await new Workshop().run('check')).toMatchObject({ code: 64, stdout: '' });
  });
});
