import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { Repository } from './repository';
import { lockText, Workshop } from './workshop';

const LOCK_LINE = 'ipam.lock.yaml text eol=lf diff=ipam-lock merge linguist-generated=false';
const DIST_LINE = 'dist/** text eol=lf linguist-generated=true';

const attributes = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('git-setup', () => {
  it('writes what git has to know, says so, and changes nothing the second time', async () => {
    const shop = new Repository();
    expect(await shop.run('git-setup')).toEqual({
      code: 0,
      stdout: `Added to .gitattributes, to be committed:
  ${LOCK_LINE}
  ${DIST_LINE}
Set in the configuration of this clone: diff.ipam-lock.xfuncname. Every clone needs it once.
`,
      stderr: '',
    });
    expect(shop.read('.gitattributes')).toBe(attributes(LOCK_LINE, DIST_LINE));
    const config = shop.read('.git/config');
    expect(await shop.run('git-setup')).toMatchObject({
      code: 0,
      stdout: '.gitattributes says what git has to know.\nThis clone has the diff driver.\n',
    });
    expect(shop.read('.gitattributes')).toBe(attributes(LOCK_LINE, DIST_LINE));
    expect(shop.read('.git/config')).toBe(config);
  });

  it('lets the heading of each hunk name the network, the section or the pool', async () => {
    const aisles = [0, 16, 32].map((third) => [
      `10.64.${third}.0/20`,
      ...Array.from({ length: 9 }, (_, i) => `10.64.${third}.${2 * i} bound prod/shop/Pod/pod-${third}-${i}`),
    ]);
    const before = lockText(...aisles.flat());
    const shop = new Repository({ 'ipam.lock.yaml': before });
    await shop.run('git-setup');
    shop.commit('set up');
    const added = '      - 10.64.16.17 bound prod/shop/Pod/new\n';
    shop.write(
      'ipam.lock.yaml',
      before.replace('      - 10.64.32.0/20\n', (heading) => `${added}${heading}`),
    );
    expect(shop.git('diff')).toMatch(/^@@ .* @@ +- 10\.64\.16\.0\/20$/m);
  });

  it('keeps every byte of what is there, in whatever encoding', async () => {
    const shop = new Repository();
    const before = Buffer.from('# caf\u00e9\n*.png binary', 'latin1');
    writeFileSync(shop.path('.gitattributes'), before);
    expect(await shop.run('git-setup')).toMatchObject({ code: 0 });
    const added = Buffer.from(`\n${attributes(LOCK_LINE, DIST_LINE)}`);
    expect(readFileSync(shop.path('.gitattributes'))).toEqual(Buffer.concat([before, added]));
  });

  it('adds to what is there, with its line ends, and leaves what says the same already', async () => {
    const shop = new Repository({ '.gitattributes': `*.png binary\r\n${DIST_LINE}` });
    await shop.run('git-setup');
    expect(shop.read('.gitattributes')).toBe(`*.png binary\r\n${DIST_LINE}\r\n${LOCK_LINE}\r\n`);
  });

  it('stands above rules that would spoil a lock: a union of two sides, a conversion, a folded diff', async () => {
    const harmful = '*.yaml merge=union eol=crlf linguist-generated=true -diff';
    const shop = new Repository({ '.gitattributes': attributes(harmful), 'ipam.lock.yaml': lockText() });
    expect(await shop.run('git-setup', '--check')).toMatchObject({ code: 3 });
    await shop.run('git-setup');
    expect(shop.git('check-attr', 'merge', 'eol', 'diff', 'linguist-generated', '--', 'ipam.lock.yaml')).toBe(
      [
        'ipam.lock.yaml: merge: set',
        'ipam.lock.yaml: eol: lf',
        'ipam.lock.yaml: diff: ipam-lock',
        'ipam.lock.yaml: linguist-generated: false',
        '',
      ].join('\n'),
    );
  });

  it('works in a folder of the repository, where other names of lock and output are', async () => {
    const shop = new Repository({ 'apps/prod/cdk8s.yaml': 'app: node app.js\noutput: out\n' });
    const app = new Workshop({}, shop.path('apps/prod'));
    await app.run('git-setup', '--lock', 'state/[a] b.yaml');
    expect(shop.has('.gitattributes')).toBe(false);
    expect(app.read('.gitattributes')).toBe(
      attributes(LOCK_LINE, DIST_LINE).replace('ipam.lock.yaml', '"state/\\\\[a] b.yaml"').replace('dist/', 'out/'),
    );
    expect(shop.git('check-attr', 'eol', '--', 'apps/prod/state/[a] b.yaml', 'apps/prod/out/prod/x.k8s.yaml')).toBe(
      'apps/prod/state/[a] b.yaml: eol: lf\napps/prod/out/prod/x.k8s.yaml: eol: lf\n',
    );
    expect(await app.run('git-setup', '--check', '--lock', 'state/[a] b.yaml')).toMatchObject({ code: 0 });
  });

  it('works in a worktree: attributes in its files, the diff driver for all of them', async () => {
    const shop = new Repository({ 'ipam.lock.yaml': lockText() });
    shop.commit('first');
    const tree = `${temporaryFolder()}/tree`;
    shop.git('worktree', 'add', '--quiet', tree);
    const side = new Workshop({}, tree);
    expect(await side.run('git-setup')).toMatchObject({ code: 0 });
    expect(side.has('.gitattributes')).toBe(true);
    expect(shop.has('.gitattributes')).toBe(false);
    expect(shop.git('config', 'diff.ipam-lock.xfuncname')).toContain('carved|leases|claims');
  });

  it('only looks with --check, and asks for the driver where a clone has none', async () => {
    const shop = new Repository();
    const { code, stderr } = await shop.run('git-setup', '--check');
    expect(code).toBe(3);
    expect(stderr).toContain(`error IPAM259 .gitattributes
  Git is not told how to treat ipam.lock.yaml and dist. Missing: ${LOCK_LINE}; ${DIST_LINE}.
  fix: Run cdk8s-ipam git-setup and commit .gitattributes.`);
    expect(shop.has('.gitattributes')).toBe(false);
    shop.write('.gitattributes', attributes(LOCK_LINE, DIST_LINE));
    expect(await shop.run('git-setup', '--check')).toMatchObject({
      code: 0,
      stdout:
        '.gitattributes says what git has to know.\nThis clone has no diff driver yet; cdk8s-ipam git-setup sets it up.\n',
    });
    expect(shop.git('config', '--list')).not.toContain('ipam-lock');
  });

  it('says where it cannot work', async () => {
    expect(await new Workshop().run('git-setup')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        /IPAM258 .*\n {2}Git cannot be set up here: it is in no working tree of git \(.*\)/,
      ),
    });
    const linked = new Repository({ elsewhere: '' });
    symlinkSync('elsewhere', linked.path('.gitattributes'));
    expect(await linked.run('git-setup')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('it is a symbolic link, which git does not follow'),
    });
    expect(linked.read('elsewhere')).toBe('');
    const overruled = new Repository();
    overruled.write('.git/info/attributes', '*.yaml -text\n');
    expect(await overruled.run('git-setup')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/something else overrules them for ipam\.lock\.yaml and dist.*info\/attributes/s),
    });
    expect(await new Repository().run('git-setup', '--lock', '../ipam.lock.yaml')).toMatchObject({ code: 64 });
  });
});
