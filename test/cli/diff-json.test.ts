import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffAsJson } from '../../src/cli/diff-json';
import { DIFF_JSON, diffJsonSchema } from '../../src/cli/diff-json-schema';
import type { Lock } from '../../src/model/lock';
import type { Review } from '../../src/review/review';
import { reviewChange } from '../../src/review/review-change';
import { arbitraryLock } from '../lock/arbitrary-lock';

const SCHEMA = JSON.parse(readFileSync(require.resolve('cdk8s-ipam/diff.schema.json'), 'utf8'));
const isValid: ValidateFunction = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(SCHEMA);

const reviewOf = (base: Lock, head: Lock): Review =>
  reviewChange({
    base: { name: 'main', commit: '0'.repeat(40), lock: base, manifests: [] },
    head: { name: 'working tree', lock: head, manifests: [], notes: ['It is not committed.'] },
    asOf: '2026-11-05T00:00:00Z',
    app: {
      renames: new Map(),
      places: [
        {
          use: 'subnet',
          key: 'prod/pods',
          network: 'corp',
          lifecycle: 'active',
          cidrs: [{ cidr: '10.64.0.0/16', size: '65536' }],
        },
        {
          use: 'pool',
          key: 'prod/pods/db',
          network: 'corp',
          lifecycle: 'draining',
          cidrs: [{ cidr: '10.64.3.0/24', size: '253' }],
        },
      ],
      problems: [
        {
          rule: 'IPAM102',
          severity: 'warning',
          where: { path: 'a/b', field: 'spec', line: 1, column: 2 },
          message: 'A.',
          fix: 'B.',
        },
      ],
    },
    file: 'ipam.lock.yaml',
  });

/** With something in every list. */
const FULL: Review = {
  ...reviewOf({ version: 1, networks: [], eips: [] }, { version: 1, networks: [], eips: [] }),
  derived: [
    { of: 'masquerade', where: 'ConfigMap kube-system/ip-masq-agent of prod', added: ['10.0.0.0/24'], removed: [] },
  ],
  objects: [
    {
      action: 'replace',
      cluster: 'prod',
      file: 'prod/a.yaml',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'x',
      name: 'y',
      formerly: 'z',
      fields: ['data'],
    },
  ],
  hazards: [{ level: 'high', cluster: 'prod', rule: 'IPAM714', summary: 'A.', advice: 'B.' }],
};

describe('the JSON of a diff', () => {
  it('is what the published schema says, and the schema is that of the program', () => {
    expect(SCHEMA).toEqual(JSON.parse(JSON.stringify(diffJsonSchema())));
    const json = JSON.parse(diffAsJson(FULL));
    expect(isValid(json), JSON.stringify(isValid.errors)).toBe(true);
    expect(DIFF_JSON.parse(json)).toEqual(json);
  });

  it('is that for any two locks, and loses nothing of the review', () => {
    fc.assert(
      fc.property(arbitraryLock, arbitraryLock, (base, head) => {
        const review = reviewOf(base, head);
        const { formatVersion, ...json } = JSON.parse(diffAsJson(review));
        expect(isValid({ formatVersion, ...json }), JSON.stringify(isValid.errors)).toBe(true);
        expect(formatVersion).toBe('1.0');
        expect(json).toEqual(review);
      }),
      { numRuns: 40 },
    );
  });

  it('may have more keys and more words in a later version, which a reader of this one takes', () => {
    const json = JSON.parse(diffAsJson(FULL));
    const later = {
      ...json,
      formatVersion: '1.7',
      costs: 3,
      totals: { ...json.totals, lend: 2 },
      base: { ...json.base, tag: 'v1' },
      risks: [{ level: 'grave', summary: 'A.', advice: 'B.', subject: 'x', link: 'https://example.com' }],
      hazards: [{ ...json.hazards[0], level: 'grave' }],
      objects: [{ ...json.objects[0], action: 'adopt' }],
    };
    expect(isValid(later), JSON.stringify(isValid.errors)).toBe(true);
    expect(DIFF_JSON.safeParse(later).success).toBe(true);
  });

  it('is refused by the schema with a key missing, of another type, or of another version', () => {
    const json = JSON.parse(diffAsJson(FULL));
    for (const key of Object.keys(json)) {
      if (key === 'placesFrom') continue;
      const { [key]: _, ...without } = json;
      expect(isValid(without), key).toBe(false);
      expect(isValid({ ...json, [key]: null }), key).toBe(false);
    }
    expect(isValid({ ...json, formatVersion: '2.0' })).toBe(false);
    expect(isValid({ ...json, asOf: 'today' })).toBe(false);
    expect(isValid({ ...json, totals: { move: -1 } })).toBe(false);
  });
});
