import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOf, isDnsLabel, isDnsSubdomain, ownerOf, parseOwner } from '../../src/model/owner';
import { accepted, refusal } from '../net/parsing';

describe('an owner text', () => {
  it.each([
    ['prod/shop/StatefulSet/redis', { cluster: 'prod', namespace: 'shop', kind: 'StatefulSet', name: 'redis' }],
    ['a/b/C/d', { cluster: 'a', namespace: 'b', kind: 'C', name: 'd' }],
    ['eu-1/kube-system/Pod/0', { cluster: 'eu-1', namespace: 'kube-system', kind: 'Pod', name: '0' }],
    ['p/s/VirtualMachine/db.v2.eu', { cluster: 'p', namespace: 's', kind: 'VirtualMachine', name: 'db.v2.eu' }],
  ])('%s names one workload', (text, identity) => {
    expect(accepted(parseOwner(text))).toEqual(identity);
    expect(ownerOf(identity)).toBe(text);
  });

  it.each([
    '',
    '///',
    'shop/StatefulSet/redis',
    'prod/shop/StatefulSet/redis/0',
    '/prod/shop/StatefulSet/redis',
    'prod/shop/StatefulSet/redis/',
    'prod/shop/statefulset/redis',
    'prod/shop/apps.StatefulSet/redis',
    'Prod/shop/StatefulSet/redis',
    'prod.eu/shop/StatefulSet/redis',
    'prod/shop.eu/StatefulSet/redis',
    'prod/-shop/StatefulSet/redis',
    'prod/shop-/StatefulSet/redis',
    'prod/shop/StatefulSet/redis_1',
    'prod/shop/StatefulSet/redis..eu',
    'prod/shop/StatefulSet/.redis',
    'prod/shop/StatefulSet/redis ',
    'prod/shop/StatefulSet/redis\n',
    'prod/shop/StatefulSet/rédis',
    `${'a'.repeat(64)}/shop/StatefulSet/redis`,
    `prod/${'a'.repeat(64)}/StatefulSet/redis`,
    `prod/shop/StatefulSet/${'a'.repeat(254)}`,
  ])('%j is refused', (text) => {
    const reason = 'is not an owner such as prod/shop/StatefulSet/redis (cluster/namespace/Kind/name)';
    expect(refusal(parseOwner(text))).toEqual({ text, reason });
  });

  it('of every workload reads back to it', () => {
    const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
    const kind = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,20}$/);
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(fc.record({ cluster: label, namespace: label, kind, name }), (identity) => {
        expect(identityOf(ownerOf(identity))).toEqual(identity);
      }),
    );
  });

  it('is named in the error when it should have been one', () => {
    expect(() => identityOf('redis')).toThrow('"redis" is not an owner such as prod/shop/StatefulSet/redis');
  });
});

describe('a name', () => {
  it('is a label up to 63 characters and a subdomain up to 253', () => {
    expect(isDnsLabel('a'.repeat(63))).toBe(true);
    expect(isDnsLabel('a'.repeat(64))).toBe(false);
    expect(isDnsSubdomain('a'.repeat(253))).toBe(true);
    expect(isDnsSubdomain('a'.repeat(254))).toBe(false);
  });

  it.each([
    ['a', true, true],
    ['0', true, true],
    ['a-b', true, true],
    ['a--b', true, true],
    ['a.b', false, true],
    ['a.-b', false, false],
    ['a.', false, false],
    ['', false, false],
    ['-', false, false],
    ['A', false, false],
    ['a_b', false, false],
    ['a\n', false, false],
  ])('%j is a label: %s, a subdomain: %s', (text, label, subdomain) => {
    expect(isDnsLabel(text)).toBe(label);
    expect(isDnsSubdomain(text)).toBe(subdomain);
  });
});
