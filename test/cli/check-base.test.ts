import { describe, expect, it } from 'vitest';
import { CHECK_JSON } from '../../src/cli/check-json-schema';
import { headsOf } from './heads';
import { Repository } from './repository';
import { project } from './small-apps';
import { endOf, lockText, Workshop } from './workshop';

const REDIS = 'prod/shop/StatefulSet/redis';
const CACHE = 'prod/shop/StatefulSet/cache';
const WEB = 'prod/shop/Pod/web';
const MAIL = 'prod/shop/Pod/mail';

const BASE = lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.6 released ${MAIL} since=2026-11-01T00:00:00Z`);

const DAY_3 = ['--as-of', '2026-11-03T00:00:00Z'];

/** `main` has this lock, and the branch `feature` is checked out. */
function repository(lock = BASE, files: Readonly<Record<string, string>> = {}): Repository {
  const shop = new Repository({ ...files, 'ipam.lock.yaml': lock });
  shop.commit('deployed');
  shop.git('checkout', '--quiet', '-b', 'feature');
  return shop;
}

const check = (shop: Workshop, ...args: readonly string[]) => shop.run('check', '--base', 'main', ...args);

/** An app whose lock is the file, or that says what it is told. */
const app = (reply = '{ problems: [] }'): Record<string, string> =>
  project(`const text = readFileSync('ipam.lock.yaml', 'utf8');
