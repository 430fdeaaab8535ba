import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { accepting, project, refusing } from './small-apps';
import { lockText, type Run, Workshop } from './workshop';

const SCHEMA = JSON.parse(readFileSync(require.resolve('cdk8s-ipam/outcome.schema.json'), 'utf8'));
const isValid = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(SCHEMA);

function jsonOf({ code, stdout, stderr }: Run) {
  expect(stderr).toBe('');
  const value = JSON.parse(stdout);
  expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
  expect(value.exitCode).toBe(code);
  return value;
}

const RETAINED = '10.0.0.9 retained prod/shop/Pod/old for=1h since=2026-01-01T00:00:00Z';

describe('--json, where a command has no form of its own,', () => {
  it('says what a synth has made of the lock', async () => {
    const shop = new Workshop(project(accepting({ text: lockText('10.0.0.4 bound prod/shop/Pod/redis') })));
    const { problems, changes } = jsonOf(await shop.run('synth', '--json'));
    expect(problems).toEqual([]);
    expect(changes).toMatchObject([{ kind: 'added', after: { first: '10.0.0.4', owner: 'prod/shop/Pod/redis' } }]);
  });

  it('has problems as data', async () => {
    const { problems, lines } = jsonOf(await new Workshop(project(refusing('IPAM201'))).run('synth', '--json'));
    expect(problems).toMatchObject([{ rule: 'IPAM201', message: 'It is wrong.' }]);
    expect(lines).toEqual([]);
  });

  it('says what time has made of the lock', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': lockText(RETAINED) });
    const { changes, lines } = jsonOf(await shop.run('lock', 'gc', '--as-of', '2026-02-01T00:00:00Z', '--json'));
    expect(changes).toMatchObject([{ kind: 'changed', before: { state: 'retained' }, after: { state: 'released' } }]);
    expect(lines.join('\n')).toContain('no longer retained');
  });

  it('says also of a command with a form of its own why it came to nothing', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': lockText() });
    const { exitCode, lines } = jsonOf(await shop.run('export', 'nobody/at/all', '--no-app', '--json'));
    expect(exitCode).toBe(64);
    expect(lines.join(' ')).toContain('nobody/at/all');
  });

  it.each([
    ['an unknown command', ['bogus', '--json'], "unknown command 'bogus'"],
    ['an unknown option', ['--json', 'lock', 'show', '--lokc', 'a'], 'Did you mean --lock?'],
    ['a missing argument', ['lock', 'release', '--json'], "missing required argument 'target'"],
    ['a missing option', ['lock', 'gc', '--json'], "required option '--as-of <instant>'"],
    ['an argument that is none of those it may be', ['completion', 'tcsh', '--json'], 'bash, zsh, fish'],
    ['no command', ['lock', '--json'], 'Usage: cdk8s-ipam lock'],
  ])('says what is wrong with the command line: %s', async (_, args, why) => {
    const { exitCode, lines } = jsonOf(await new Workshop().run(...args));
    expect(exitCode).toBe(64);
    expect(lines.join('\n')).toContain(why);
  });

  it('says also what nobody has expected', async () => {
    const spoilt = new Workshop({ 'cdk8s.yaml': 'app: echo { > $CDK8S_IPAM_STAGE/reply.json\n' });
    const { exitCode, lines } = jsonOf(await spoilt.run('synth', '--json'));
    expect(exitCode).toBe(1);
    expect(lines[0]).toMatch(/^unexpected error: /);
    const leaving = new Workshop({ 'ipam.config.js': 'process.exit(0);\n', 'ipam.lock.yaml': lockText() });
    expect(jsonOf(await leaving.run('check', '--no-app', '--json')).exitCode).toBe(1);
  });

  it('leaves help and version as they are, and what stands behind --', async () => {
    expect((await new Workshop().run('--json', 'lock', '--help')).stdout).toMatch(/^Usage: /);
    expect((await new Workshop().run('--version', '--json')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const release = await new Workshop({ 'ipam.lock.yaml': lockText() }).run('lock', 'release', '--', '--json');
    expect(release).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('--json') });
  });

  it('may stand before the command', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': lockText() });
    expect(jsonOf(await shop.run('--json', 'lock', 'verify')).lines).toHaveLength(1);
  });
});
