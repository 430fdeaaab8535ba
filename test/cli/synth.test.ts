import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../support/folder';
import { accepting, project, refusing } from './small-apps';
import { endOf, lockText, Workshop } from './workshop';

const OLD = { 'dist/old.k8s.yaml': 'kind: Old\n' };
const BEFORE = lockText('10.0.0.4 bound prod/shop/StatefulSet/redis 0');
const AFTER = lockText('10.0.0.4..10.0.0.5 bound prod/shop/StatefulSet/redis 0..1');

describe('synth', () => {
  it('puts the new manifests in the place of the old ones, then writes the lock, and says what has changed', async () => {
    const shop = new Workshop({
      ...project(accepting({ before: BEFORE, text: AFTER })),
      ...OLD,
      'ipam.lock.yaml': BEFORE,
    });
    const { code, stdout, stderr } = await shop.run('synth');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('1 change in ipam.lock.yaml:\n  + 10.0.0.5 prod/shop/StatefulSet/redis 1 (bound)\n');
    expect(filesBelow(shop.folder)).toEqual({
      ...project(accepting({ before: BEFORE, text: AFTER })),
      'dist/shop.k8s.yaml': 'kind: New\n',
      'ipam.lock.yaml': AFTER,
    });
  });

  it('lets the app speak on stderr, and tells it nothing that would change manifests', async () => {
    const shop = new Workshop(
      project(`console.log('hello');
const { CDK8S_RECORD_CONSTRUCT_METADATA, CDK8S_DISABLE_SORT } = process.env;
write('env.yaml', JSON.stringify({ CDK8S_RECORD_CONSTRUCT_METADATA, CDK8S_DISABLE_SORT }));`),
    );
    const { stdout, stderr } = await endOf(
      shop.start(['synth'], { env: { CDK8S_RECORD_CONSTRUCT_METADATA: 'true', CDK8S_DISABLE_SORT: 'true' } }),
    );
    expect(stdout).toBe('');
    expect(stderr).toContain('hello\n');
    expect(shop.read('dist/env.yaml')).toBe('{"CDK8S_RECORD_CONSTRUCT_METADATA":"false"}');
  });

  it.each([
    [3, ['IPAM110']],
    [4, ['IPAM250']],
    [6, ['IPAM202', 'IPAM213']],
  ])('ends with %i and touches nothing when the app refuses with %j', async (code, rules) => {
    const shop = new Workshop({ ...project(refusing(...rules)), ...OLD, 'ipam.lock.yaml': BEFORE });
    const before = filesBelow(shop.folder);
    const run = await shop.run('synth');
    expect(run.code).toBe(code);
    expect(run.stdout).toBe('');
    expect(run.stderr).toBe(
      rules.map((id) => `error ${id} prod/shop/StatefulSet/redis\n  It is wrong.\n  fix: Mend it.\n`).join(''),
    );
    expect(filesBelow(shop.folder)).toEqual(before);
  });

  it('ends with 1 and touches nothing when the app crashes, whatever it has written', async () => {
    const shop = new Workshop({ ...project(`${accepting({ text: AFTER })}\nprocess.exit(7);`), ...OLD });
    const before = filesBelow(shop.folder);
    const { code, stderr } = await shop.run('synth');
    expect(code).toBe(1);
    expect(stderr).toContain('The app (node app.js) ended with exit code 7');
    expect(filesBelow(shop.folder)).toEqual(before);
  });

  it('takes the manifests of a plain App, which says nothing about a lock', async () => {
    const shop = new Workshop({ ...project(`write('plain.k8s.yaml', 'kind: Plain\\n');`), ...OLD });
    expect(await shop.run('synth')).toMatchObject({ code: 0, stderr: expect.stringContaining('keeps no lock') });
    expect(filesBelow(shop.path('dist'))).toEqual({ 'plain.k8s.yaml': 'kind: Plain\n' });
  });

  it('is not content with an app that writes nothing', async () => {
    const shop = new Workshop({ ...project(''), ...OLD });
    expect(await shop.run('synth')).toMatchObject({ code: 1, stderr: expect.stringContaining('wrote no manifests') });
    expect(shop.has('dist/old.k8s.yaml')).toBe(true);
  });

  it('puts the old manifests back when the lock has changed while the app ran', async () => {
    const edit = `writeFileSync('ipam.lock.yaml', 'edited meanwhile');`;
    const shop = new Workshop({
      ...project(`${accepting({ before: BEFORE, text: AFTER })}${edit}`),
      ...OLD,
      'ipam.lock.yaml': BEFORE,
    });
    expect(await shop.run('synth')).toMatchObject({ code: 3, stderr: expect.stringContaining('IPAM253') });
    expect(filesBelow(shop.path('dist'))).toEqual({ 'old.k8s.yaml': 'kind: Old\n' });
    expect(shop.read('ipam.lock.yaml')).toBe('edited meanwhile');
  });

  it('puts the old manifests back when the lock cannot be written', async () => {
    const app = accepting({ before: BEFORE, text: AFTER });
    const shop = new Workshop({ ...project(app), ...OLD, 'real.lock.yaml': BEFORE });
    symlinkSync('real.lock.yaml', shop.path('ipam.lock.yaml'));
    expect(await shop.run('synth')).toMatchObject({ code: 3, stderr: expect.stringContaining('IPAM252') });
    expect(filesBelow(shop.path('dist'))).toEqual({ 'old.k8s.yaml': 'kind: Old\n' });
    expect(shop.read('real.lock.yaml')).toBe(BEFORE);
  });

  it('writes the lock of an app that works in another folder', async () => {
    const { 'app.js': app } = project(
      accepting({ text: AFTER }).replace('"ipam.lock.yaml"', 'require("path").resolve("ipam.lock.yaml")'),
    );
    const shop = new Workshop({ 'cdk8s.yaml': 'app: cd infra && node app.js\n', 'infra/app.js': app! });
    expect(await shop.run('synth')).toMatchObject({ code: 0 });
    expect(shop.read('infra/ipam.lock.yaml')).toBe(AFTER);
    expect(shop.has('dist/shop.k8s.yaml')).toBe(true);
  });

  it.each([
    [[], '{}'],
    [['--no-frozen'], '{"frozen":false}'],
  ])('asks the app with %j for %s', async (flags, request) => {
    const shop = new Workshop(project(`write('request.yaml', JSON.stringify(request()));`));
    await shop.run('synth', ...flags);
    expect(shop.read('dist/request.yaml')).toBe(request);
  });

  it('takes app and output from its flags, without cdk8s.yaml', async () => {
    const { 'app.js': app } = project(accepting({ text: AFTER }));
    const shop = new Workshop({ 'app.js': app! });
    expect(await shop.run('synth', '--app', 'node app.js', '--output', 'build/out')).toMatchObject({ code: 0 });
    expect(filesBelow(shop.path('build'))).toEqual({ 'out/shop.k8s.yaml': 'kind: New\n' });
  });

  it('clears up and ends with 143 when it is asked to end while the app runs', async () => {
    const shop = new Workshop({ ...project(`console.log('waiting'); setTimeout(() => {}, 60_000);`), ...OLD });
    const child = shop.start(['synth']);
    child.stderr?.once('data', () => child.kill('SIGTERM'));
    expect(await endOf(child)).toMatchObject({ code: 143, stderr: expect.stringContaining('Ended by SIGTERM') });
    expect(shop.has('dist/old.k8s.yaml')).toBe(true);
    expect(shop.has('.cdk8s-ipam')).toBe(false);
  });
});

