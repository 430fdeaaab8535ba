import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { Repository } from './repository';
import { project } from './small-apps';
import { lockText, Workshop } from './workshop';

const REDIS = 'prod/shop/StatefulSet/redis';
const CACHE = 'prod/shop/StatefulSet/cache';
const WEB = 'prod/shop/Pod/web';
const MAIL = 'prod/shop/Pod/mail';

const BASE = lockText(
  '10.0.0.0/28',
  `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`,
  `10.0.0.6 released ${MAIL} since=2026-11-01T00:00:00Z`,
);
const HEAD = lockText('10.0.0.0/28', `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.9 bound ${WEB}`);

const DAY_3 = ['--as-of', '2026-11-03T00:00:00Z'] as const;

const manifest = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: shop\n`;

/** `main` has a lock and manifests, and the branch `feature` is checked out, with another lock in the working tree. */
function repository(head = HEAD, files: Readonly<Record<string, string>> = {}): Repository {
  const shop = new Repository({ ...files, 'ipam.lock.yaml': BASE, 'dist/prod/shop.k8s.yaml': manifest('a') });
  shop.commit('deployed');
  shop.git('checkout', '--quiet', '-b', 'feature');
  shop.write('ipam.lock.yaml', head);
  return shop;
}

/** An app whose lock is the file that it is given, and that says what it is told. */
const app = (reply: string): Record<string, string> =>
  project(`write('shop.k8s.yaml', 'kind: New\\n');
const text = request().lock ?? readFileSync('ipam.lock.yaml', 'utf8');
const places = request().places ? [{ use: 'pool', key: 'prod/pods/db', network: 'corp', lifecycle: 'active', cidrs: [{ cidr: '10.0.0.0/28', size: '13' }] }] : undefined;
reply({ lock: { path: join(process.cwd(), 'ipam.lock.yaml'), before: text, text }, problems: [], renames: [], places, ...${reply} });`);

describe('diff', () => {
  it('shows the working tree against HEAD: sides, what to look at, who gets what and why, and a count', async () => {
    const shop = repository();
    const { code, stdout, stderr } = await shop.run('diff', ...DAY_3);
    expect([code, stderr]).toEqual([0, '']);
    const commit = shop.git('rev-parse', 'HEAD').slice(0, 12);
    expect(stdout).toBe(`HEAD (${commit}) -> working tree, as of 2026-11-03T00:00:00Z
working tree: One file of it is not committed as they are here.
The app was not asked: neither renames nor pools and their sizes are known.

corp
  ${MAIL}
    - 10.0.0.6 (released)  its quarantine is over
  ${WEB}
    + 10.0.0.9 (bound)  Pod is new

Follows from it:
  allow-list ${WEB}:
    + 10.0.0.9/32