reply({ lock: { path: join(process.cwd(), 'ipam.lock.yaml'), before: text, text }, ...${reply} });`);

describe('check --base', () => {
  it('is content with what synth and the commands make, and says what it has compared', async () => {
    const shop = repository();
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.9 bound ${WEB}`));
    expect(await check(shop, ...DAY_3)).toEqual({
      code: 0,
      stdout: `The app was not asked: only ipam.lock.yaml was looked at, and no rename is known.
ipam.lock.yaml as of 2026-11-03T00:00:00Z, against main (2 lines): 2 changes, 0 errors, 0 warnings
0 errors, 0 warnings
`,
      stderr: '',
    });
  });

  it('refuses a hand-over in the file, committed or not', async () => {
    const shop = repository();
    shop.write('ipam.lock.yaml', BASE.replace(`released ${MAIL} since=2026-11-01T00:00:00Z`, `bound ${WEB}`));
    const { code, stdout } = await check(shop, ...DAY_3);
    expect(code).toBe(3);
    expect(headsOf(stdout)).toEqual([`error IPAM241 ${WEB} ipam.lock.yaml`]);
    expect(stdout).toContain('against main (2 lines): 1 change, 1 error, 0 warnings\n');
  });

  it('prints the first of very many problems, and counts all', async () => {
    const owners = Array.from({ length: 600 }, (_, i) => `10.0.${i >> 8}.${i & 255} bound prod/shop/Pod/p${i}`);
    const shop = repository(lockText(...owners));
    shop.write('ipam.lock.yaml', lockText(...owners.map((line) => line.replace('/p', '/q'))));
    const { code, stdout } = await check(shop, ...DAY_3);
    expect([code, headsOf(stdout).length]).toEqual([3, 500]);
    expect(stdout).toContain('… and 101 more problems; --format json has all of them.\n');
    expect(stdout).toContain('600 changes, 600 errors, 1 warning');
    const all = JSON.parse((await check(shop, ...DAY_3, '--json')).stdout) as { problems: readonly unknown[] };
    expect(all.problems).toHaveLength(601);
  });

  it('judges at the present moment, or as of another one', async () => {
    const shop = repository(BASE.replace('2026-11-01', '2999-11-01'));
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`));
    expect(headsOf((await check(shop)).stdout)).toEqual([`error IPAM246 ${MAIL} ipam.lock.yaml`]);
    expect(await check(shop, '--as-of', '2999-11-02T01:00:00+01:00')).toMatchObject({ code: 0 });
    expect(await check(shop, '--as-of', 'now')).toMatchObject({
      code: 64,
      stderr: 'error: --as-of "now" is not an instant of RFC 3339 such as 2026-11-01T00:00:00Z.\n',
    });
  });

  it('takes several bases, each once, and refuses what any of them has', async () => {
    const shop = repository();
    shop.git('checkout', '--quiet', '-b', 'production', 'main');
    shop.write(
      'ipam.lock.yaml',
      BASE.replace('10.0.0.6 released', '10.0.0.6 bound').replace(' since=2026-11-01T00:00:00Z', ''),
    );
    shop.commit('production is behind');
    shop.git('checkout', '--quiet', 'feature');
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`));
    const { code, stdout } = await check(shop, '--base', 'production', '--base', 'main', ...DAY_3);
    expect(code).toBe(3);
    expect(headsOf(stdout)).toEqual([`error IPAM243 ${MAIL} ipam.lock.yaml`]);
    expect(stdout.split('\n').slice(-5)).toEqual([
      'ipam.lock.yaml as of 2026-11-03T00:00:00Z, against main (2 lines): 1 change, 0 errors, 0 warnings',
      'ipam.lock.yaml as of 2026-11-03T00:00:00Z, against production (2 lines): 1 change, 1 error, 0 warnings',
      'production has changes of ipam.lock.yaml that are not here, and look undone: merge it, or rebase, and check again.',
      '1 error, 0 warnings',
      '',
    ]);
  });

  it('looks at manifests too, where they are named', async () => {
    const shop = repository();
    shop.write(
      'pool.yaml',
      'apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: p }\nspec: { cidr: 10.0.0.0/33 }\n',
    );
    const { code, stdout } = await check(shop, ...DAY_3, 'pool.yaml');
    expect(code).toBe(3);
    expect(headsOf(stdout)).toEqual(['error IPAM307 IPPool/p pool.yaml:4:9']);
    expect(stdout).toMatch(/0 changes, 0 errors, 0 warnings\n1 object in 1 file\.\n1 error, 0 warnings\n$/);
  });

  it('says the same as JSON', async () => {
    const shop = repository();
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.6 bound ${WEB}`));
    const { code, stdout } = await check(shop, ...DAY_3, '--json');
    expect(code).toBe(3);
    const report = JSON.parse(stdout) as object;
    expect(CHECK_JSON.safeParse(report).error?.issues).toBeUndefined();
    expect(report).toEqual({
      formatVersion: '1.0',
      tool: { name: 'cdk8s-ipam', version: expect.any(String) },
      app: { isAsked: false },
      lock: {
        file: 'ipam.lock.yaml',
        asOf: '2026-11-03T00:00:00Z',
        isAppAsked: false,
        bases: [{ ref: 'main', hasLock: true, lines: 2, changes: 1 }],
      },
      summary: { errors: 1, warnings: 0, acknowledged: 0, baseline: 0, off: 0 },
      problems: [
        {
          rule: 'IPAM241',
          name: 'kept-address-handed-over',
          severity: 'error',
          where: { identity: WEB, file: 'ipam.lock.yaml', base: 'main' },
          message: expect.stringContaining('has what main still keeps for'),
          fix: expect.stringContaining('cdk8s-ipam lock resolve --base main'),
          standing: { kind: 'open' },
        },
      ],
    });
  });
});

describe('check --base, with an app,', () => {
  const renamed = BASE.replace(REDIS, CACHE);

  it('learns of renames, also in a pipeline', async () => {
    const shop = repository(BASE, app(`{ problems: [], renames: [['${REDIS}', '${CACHE}']] }`));
    shop.write('ipam.lock.yaml', renamed);
    const run = shop.start(['check', '--base', 'main', ...DAY_3], { env: { CI: 'true' } });
    const { code, stdout } = await endOf(run);
    expect([code, headsOf(stdout)]).toEqual([0, [`warning IPAM268 ${CACHE} ipam.lock.yaml`]]);
    expect(stdout).toMatch(/against main \(\d+ lines?\): [1-9]\d* changes?, 0 errors, 1 warning/);
    expect([shop.has('dist'), shop.has('.cdk8s-ipam'), shop.read('ipam.lock.yaml')]).toEqual([false, false, renamed]);
  });

  it('takes a rename for a hand-over where the app is not to be asked, and says so', async () => {
    const shop = repository(BASE, app(`{ problems: [], renames: [['${REDIS}', '${CACHE}']] }`));
    shop.write('ipam.lock.yaml', renamed);
    const { code, stdout } = await check(shop, ...DAY_3, '--no-app');
    expect([code, headsOf(stdout)]).toEqual([3, [`error IPAM240 ${CACHE} ipam.lock.yaml`]]);
    expect(stdout).toContain(
      "The app was not asked, so a rename (formerly: 'shop/StatefulSet/redis') is not known here",
    );
  });

  it('reports what the app finds, and judges the lock in the file all the same', async () => {
    const stale = `{ problems: [{ rule: 'IPAM250', severity: 'error', where: { file: 'ipam.lock.yaml' }, message: 'It is stale.', fix: 'Synthesize.' }] }`;
    const shop = repository(BASE, app(stale));
    expect(await check(shop, ...DAY_3)).toMatchObject({
      code: 4,
      stdout: expect.stringContaining('The app: 1 error, 0'),
    });
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4 bound ${REDIS} 0`));
    const { code, stdout } = await check(shop, ...DAY_3);
    expect([code, headsOf(stdout)]).toEqual([
      3,
      ['error IPAM250 ipam.lock.yaml', `error IPAM243 ${REDIS} ipam.lock.yaml`],
    ]);
  });

  it('needs an app that keeps this lock', async () => {
    const cases: readonly [string, string, number][] = [
      ['process.exit(7)', 'ended with exit code 7', 1],
      ['', 'IPAM492', 64],
      [
        `reply({ problems: [], lock: { path: join(process.cwd(), 'other.yaml'), text: '' } });`,
        'name it with --lock',
        64,
      ],
    ];
    for (const [code, said, exitCode] of cases)
      expect(await check(repository(BASE, project(code)))).toMatchObject({
        code: exitCode,
        stdout: '',
        stderr: expect.stringContaining(said),
      });
  });
});