describe('synth refuses, before it runs anything,', () => {
  const APP = `writeFileSync('ran', '');`;

  it('a folder without cdk8s.yaml', async () => {
    const shop = new Workshop();
    expect(await shop.run('synth')).toMatchObject({ code: 64, stderr: expect.stringContaining('no cdk8s.yaml') });
  });

  it('an output that is a link', async () => {
    const shop = new Workshop({ ...project(APP), 'target/kept.yaml': 'kind: Kept\n' });
    symlinkSync('target', shop.path('dist'));
    expect(await shop.run('synth')).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/IPAM491.*a symbolic link/s),
    });
    expect([shop.has('ran'), shop.has('target/kept.yaml')]).toEqual([false, true]);
  });

  it('a folder that cannot be written', async () => {
    const shop = new Workshop({ ...project(APP), '.cdk8s-ipam': 'a file where a folder is wanted' });
    expect(await shop.run('synth')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/IPAM406 dist\n.*ENOTDIR/),
    });
    expect(shop.has('ran')).toBe(false);
  });
});

describe('synth refuses', () => {
  it('a lock inside the output, which would go with the old manifests', async () => {
    const app = accepting({ text: AFTER }).replace('"ipam.lock.yaml"', '"dist/ipam.lock.yaml"');
    const shop = new Workshop({ ...project(app), ...OLD });
    expect(await shop.run('synth')).toMatchObject({ code: 64, stderr: expect.stringContaining('would be lost') });
    expect(filesBelow(shop.path('dist'))).toEqual({ 'old.k8s.yaml': 'kind: Old\n' });
  });
});