Plan: 1 to allocate, 0 to release or retain, 0 to move, 1 free again. 0 blocked.
`);
  });

  it('refuses a name that is a tag and a branch, because git would take the tag', async () => {
    const shop = repository();
    shop.git('tag', 'main');
    expect(await shop.run('diff', 'main', '--no-app', ...DAY_3)).toMatchObject({ code: 0 });
    shop.commit('grown');
    shop.git('tag', '--force', 'main');
    const { code, stderr } = await shop.run('diff', 'main', '--no-app', ...DAY_3);
    expect(code).toBe(64);
    expect(stderr).toContain(
      'main cannot be compared: it may be refs/tags/main or refs/heads/main, which are different commits.',
    );
    expect(await shop.run('diff', 'refs/heads/main', '--no-app', ...DAY_3)).toMatchObject({ code: 0 });
  });

  it('compares refs, lock files, and the folders of projects', async () => {
    const shop = repository();
    shop.commit('grown');
    for (const [base, head] of [
      ['main', 'feature'],
      ['main', '.'],
      ['old.lock.yaml', 'new.lock.yaml'],
      ['old', 'HEAD'],
    ] as const) {
      for (const [path, text] of [
        ['old.lock.yaml', BASE],
        ['new.lock.yaml', HEAD],
        ['old/ipam.lock.yaml', BASE],
      ] as const)
        shop.write(path, text);
      const { code, stdout } = await shop.run('diff', base, head, '--no-app', ...DAY_3);
      expect([base, code]).toEqual([base, 0]);
      expect(stdout).toContain(`+ 10.0.0.9 (bound)  Pod is new\n`);
      expect(stdout).toMatch(/^Plan: 1 to allocate, 0 to release or retain, 0 to move, 1 free again\. 0 blocked\.$/m);
    }
  });

  it('takes where the branch left the default branch of origin as its base', async () => {
    const origin = new Repository({ 'ipam.lock.yaml': BASE });
    origin.commit('deployed');
    const folder = temporaryFolder();
    origin.git('clone', '--quiet', origin.folder, folder);
    const clone = new Repository({}, folder);
    clone.git('checkout', '--quiet', '-b', 'feature');
    origin.write('ipam.lock.yaml', lockText('10.0.0.0/28', `10.0.0.7 bound ${CACHE} 0`));
    origin.commit('moved on');
    clone.git('fetch', '--quiet');
    clone.write('ipam.lock.yaml', HEAD);
    const { code, stdout } = await clone.run('diff', ...DAY_3);
    expect(code).toBe(0);
    expect(stdout).toContain(': It is the merge base with origin/main.\n');
    expect(stdout).not.toContain(CACHE);
    expect((await clone.run('diff', 'origin/main', ...DAY_3)).code).toBe(6);
  });

  it('ends with 6 where the change may not be merged, and with 2 where it is asked whether there is any', async () => {
    const blocked = repository(BASE.replace(`bound ${REDIS} 0..1`, `bound ${CACHE} 0..1`));
    const { code, stdout } = await blocked.run('diff', '--exit-code', ...DAY_3);
    expect(code).toBe(6);
    expect(stdout).toContain(`blocked IPAM240 ${CACHE} has what ${REDIS} holds in HEAD`);
    expect(stdout).toMatch(/1 blocked\.\n$/);
    const changed = repository();
    expect((await changed.run('diff', '--exit-code', ...DAY_3)).code).toBe(2);
    expect(await changed.run('diff', 'main', 'HEAD', '--exit-code')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No address, claim or EIP changes.'),
    });
  });

  it('judges new dates by the history of the base', async () => {
    const shop = new Repository({ 'ipam.lock.yaml': lockText(`10.0.0.4 bound ${REDIS} 0`) });
    shop.commit('bound', '2026-11-01T00:00:00Z');
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4 released ${REDIS} 0`));
    shop.commit('released', '2026-11-02T20:00:00Z');
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4 released ${REDIS} 0 since=2026-11-02T01:00:00Z`));
    const { code, stdout } = await shop.run('diff', ...DAY_3);
    expect([code, stdout]).toEqual([6, expect.stringContaining('blocked IPAM249')]);
  });

  it('asks the app, where it is that of the head, for renames, pools and what is wrong', async () => {
    const renamed = BASE.replace(`bound ${REDIS} 0..1`, `bound ${CACHE} 0..1`);
    const shop = repository(renamed, app(`{ renames: [['${REDIS}', '${CACHE}']] }`));
    const { code, stdout } = await shop.run('diff', ...DAY_3);
    expect([code, stdout]).toEqual([0, expect.stringContaining('formerly shop/StatefulSet/redis')]);
    expect(stdout).toContain('medium IPAM268');
    expect(stdout).toContain('corp prod/pods/db\n');
    expect(stdout).not.toContain('The app was not asked');
    expect((await shop.run('diff', '--no-app', ...DAY_3)).code).toBe(6);
    expect((await shop.run('diff', 'main', 'main', ...DAY_3)).stdout).not.toContain('The app was not asked');
    shop.commit('renamed');
    const old = await shop.run('diff', 'feature', 'main', ...DAY_3);
    expect(old.stdout).toContain('The app was not asked');
  });

  it('shows the lock of a commit to the app, not the file', async () => {
    const shop = repository(HEAD, app('{}'));
    shop.commit('grown');
    shop.write('ipam.lock.yaml', BASE);
    const { code, stdout } = await shop.run('diff', 'main', 'HEAD', ...DAY_3);
    expect([code, stdout]).toEqual([0, expect.stringContaining('+ 10.0.0.9 (bound)  Pod is new')]);
    expect(stdout).toMatch(/prod\/pods\/db +IPv4 +13 +2 -> 3 +0 +1 -> 0 +10/);
  });

  it('says what the app finds wrong, and that the change is blocked by it', async () => {
    const stale = `{ rule: 'IPAM250', severity: 'error', where: { file: 'ipam.lock.yaml' }, message: 'It is stale.', fix: 'Synth.' }`;
    const { code, stdout } = await repository(HEAD, app(`{ problems: [${stale}] }`)).run('diff', ...DAY_3);
    expect([code, stdout]).toEqual([6, expect.stringContaining('blocked IPAM250 It is stale.')]);
    const crashing = repository(HEAD, project('process.exit(9);'));
    expect(await crashing.run('diff', ...DAY_3)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('With --no-app the locks and manifests are compared without it.'),
    });
  });

  it('compares manifests, of refs and of folders, and those alone where a side is an output folder', async () => {
    const shop = repository(BASE);
    shop.write('dist/prod/shop.k8s.yaml', manifest('b'));
    const { objects } = JSON.parse((await shop.run('diff', '--json')).stdout);
    expect(objects).toMatchObject([
      { action: 'remove', cluster: 'prod', kind: 'ConfigMap', name: 'a' },
      { action: 'add', cluster: 'prod', kind: 'ConfigMap', name: 'b' },
    ]);
    const { code, stdout } = await shop.run('diff', 'main', 'dist');
    expect(code).toBe(0);
    expect(stdout).toContain('dist: It is an output folder, without a lock: only manifests are compared.\n');
    expect(stdout).toContain('Manifests:\n');
    shop.write('dist/prod/spoilt.yaml', 'x: [\n');
    expect((await shop.run('diff')).stdout).toContain(
      'working tree: No Kubernetes object could be read here, and nothing is compared: prod/spoilt.yaml:1.\n',
    );
    expect(stdout).not.toContain(REDIS);
  });

  it('says which pod had an address that another of the same workload has now', async () => {
    const swapped = lockText('10.0.0.0/28', `10.0.0.4 bound ${REDIS} 1`, `10.0.0.5 bound ${REDIS} 0`);
    const { stdout } = await repository(swapped).run('diff', ...DAY_3);
    expect(stdout).toContain('~ 10.0.0.4 1 instead of 0 (bound)  another pod of the same workload\n');
  });

  it('prints and writes several forms at once', async () => {
    const shop = repository();
    const args = [
      '--format',
      'markdown',
      '--output',
      'a.md',
      '--format',
      'sarif',
      '--output',
      'a.sarif',
      '--format',
      'json',
      '--output',
      'a.json',
      '--format',
      'human',
    ];
    const { code, stdout } = await shop.run('diff', ...args, ...DAY_3);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Plan: 1 to allocate')]);
    expect(shop.read('a.md')).toContain('<!-- cdk8s-ipam:diff:default -->');
    expect(JSON.parse(shop.read('a.json')!)).toMatchObject({
      formatVersion: '1.0',
      totals: { allocate: 1, expire: 1 },
    });
    expect(JSON.parse(shop.read('a.sarif')!)).toMatchObject({ version: '2.1.0' });
    expect(await shop.run('diff', '--format', 'json', '--format', 'sarif')).toMatchObject({ code: 64 });
    expect(await shop.run('diff', '--format', 'yaml')).toMatchObject({ code: 64 });
    expect(await shop.run('diff', '--output', 'no/such/folder')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('no/such/folder cannot be written'),
    });
  });

  it('puts results of SARIF on the lines of the lock that have changed', async () => {
    const shop = repository(BASE.replace(`bound ${REDIS} 0..1`, `bound ${CACHE} 0..1`));
    const { code, stdout } = await shop.run('diff', '--format', 'sarif', ...DAY_3);
    const [result] = JSON.parse(stdout).runs[0].results;
    const line =
      shop
        .read('ipam.lock.yaml')!
        .split('\n')
        .findIndex((text) => text.includes(CACHE)) + 1;
    expect(code).toBe(6);
    expect(result).toMatchObject({
      ruleId: 'IPAM240',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'ipam.lock.yaml' }, region: { startLine: line } } }],
    });
  });

  it('shortens long lists, unless all is asked for', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `10.1.${i >> 8}.${i & 255} bound prod/shop/Pod/p${i}`);
    const shop = repository(lockText(...many));
    const short = (await shop.run('diff', ...DAY_3)).stdout;
    expect(short).toContain('; --all shows them.');
    expect(short.split('\n').length).toBeLessThan(300);
    const whole = (await shop.run('diff', '--all', ...DAY_3)).stdout;
    expect(whole).toContain('prod/shop/Pod/p299');
    expect(whole).not.toContain('--all');
  });
});

describe('diff refuses', () => {
  it('a ref that does not exist, and says what may be missing in a shallow clone', async () => {
    const shop = repository();
    expect(await shop.run('diff', 'origin/main')).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining(
        'error IPAM707 origin/main\n  origin/main cannot be compared: git knows no such branch',
      ),
    });
    shop.commit('second');
    const shallow = new Repository({}, temporaryFolder());
    shallow.git('fetch', '--quiet', '--depth=1', `file://${shop.folder}`, 'feature');
    shallow.git('checkout', '--quiet', 'FETCH_HEAD');
    const { code, stderr } = await shallow.run('diff', 'origin/main');
    expect([code, stderr]).toEqual([64, expect.stringContaining('This clone is shallow: fetch the rest')]);
  });

  it('what would be an option of git in the place of a ref', async () => {
    expect((await repository().run('diff', '^main')).code).toBe(64);
  });

  it('a folder without lock and manifests, and no repository', async () => {
    const shop = repository();
    shop.write('empty/readme.md', 'nothing\n');
    expect(await shop.run('diff', 'empty')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('neither ipam.lock.yaml nor YAML files'),
    });
    const alone = new Workshop({ 'ipam.lock.yaml': BASE });
    expect(await alone.run('diff')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('there is no git repository here'),
    });
    const bare = new Repository({ 'readme.md': 'a project\n' });
    bare.commit('bare');
    expect(await bare.run('diff')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('neither side has ipam.lock.yaml, nor manifests in dist'),
    });
    expect(await alone.run('diff', 'main')).toMatchObject({ code: 64, stderr: expect.stringContaining('IPAM707') });
  });

  it('a lock that cannot be read on either side, with its line', async () => {
    const shop = repository('<<<<<<< HEAD\n=======\n>>>>>>> main\n');
    expect(await shop.run('diff')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/IPAM\d+ ipam\.lock\.yaml:1\n/),
    });
    shop.commit('spoilt');
    shop.write('ipam.lock.yaml', BASE);
    expect(await shop.run('diff')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/IPAM\d+ HEAD:ipam\.lock\.yaml:1\n/),
    });
  });

  it('a wrong instant', async () => {
    expect(await repository().run('diff', '--as-of', 'now')).toMatchObject({ code: 64 });
  });
});

describe('diff with a lock that is missing', () => {
  it('takes it for an empty one, and says so', async () => {
    const shop = new Repository({ 'readme.md': 'a project\n' });
    shop.commit('before');
    shop.write('ipam.lock.yaml', HEAD);
    const { code, stdout } = await shop.run('diff', ...DAY_3);
    expect([code, stdout]).toEqual([0, expect.stringContaining('HEAD has no lock: nobody holds anything there.\n')]);
    expect(stdout).toContain('Plan: 3 to allocate');
  });

  it('shows every lease as erased where the file was deleted', async () => {
    const shop = repository();
    shop.git('rm', '--quiet', '--force', 'ipam.lock.yaml');
    const { code, stdout } = await shop.run('diff', ...DAY_3);
    expect([code, stdout]).toEqual([
      6,
      expect.stringContaining('working tree has no lock: nobody holds anything there.\n'),
    ]);
    expect(stdout).toContain('blocked IPAM243');
  });
});
