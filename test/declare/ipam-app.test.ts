import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiObject, type App, Chart, YamlOutputType } from 'cdk8s';
import { describe, expect, it, vi } from 'vitest';
import { IpamApp, type IpamAppProps } from '../../src/index';
import { calicoCluster, statefulSet } from '../support/declare';
import { filesBelow, temporaryFolder } from '../support/folder';

const redis = (replicas: number) => (app: App) =>
  void statefulSet('redis', {
    pools: [calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' })],
    replicas,
  });

/** Synthesizes into a folder; the lock lies beside `dist`. */
function synth(folder: string, declare: (app: App) => void, props: IpamAppProps = {}): void {
  const app = new IpamApp({
    lockFile: join(folder, 'ipam.lock.yaml'),
    outdir: join(folder, 'dist'),
    frozen: false,
    ...props,
  });
  declare(app);
  app.synth();
}

const lockOf = (folder: string) => readFileSync(join(folder, 'ipam.lock.yaml'), 'utf8');

/** A folder after a good run. */
function synthesized(): string {
  const folder = temporaryFolder();
  synth(folder, redis(2));
  return folder;
}

describe('IpamApp', () => {
  it('writes a folder for each cluster and the lock beside it', () => {
    expect(Object.keys(filesBelow(synthesized()))).toEqual([
      'dist/prod/cluster.k8s.yaml',
      'dist/prod/shop.k8s.yaml',
      'ipam.lock.yaml',
    ]);
  });

  it('refuses to change in place what Calico cannot change, and touches nothing', () => {
    const folder = temporaryFolder();
    const declare = (blockSize: number) => (app: App) =>
      void calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { calico: { blockSize } });
    synth(folder, declare(32));
    const before = filesBelow(folder);
    expect(() => synth(folder, declare(28))).toThrow(
      /IPAM608 prod\/db\n {2}The IPPool db of the cluster prod has blocks/,
    );
    expect(filesBelow(folder)).toEqual(before);
    synth(folder, declare(32));
  });

  it('parts infrastructure and workloads for Flux', () => {
    const folder = temporaryFolder();
    synth(folder, redis(2), { layout: 'flux' });
    expect(Object.keys(filesBelow(join(folder, 'dist')))).toEqual([
      'prod/infra/cluster.k8s.yaml',
      'prod/workloads/shop.k8s.yaml',
    ]);
  });

  it('takes away the manifests of a chart that is gone, and nothing else', () => {
    const folder = synthesized();
    mkdirSync(join(folder, 'dist', 'elsewhere'));
    for (const file of ['prod/gone.k8s.yaml', 'prod/notes.txt', 'elsewhere/other.k8s.yaml']) {
      writeFileSync(join(folder, 'dist', file), '');
    }
    synth(folder, redis(2));
    expect(Object.keys(filesBelow(join(folder, 'dist')))).toEqual([
      'elsewhere/other.k8s.yaml',
      'prod/cluster.k8s.yaml',
      'prod/notes.txt',
      'prod/shop.k8s.yaml',
    ]);
  });

  it('says which construct reads an address that nobody has decided', () => {
    const beyond = (app: App) => {
      const set = statefulSet('redis', {
        pools: [calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db')],
      });
      const data = { second: set.address(1) };
      const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'peers' }, data };
      new ApiObject(set.node.scope!, 'peers', map);
    };
    expect(() => synth(temporaryFolder(), beyond)).toThrow(
      /^error IPAM405 prod\/shop\/StatefulSet\/redis .*\n.*no pod has that ordinal.* It is read at prod-shop\/peers\.$/m,
    );
  });

  it('refuses one object in two files', () => {
    const twice = (app: App) => {
      const cluster = calicoCluster(app);
      for (const id of ['one', 'two']) {
        const chart = new Chart(app, id, { namespace: 'shop' });
        cluster.addChart(chart);
        new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' } });
      }
    };
    expect(() => synth(temporaryFolder(), twice)).toThrow(
      /IPAM404 \[two\]\n {2}The ConfigMap shop\/config is written twice/,
    );
  });

  describe('leaves the last good run alone', () => {
    const spoilt: readonly [string, (folder: string) => void, RegExp][] = [
      [
        'a lock with conflict markers',
        (folder) => edit(folder, (text) => text.replace('      - 10', '<<<<<<< ours\n      - 10')),
        /IPAM232/,
      ],
      [
        'a lock of a newer version',
        (folder) => edit(folder, (text) => text.replace('version: 1', 'version: 2')),
        /IPAM231/,
      ],
      ['a lock that was cut off', (folder) => edit(folder, (text) => text.slice(0, -5)), /IPAM23/],
      ['a lock with Windows line ends', (folder) => edit(folder, (text) => text.replaceAll('\n', '\r\n')), /IPAM233/],
      ['a file that is no lock', (folder) => edit(folder, () => 'hello: world\n'), /IPAM230/],
    ];
    const edit = (folder: string, change: (text: string) => string) =>
      writeFileSync(join(folder, 'ipam.lock.yaml'), change(lockOf(folder)));

    it.each(spoilt)('before %s', (_what, spoil, says) => {
      const folder = synthesized();
      spoil(folder);
      const before = filesBelow(folder);
      expect(() => synth(folder, redis(3))).toThrow(says);
      expect(filesBelow(folder)).toEqual(before);
    });

    it('before declarations that are wrong', () => {
      const folder = synthesized();
      const before = filesBelow(folder);
      expect(() => synth(folder, redis(99))).toThrow(/IPAM200/);
      expect(filesBelow(folder)).toEqual(before);
    });

    it('before an output folder that is a file', () => {
      const folder = synthesized();
      writeFileSync(join(folder, 'file'), '');
      const before = filesBelow(folder);
      expect(() => synth(folder, redis(3), { outdir: join(folder, 'file') })).toThrow(/IPAM406/);
      expect(filesBelow(folder)).toEqual(before);
    });

    it.each([YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE])(
      'when the lock changed since it was read (output type %s)',
      (yamlOutputType) => {
        const folder = synthesized();
        const props = {
          lockFile: join(folder, 'ipam.lock.yaml'),
          outdir: join(folder, 'dist'),
          frozen: false,
          yamlOutputType,
        };
        const app = new IpamApp(props);
        redis(3)(app);
        edit(folder, (text) => text.replace('0..1', '0..1 delete=forever'));
        const before = filesBelow(folder);
        expect(() => app.synth()).toThrow(/IPAM253/);
        expect(filesBelow(folder)).toEqual(before);
      },
    );

    it('before a lock in a folder that is not there', () => {
      const folder = temporaryFolder();
      expect(() => synth(folder, redis(1), { lockFile: join(folder, 'missing', 'ipam.lock.yaml') })).toThrow(/IPAM254/);
    });
  });

  describe('frozen', () => {
    it('writes manifests where the lock fits', () => {
      const folder = synthesized();
      const before = filesBelow(folder);
      synth(folder, redis(2), { frozen: true });
      expect(filesBelow(folder)).toEqual(before);
    });

    it('names the differences where it does not, and touches nothing', () => {
      const folder = synthesized();
      const before = filesBelow(folder);
      expect(() => synth(folder, redis(3), { frozen: true })).toThrow(
        /IPAM250[\s\S]*10\.1\.0\.2 prod\/shop\/StatefulSet\/redis 2/,
      );
      expect(filesBelow(folder)).toEqual(before);
    });

    it('writes no lock, not even an empty one', () => {
      const folder = temporaryFolder();
      synth(folder, (app) => void calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }), { frozen: true });
      expect(Object.keys(filesBelow(folder))).toEqual(['dist/prod/cluster.k8s.yaml']);
    });

    it.each(['CI', 'ARGOCD_APP_NAME'])('is what %s asks for', (variable) => {
      const folder = synthesized();
      vi.stubEnv(variable, 'yes');
      try {
        const app = new IpamApp({ lockFile: join(folder, 'ipam.lock.yaml'), outdir: join(folder, 'dist') });
        redis(3)(app);
        expect(() => app.synth()).toThrow(/IPAM250/);
      } finally {
        vi.unstubAllEnvs();
      }
    });
  });

  it('throws a report without a stack trace', () => {
    const failure = failureOf(() => synth(temporaryFolder(), redis(99)));
    expect(failure.stack).toBe(failure.message);
    expect(failure.message).not.toMatch(/\n\s+at /);
  });

  it('writes nothing when its lock may not be read', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ipam.lock.yaml'));
    expect(() => synth(folder, redis(1))).toThrow(/IPAM25/);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });
});

describe('another machine', () => {
  const root = resolve(__dirname, '../..');
  const run = (env: Record<string, string>) => {
    const folder = temporaryFolder();
    const main = join(root, 'examples/calico/main.ts');
    execFileSync(process.execPath, ['--import', join(root, 'node_modules/tsx/dist/loader.mjs'), main], {
      cwd: folder,
      env: { ...process.env, CI: '', TSX_TSCONFIG_PATH: join(root, 'test/tsconfig.json'), ...env },
    });
    return filesBelow(folder);
  };

  it('with another language and another clock writes the same bytes', () => {
    const here = run({});
    expect(Object.keys(here)).toContain('ipam.lock.yaml');
    expect(run({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Apia' })).toEqual(here);
  });
});

function failureOf(action: () => void): Error {
  try {
    action();
  } catch (failure) {
    return failure as Error;
  }
  throw new Error('nothing was thrown');
}