describe('the base of a check', () => {
  it('may have no lock yet: then every line is new', async () => {
    const shop = new Repository({ 'README.md': '' });
    shop.commit('before the first synth');
    shop.write('ipam.lock.yaml', BASE.replace(/ since=\S+/, ''));
    expect(await check(shop, ...DAY_3)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(
        'against main, which has no such file, so that every line is new: 0 errors, 0 warnings\n',
      ),
    });
    shop.write('ipam.lock.yaml', BASE);
    expect(headsOf((await check(shop, ...DAY_3)).stdout)).toEqual([`error IPAM247 ${MAIL} ipam.lock.yaml`]);
  });

  it('is followed where the lock had another name, so that nothing hides behind the new one', async () => {
    const shop = repository();
    shop.git('mv', 'ipam.lock.yaml', 'ips.lock.yaml');
    shop.write('ips.lock.yaml', BASE.replace(REDIS, CACHE));
    const { code, stdout } = await check(shop, '--lock', 'ips.lock.yaml', ...DAY_3);
    expect(code).toBe(3);
    expect(stdout).toContain('error IPAM240');
    expect(stdout).toContain('against main, where it is ipam.lock.yaml (2 lines): 1 change, 1 error');
  });

  it('is a commit that git knows, with a good lock of a version that is read', async () => {
    const shop = repository();
    const unknown = await shop.run('check', '--base', 'mian');
    expect(unknown).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringContaining('git knows no branch, tag or'),
    });
    for (const noName of ['', '-x', '^main', 'main..main', 'main --all', 'HEAD^{tree}'])
      expect((await shop.run('check', `--base=${noName}`)).stderr).toContain(`commit "${noName}" here`);
    for (const [spoilt, said] of [
      [BASE.replace('version: 1', 'version: 9'), 'fix: Upgrade cdk8s-ipam'],
      [BASE.replace('10.0.0.6', '10.0.0.5'), 'is not good itself, in line 10'],
    ] as const) {
      const other = repository(spoilt);
      other.write('ipam.lock.yaml', BASE);
      expect(await check(other)).toMatchObject({ code: 64, stderr: expect.stringContaining(said) });
    }
  });

  it('has to be fetched into a shallow clone', async () => {
    const shop = repository();
    shop.write('x', '');
    shop.commit('second');
    const clone = new Workshop({}, shop.path('clone'));
    shop.git('clone', '--quiet', '--depth=1', '--branch=feature', `file://${shop.folder}`, clone.folder);
    const { code, stderr } = await clone.run('check', '--base', 'origin/main');
    expect([code, stderr]).toEqual([
      64,
      expect.stringContaining('This clone is shallow: fetch the rest (git fetch --unshallow'),
    ]);
    new Repository({}, clone.folder).git('fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main');
    expect(await clone.run('check', '--base', 'origin/main', ...DAY_3)).toMatchObject({ code: 0 });
  });

  it('has the lock at the same path, also where the project is a folder of the repository', async () => {
    const shop = repository();
    const inner = new Workshop({ 'ipam.lock.yaml': BASE }, shop.path('team/addresses'));
    expect((await check(inner, ...DAY_3)).stdout).toContain('which has no such file');
    shop.commit('a second project');
    shop.git('branch', '--force', 'main', 'feature');
    inner.write('ipam.lock.yaml', lockText(`10.0.0.4 bound ${REDIS} 0`));
    expect(headsOf((await check(inner, ...DAY_3)).stdout)).toEqual([`error IPAM243 ${REDIS} ipam.lock.yaml`]);
    expect(await check(shop, ...DAY_3, '--lock', 'team/addresses/ipam.lock.yaml')).toMatchObject({ code: 3 });
  });
});

