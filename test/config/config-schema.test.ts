import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { CONFIG } from '../../src/config/config-schema';

const SCHEMA = JSON.parse(readFileSync(require.resolve('cdk8s-ipam/config.schema.json'), 'utf8'));
const isValid = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(SCHEMA);

const GOOD = {
  $schema: 'node_modules/cdk8s-ipam/schema/config.v1.schema.json',
  preset: 'strict',
  rules: {
    IPAM225: 'off',
    IPAM131: { severity: 'warning', reason: 'It is as we want it.' },
    IPAM301: [{ severity: 'off', where: 'a/**', reason: 'It goes soon.' }],
  },
  acknowledge: [
    { rule: 'IPAM131', where: ['a', 'b'], reason: 'It is as we want it.', expires: '2027-01-31', ticket: 'OPS-1' },
  ],
  manifests: ['helm/**', { files: ['a.yaml'], calico: '3.33', calicoApi: 'native', kubeOvn: '1.15', tke: '3.5.0' }],
  ignore: [{ files: 'test/**', reason: 'They are wrong on purpose.' }],
  baseline: false,
  failOn: 'warning',
  customRules: [
    {
      id: 'X-ACME-001',
      name: 'acme',
      title: 'a thing',
      why: 'So.',
      fix: 'Mend it.',
      over: 'pools',
      holds: 'pool.size > 8',
    },
  ],
};

describe('the JSON Schema of a configuration', () => {
  it('takes everything that there is to say', () => {
    expect(isValid(GOOD), JSON.stringify(isValid.errors)).toBe(true);
    expect(CONFIG.safeParse(GOOD).success).toBe(true);
    expect(Object.keys(SCHEMA.properties).sort()).toEqual(Object.keys(CONFIG.shape).sort());
  });

  it('takes what is left out', () => {
    for (const key of Object.keys(GOOD)) expect(isValid({ ...GOOD, [key]: undefined }), key).toBe(true);
    expect(isValid({})).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown key', { presett: 'strict' }],
    ['an unknown preset', { preset: 'production' }],
    ['an unknown severity', { rules: { IPAM225: 'fatal' } }],
    ['a reason that says nothing', { rules: { IPAM131: { severity: 'off', reason: 'because' } } }],
    ['an acknowledgement without a reason', { acknowledge: [{ rule: 'IPAM131', expires: '2027-01-31' }] }],
    ['a day that is none', { acknowledge: [{ rule: 'IPAM131', reason: 'It is as we want it.', expires: 'soon' }] }],
    ['files that are passed over without a reason', { ignore: [{ files: 'x' }] }],
    ['a rule in CEL that says nothing', { customRules: [{ id: 'X-A', over: 'pools' }] }],
  ])('refuses %s', (_, part) => {
    expect(isValid({ ...GOOD, ...part })).toBe(false);
  });
});
