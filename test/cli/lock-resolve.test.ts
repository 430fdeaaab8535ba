import { describe, expect, it } from 'vitest';
import { Repository } from './repository';
import { project } from './small-apps';
import { endOf, lockText, Workshop } from './workshop';

const REDIS = 'prod/shop/StatefulSet/redis';
const BASE = lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.6 retained ${REDIS} 2 for=forever`);

/** An app that keeps its lock as it is, or as it is given. */
const KEEPING = `write('shop.k8s.yaml', 'kind: New\\n');
const { lock: given } = request();
const text = given ?? readFileSync('ipam.lock.yaml', 'utf8');
reply({ problems: [], lock: { path: join(process.cwd(), 'ipam.lock.yaml'), before: text, text } });`;

function repository(app = KEEPING): Repository {
  const shop = new Repository({ ...project(app), 'ipam.lock.yaml': BASE });
  shop.commit('deployed');
  return shop;
}

const resolve = (shop: Workshop, ...flags: readonly string[]) =>
  shop.run('lock', 'resolve', '--base', 'main', ...flags);

describe('lock resolve', () => {
  it('names the edits that have to be repeated, with their commands', async () => {
    const shop = repository();
    shop.write(
      'ipam.lock.yaml',
      lockText(
        `10.0.0.4 released ${REDIS} 0 moved`,
        `10.0.0.5 bound ${REDIS} 1`,
        `10.0.0.6 released ${REDIS} 2`,
        `10.0.0.9 bound ${REDIS} 0`,
        '10.0.0.10 bound prod/shop/Pod/licences',
      ),
    );
    expect(await resolve(shop)).toEqual({
      code: 0,
      stdout: `ipam.lock.yaml is the lock of main now, whole: 2 lines. The app changes nothing in it.

Edits of the lock that are lost; repeat those that are still wanted:
  > 10.0.0.4 -> 10.0.0.9 ${REDIS} 0 (moved)
    cdk8s-ipam lock move ${REDIS} [--all] [--to <pool>]
  ~ 10.0.0.6 ${REDIS} 2 (retained -> released)
    cdk8s-ipam lock release 10.0.0.6

No longer as in the file. It matters where the old addresses are in use already, such as those taken over from a
cluster: move the workload back (\`cdk8s-ipam lock move <owner> --to <address>\`), or change what knows them.
  - 10.0.0.10 prod/shop/Pod/licences (bound)

Run \`cdk8s-ipam synth\` for the manifests, and commit them together with the lock.
`,
      stderr: '',
    });
    expect(shop.read('ipam.lock.yaml')).toBe(BASE);
    expect([shop.has('dist'), shop.has('.cdk8s-ipam')]).toEqual([false, false]);
  });

  it('takes no rename for a loss, but tells of the edits beside it', async () => {
    const shop = repository(
      `const text = request().lock.replaceAll('redis', 'cache');
reply({ problems: [], renames: [['${REDIS}', 'prod/shop/StatefulSet/cache']], lock: {
  path: join(process.cwd(), 'ipam.lock.yaml'), before: text, text } });`,
    );
    const dated = BASE.replace('2 for=forever', '2 for=24h since=2026-11-02T00:00:00Z');
    for (const base of [BASE, BASE.replaceAll('redis', 'cache')].map((text) => text.replace('forever', '24h'))) {
      shop.write('ipam.lock.yaml', base);
      shop.commit('deployed');
      shop.write('ipam.lock.yaml', dated);
      const { stdout } = await resolve(shop);
      expect(stdout).not.toContain('No longer as in the file');
      expect(stdout).toContain('cdk8s-ipam lock gc --as-of');
    }
  });

  it('says what it cannot know of a file that contradicts itself', async () => {
    const shop = repository();
    shop.write('ipam.lock.yaml', BASE.replace('10.0.0.6 retained', '10.0.0.5 retained'));
    const { code, stdout } = await resolve(shop);
    expect(code).toBe(0);
    expect(stdout).toContain('What is lost of ipam.lock.yaml cannot be listed, because it is no good lock (IPAM238: ');
    expect(shop.read('ipam.lock.yaml')).toBe(BASE);
  });

  it('brings back a file that is gone, also in a pipeline', async () => {
    const shop = repository();
    shop.git('rm', '--quiet', 'ipam.lock.yaml');
    const run = shop.start(['lock', 'resolve', '--base', 'main'], { env: { CI: 'true' } });
    expect(await endOf(run)).toMatchObject({ code: 0 });
    expect(shop.read('ipam.lock.yaml')).toBe(BASE);
  });

  it('needs a ref that has a good lock', async () => {
    const shop = repository();
    expect(await shop.run('lock', 'resolve', '--base', 'mian')).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining('error IPAM255 ipam.lock.yaml\n  No lock can be taken from the base: git knows'),
    });
    expect(await shop.run('lock', 'resolve')).toMatchObject({ code: 64, stdout: '' });
  });

  it('finds the lock of a project that is a folder of its repository', async () => {
    const shop = repository();
    const inner = new Workshop(project(KEEPING), shop.path('team/addresses'));
    inner.write('ipam.lock.yaml', BASE.replaceAll('redis', 'web'));
    shop.commit('a second project');
    inner.write('ipam.lock.yaml', '<<<<<<< HEAD\n');
    expect(await resolve(inner)).toMatchObject({ code: 0 });
    expect(inner.read('ipam.lock.yaml')).toBe(BASE.replaceAll('redis', 'web'));
  });

  it('changes nothing where the app fails, keeps another lock, or none', async () => {
    const replies: readonly [string, number, string][] = [
      ['process.exit(7)', 1, 'ended with exit code 7'],
      [
        KEEPING.replaceAll("'ipam.lock.yaml'", "'other.yaml'").replace('given ??', 'given ||'),
        64,
        'name it with --lock',
      ],
      ['', 64, 'IPAM492'],
    ];
    for (const [app, code, said] of replies) {
      const shop = repository(app);
      shop.write('ipam.lock.yaml', '<<<<<<< HEAD\n');
      expect(await resolve(shop)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(said) });
      expect(shop.read('ipam.lock.yaml')).toBe('<<<<<<< HEAD\n');
    }
  });
});
