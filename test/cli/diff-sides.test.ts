import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { Repository } from './repository';
import { endOf, lockText, Workshop } from './workshop';

const REDIS = 'prod/shop/StatefulSet/redis';
const LOCK = lockText('10.0.0.0/28', `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`);
const GROWN = lockText('10.0.0.0/28', `10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`);
const POOL = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.0.0.0/28
`;

/** A commit `main` with a lock and a pool in `dist`. */
function deployed(files: Readonly<Record<string, string>> = {}): Repository {
  const shop = new Repository({ 'ipam.lock.yaml': LOCK, 'dist/prod/cluster.k8s.yaml': POOL, ...files });
  shop.commit('deployed');
  return shop;
}

/** The JSON of a diff with `main`. */
async function reviewed(shop: Repository, ...args: readonly string[]) {
  const { code, stdout, stderr } = await shop.run('diff', 'main', '--no-app', '--json', ...args);
  expect([stderr, code === 0 || code === 6]).toEqual(['', true]);
  return JSON.parse(stdout);
}

describe('an output folder that one side does not have', () => {
  it('is no reason to pass over its objects: a pool in use leaves git with it', async () => {
    const shop = deployed();
    shop.git('rm', '-r', '--quiet', 'dist');
    const { objects, hazards, head } = await reviewed(shop);
    expect(objects).toMatchObject([{ action: 'remove', kind: 'IPPool', name: 'db' }]);
    expect(hazards).toMatchObject([{ rule: 'IPAM710', level: 'blocked' }]);
    expect(head).toMatchObject({
      hasManifests: false,
      notes: expect.arrayContaining(['It has no manifests in dist.']),
    });
  });

  it('has all its objects as new ones where it comes', async () => {
    const shop = new Repository({ 'readme.md': 'a project\n' });
    shop.commit('before');
    shop.write('ipam.lock.yaml', LOCK);
    shop.write('dist/prod/cluster.k8s.yaml', POOL);
    expect((await reviewed(shop)).objects).toMatchObject([{ action: 'add', kind: 'IPPool' }]);
  });

  it('is found under the name that its own cdk8s.yaml gives it', async () => {
    const shop = deployed({ 'cdk8s.yaml': 'output: dist\n' });
    shop.git('mv', 'dist', 'manifests');
    shop.write('cdk8s.yaml', 'output: ./manifests/\n');
    const { objects, base } = await reviewed(shop);
    expect(objects).toEqual([]);
    expect(base.notes).toEqual(['Its manifests are in dist.']);
  });

  it('is not compared where git does not keep it', async () => {
    const shop = new Repository({ 'ipam.lock.yaml': LOCK, '.gitignore': 'dist\n' });
    shop.commit('deployed');
    shop.write('dist/prod/cluster.k8s.yaml', POOL);
    const { objects, head } = await reviewed(shop);
    expect(objects).toEqual([]);
    expect(head.notes).toEqual(['dist is not kept in git, so manifests are not compared.']);
  });

  it('is the same folder however cdk8s.yaml writes it', async () => {
    const shop = deployed({ 'cdk8s.yaml': 'output: ./dist/\n' });
    expect((await reviewed(shop)).objects).toEqual([]);
  });
});

describe('a lock that was renamed', () => {
  it('is compared with what it was called before, so that nobody looks new', async () => {
    const shop = deployed();
    shop.git('mv', 'ipam.lock.yaml', 'ips.lock.yaml');
    shop.write('ips.lock.yaml', GROWN);
    const { totals, base } = await reviewed(shop, '--lock', 'ips.lock.yaml');
    expect(totals).toMatchObject({ allocate: 1 });
    expect(base.notes).toEqual(['Its lock is ipam.lock.yaml, which is ips.lock.yaml now.']);
  });

  it('is found in another folder too', async () => {
    const shop = new Repository({ 'old/ipam.lock.yaml': LOCK, 'old/dist/prod/cluster.k8s.yaml': POOL });
    shop.commit('deployed');
    shop.git('mv', 'old', 'new');
    shop.commit('moved');
    const args = ['diff', 'HEAD~1', 'HEAD', '--no-app', '--json', '--lock', 'new/ipam.lock.yaml'];
    const { allocations, base } = JSON.parse((await shop.run(...args)).stdout);
    expect(allocations).toEqual([]);
    expect(base.notes).toEqual(['Its lock is old/ipam.lock.yaml, which is new/ipam.lock.yaml now.']);
  });
});

describe('what is compared is said', () => {
  it('where a clone does not know the default branch of its origin', async () => {
    const origin = deployed();
    const shop = new Repository({});
    shop.git('remote', 'add', 'origin', origin.folder);
    shop.git('fetch', '--quiet', 'origin', 'main');
    shop.git('checkout', '--quiet', '-b', 'feature', 'FETCH_HEAD');
    const { stdout } = await shop.run('diff');
    expect(stdout).toContain('HEAD: This clone does not say which branch of origin is the default');
  });

  it('where the base has gained what the head does not have, which looks undone', async () => {
    const shop = deployed();
    shop.git('switch', '--quiet', '-c', 'feature');
    shop.git('switch', '--quiet', 'main');
    shop.write('ipam.lock.yaml', GROWN);
    shop.commit('grown');
    const note =
      'It has changes of ipam.lock.yaml that feature does not have, and that look undone: merge it, or rebase, and compare again.';
    expect((await reviewed(shop, 'feature')).base.notes).toEqual([note]);
    shop.git('switch', '--quiet', 'feature');
    expect((await reviewed(shop)).base.notes).toEqual([note.replace('feature', 'the working tree')]);
    shop.git('merge', '--quiet', 'main');
    expect((await reviewed(shop)).base.notes).toBeUndefined();
  });

  it('where the working tree has changes, of the head alone', async () => {
    const shop = deployed();
    shop.write('ipam.lock.yaml', GROWN);
    expect((await shop.run('diff', 'main')).stdout).not.toContain('no part of it');
    expect((await shop.run('diff', 'main', 'main')).stdout).toContain('no part of it');
  });

  it('in a folder of the repository, also by a hook of a linked worktree', async () => {
    const shop = new Repository({ 'app/ipam.lock.yaml': LOCK });
    shop.commit('deployed');
    const linked = `${temporaryFolder()}/linked`;
    shop.git('worktree', 'add', '--quiet', linked, '-b', 'linked');
    const app = new Workshop({}, `${linked}/app`);
    const env = { GIT_DIR: shop.path('.git/worktrees/linked'), GIT_PREFIX: '' };
    const { code, stdout } = await endOf(app.start(['diff'], { env }));
    expect([code, stdout]).toEqual([0, expect.stringContaining('No address, claim or EIP changes.')]);
    expect(stdout).not.toContain('has no lock');
  });

  it('in a repository without a working tree', async () => {
    const shop = deployed();
    shop.write('ipam.lock.yaml', GROWN);
    shop.commit('grown');
    const folder = temporaryFolder();
    shop.git('clone', '--quiet', '--bare', shop.folder, `${folder}/bare.git`);
    const bare = new Workshop({}, `${folder}/bare.git`);
    expect(await bare.run('diff', 'main~1', 'main')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('Plan: 1 to allocate'),
    });
  });
});

describe('two sides with nothing in common are refused', () => {
  it('a lock against an output folder', async () => {
    const shop = deployed();
    const why = 'dist cannot be compared: it has manifests alone, and ipam.lock.yaml a lock alone.';
    for (const sides of [
      ['ipam.lock.yaml', 'dist'],
      ['dist', 'ipam.lock.yaml'],
    ] as const)
      expect(await shop.run('diff', ...sides)).toMatchObject({ code: 64, stderr: expect.stringContaining(why) });
  });
});

describe('a side that cannot be read is refused', () => {
  it.each([
    ['main..HEAD', 'Name both sides apart: cdk8s-ipam diff main HEAD.'],
    ['', 'error IPAM707 ""\n  An empty name cannot be compared'],
  ])('a name that is none: %j', async (name, why) => {
    expect(await deployed().run('diff', name)).toMatchObject({ code: 64, stderr: expect.stringContaining(why) });
  });

  it('a lock of another repository; but one in a folder that is nowhere is only not there', async () => {
    const shop = deployed();
    new Repository({ 'ipam.lock.yaml': LOCK }, shop.path('inner')).commit('inner');
    const { code, stderr } = await shop.run('diff', 'main', '--lock', 'inner/ipam.lock.yaml');
    expect({ code, stderr }).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('inner/ipam.lock.yaml lies in another git repository'),
    });
    const nowhere = await shop.run('diff', 'main', '--lock', 'nowhere/ipam.lock.yaml');
    expect(nowhere).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Plan: 0 to allocate') });
  });
});