describe('the lock of a check', () => {
  it('has to be there, and good', async () => {
    const shop = repository();
    shop.write('ipam.lock.yaml', `<<<<<<< HEAD\n${BASE}`);
    expect(await check(shop)).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('error IPAM232') });
    shop.git('rm', '--quiet', '--force', 'ipam.lock.yaml');
    expect(await check(shop)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('there is no ipam.lock.yaml here'),
    });
  });
});

describe('a branch', () => {
  const gc = (shop: Repository, asOf: string) => shop.run('lock', 'gc', '--as-of', asOf);

  it('with gc passes, and gc twice in one merge does not, because the clock begins with the merge', async () => {
    const shop = repository(
      lockText(`10.0.0.4 released ${WEB}`, `10.0.0.5 retained ${MAIL} for=24h since=2026-11-01T00:00:00Z`),
    );
    await gc(shop, '2026-11-02T00:00:00Z');
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
    await gc(shop, '2026-11-03T00:00:00Z');
    expect(headsOf((await check(shop, ...DAY_3)).stdout)).toEqual([
      `error IPAM245 ${WEB} ipam.lock.yaml`,
      `error IPAM244 ${MAIL} ipam.lock.yaml`,
    ]);
  });

  it('with a date from before the base gave the address up is refused: a branch had given it up earlier', async () => {
    const held = lockText(`10.0.0.4 bound ${WEB}`);
    const released = lockText(`10.0.0.4 released ${WEB}`);
    const shop = repository(held);
    shop.write('ipam.lock.yaml', released);
    await gc(shop, '2026-11-02T01:00:00Z');
    shop.commit('released and dated on a branch', '2026-11-02T01:00:00Z');
    shop.git('switch', '--quiet', 'main');
    shop.write('ipam.lock.yaml', released);
    shop.commit('released here too, later', '2026-11-02T20:00:00Z');
    shop.git('switch', '--quiet', 'feature');
    const { code, stdout } = await check(shop, ...DAY_3);
    expect([code, headsOf(stdout)]).toEqual([3, [`error IPAM249 ${WEB} ipam.lock.yaml`]]);
    expect(stdout).toContain('gets a date from before 2026-11-02T20:00:00Z, when main came to have that line');
    shop.git('checkout', '--quiet', 'main', '--', 'ipam.lock.yaml');
    await gc(shop, '2026-11-02T21:00:00Z');
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
  });

  it('with a date is judged by what the base had, though a clock of its committers was behind', async () => {
    const held = lockText(`10.0.0.4 bound ${WEB}`, `10.0.0.5 bound ${MAIL}`);
    const released = held.replace(`10.0.0.4 bound ${WEB}`, `10.0.0.4 released ${WEB}`);
    const shop = repository(held);
    shop.git('switch', '--quiet', 'main');
    shop.write('ipam.lock.yaml', released);
    shop.commit('released', '2026-11-02T20:00:00Z');
    shop.write('ipam.lock.yaml', released.replace(`10.0.0.5 bound`, `10.0.0.5 headroom`));
    shop.commit('by a clock that is behind', '2026-11-01T00:00:00Z');
    await gc(shop, '2026-11-02T19:00:00Z');
    expect(headsOf((await check(shop, ...DAY_3)).stdout)).toEqual([`error IPAM249 ${WEB} ipam.lock.yaml`]);
    shop.git('checkout', '--quiet', '--', 'ipam.lock.yaml');
    await gc(shop, '2026-11-02T21:00:00Z');
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
  });

  it('with gc passes where a commit of the base is from the future, or had a lock that was not good', async () => {
    const released = lockText(`10.0.0.4 released ${WEB}`);
    const shop = repository(lockText(`10.0.0.4 bound ${WEB}`));
    shop.git('switch', '--quiet', 'main');
    shop.write('ipam.lock.yaml', released);
    shop.commit('by a clock that is a year ahead', '2027-11-02T00:00:00Z');
    await gc(shop, '2026-11-02T01:00:00Z');
    const dated = shop.read('ipam.lock.yaml')!;
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
    shop.write('ipam.lock.yaml', `<<<<<<< HEAD\n${released}`);
    shop.commit('a conflict that nobody has seen', '2026-11-02T02:00:00Z');
    shop.write('ipam.lock.yaml', released);
    shop.commit('mended', '2026-11-02T03:00:00Z');
    shop.write('ipam.lock.yaml', dated);
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
  });

  it('with a date asks for a clone that reaches back to it', async () => {
    const shop = repository(lockText(`10.0.0.4 bound ${WEB}`));
    shop.git('switch', '--quiet', 'main');
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4 released ${WEB}`));
    shop.commit('released', '2026-11-02T20:00:00Z');
    const clone = new Workshop({}, shop.path('clone'));
    shop.git('clone', '--quiet', '--depth=1', '--branch=main', `file://${shop.folder}`, clone.folder);
    await clone.run('lock', 'gc', '--as-of', '2026-11-02T21:00:00Z');
    expect(await clone.run('check', '--base', 'origin/main', ...DAY_3)).toMatchObject({ code: 0 });
    new Repository({}, clone.folder).git('checkout', '--quiet', '--', 'ipam.lock.yaml');
    await clone.run('lock', 'gc', '--as-of', '2026-11-02T19:00:00Z');
    expect(await clone.run('check', '--base', 'origin/main', ...DAY_3)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('does not reach back to what origin/main had then'),
    });
  });

  it('with gc passes where production lags behind, if gc is told of it', async () => {
    const shop = repository(lockText(`10.0.0.4 bound ${WEB}`, `10.0.0.5 released ${MAIL}`));
    shop.git('branch', 'production', 'main');
    shop.write('ipam.lock.yaml', lockText(`10.0.0.4 released ${WEB}`, `10.0.0.5 released ${MAIL}`));
    const checkBoth = () => check(shop, ...DAY_3, '--base', 'production');
    expect(await shop.run('lock', 'gc', '--as-of', '2026-11-02T00:00:00Z', '--base', 'production')).toMatchObject({
      code: 0,
      stdout: `dated, the clock runs from now on: 1
  10.0.0.5 released ${MAIL} since=2026-11-02T00:00:00Z
left alone, because a deployed ref has it otherwise: 1
  10.0.0.4 released ${WEB}
The next line is due at 2026-11-03T00:00:00Z: 10.0.0.5 released ${MAIL} since=2026-11-02T00:00:00Z
`,
    });
    expect(await checkBoth()).toMatchObject({ code: 0 });
    await gc(shop, '2026-11-02T00:00:00Z');
    expect(headsOf((await checkBoth()).stdout)).toContain(`error IPAM247 ${WEB} ipam.lock.yaml`);
    expect(await shop.run('lock', 'gc', '--as-of', '2026-11-02T00:00:00Z', '--base', 'nowhere')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('git knows no branch, tag or commit "nowhere"'),
    });
  });

  it('with gc by a clock that is ahead is refused until it is time', async () => {
    const shop = repository();
    await gc(shop, '2026-11-05T00:00:00Z');
    expect(headsOf((await check(shop, '--as-of', '2026-11-01T12:00:00Z')).stdout)).toEqual([
      `error IPAM246 ${MAIL} ipam.lock.yaml`,
    ]);
    expect(await check(shop, '--as-of', '2026-11-05T00:00:00Z')).toMatchObject({ code: 0 });
  });

  it('that lags behind the base is told so, and passes when it has merged it', async () => {
    const shop = repository(lockText(`10.0.0.4 released ${WEB}`));
    await gc(shop, '2026-11-01T00:00:00Z');
    shop.commit('dated');
    shop.git('branch', '--force', 'main');
    shop.write('x', '');
    shop.commit('something else');
    shop.git('switch', '--quiet', 'main');
    await gc(shop, '2026-11-02T00:00:00Z');
    shop.write('ipam.lock.yaml', lockText(`10.0.0.9 bound ${MAIL}`));
    shop.commit('gone, and another');
    shop.git('switch', '--quiet', 'feature');
    const lag = 'main has changes of ipam.lock.yaml that are not here, and look undone';
    const behind = await check(shop, ...DAY_3);
    expect(headsOf(behind.stdout)).toEqual([
      `error IPAM247 ${WEB} ipam.lock.yaml`,
      `error IPAM243 ${MAIL} ipam.lock.yaml`,
    ]);
    expect(behind.stdout).toContain(lag);
    shop.git('merge', '--quiet', '--no-commit', 'main');
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
    shop.write('ipam.lock.yaml', BASE);
    expect((await check(shop, ...DAY_3)).stdout).not.toContain(lag);
  });

  it('that gives up what is retained by command passes', async () => {
    const shop = repository(lockText(`10.0.0.5 retained ${MAIL} for=24h since=2026-11-01T00:00:00Z`));
    expect(await shop.run('lock', 'release', MAIL)).toMatchObject({ code: 0 });
    expect(await check(shop, ...DAY_3)).toMatchObject({ code: 0 });
  });

  it('that reverts a commit which gave addresses is refused, and so is the squash of it', async () => {
    const shop = repository();
    shop.git('checkout', '--quiet', 'main');
    shop.write('ipam.lock.yaml', `${BASE}      - 10.0.0.9 bound ${WEB}\n`);
    shop.commit('web');
    shop.git('checkout', '--quiet', '-b', 'undo');
    shop.git('revert', '--no-edit', 'HEAD');
    const refused = [`error IPAM243 ${WEB} ipam.lock.yaml`];
    expect(headsOf((await check(shop, ...DAY_3)).stdout)).toEqual(refused);
    shop.git('checkout', '--quiet', '-b', 'squashed', 'main');
    shop.git('merge', '--quiet', '--squash', 'undo');
    shop.commit('squashed');
    expect(headsOf((await check(shop, ...DAY_3)).stdout)).toEqual(refused);
  });
});

