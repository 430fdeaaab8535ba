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

  it('may stand before the command', async () => {
    const shop = new Workshop({ 'ipam.lock.yaml': lockText() });
    expect(jsonOf(await shop.run('--json', 'lock', 'verify')).lines).toHaveLength(1);
  });
});