describe('check --base, with a real app,', { timeout: 60_000 }, () => {
  const main = (props: string) => `
const { Calico, Cluster, FixedIpStatefulSet, IpamApp } = require(process.env.LIB);
const app = new IpamApp();
const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.0.0.0/24' }).pool('db', { cidr: '10.0.0.0/28' });
const shop = prod.namespace('shop');
const set = (name, replicas, props) => new FixedIpStatefulSet(shop, name, {
  replicas, pools: [db], ...props,
  template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'app:1' }] } },
});
${props}
app.synth();
`;

  it('knows a rename that the declarations make, and finds a lock that is stale', async () => {
    const shop = new Repository({
      'cdk8s.yaml': 'app: node main.js\noutput: dist\n',
      'main.js': main(`set('redis', 2, {});`),
    });
    expect(await shop.run('synth')).toMatchObject({ code: 0 });
    shop.commit('redis');
    shop.write('main.js', main(`set('cache', 2, { formerly: 'shop/StatefulSet/redis' });`));
    const stale = await check(shop);
    expect([stale.code, headsOf(stale.stdout)]).toEqual([4, ['error IPAM250 ipam.lock.yaml']]);
    expect(await shop.run('synth')).toMatchObject({ code: 0 });
    const { code, stdout } = await endOf(shop.start(['check', '--base', 'main'], { env: { CI: 'true' } }));
    expect([code, headsOf(stdout)]).toEqual([0, [`warning IPAM268 ${CACHE} ipam.lock.yaml`]]);
    shop.write('main.js', main(`set('cache', 2, {});`));
    expect(headsOf((await check(shop)).stdout)).toEqual([`error IPAM240 ${CACHE} ipam.lock.yaml`]);
  });
});
