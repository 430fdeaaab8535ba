import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldName } from '../../src/check/field-name';
import { changedPaths } from '../../src/review/changed-paths';
import { reviewManifests } from '../../src/review/manifest-review';
import { configMap, file, ippool, other, reservation, side, workload } from './sides';

const changes = (base: readonly unknown[], head: readonly unknown[]) =>
  reviewManifests({ base: side(base), head: side(head) }).objects;

const inWords = (base: readonly unknown[], head: readonly unknown[]): readonly string[] =>
  changes(base, head).map(({ action, kind, name, formerly, fields }) =>
    [action, `${kind}/${name}`, ...(formerly === undefined ? [] : [`< ${formerly}`]), ...fields].join(' '),
  );

const CIDR = '10.23.19.0/28';

describe('an object', () => {
  it('comes, goes and changes', () => {
    const base = [ippool('db', CIDR), workload('redis'), configMap('a', { key: '1' })];
    const head = [workload('redis', { spec: { replicas: 3 } }), configMap('a', { key: '1' }), reservation('r', [CIDR])];
    expect(inWords(base, head)).toEqual([
      'remove IPPool/db',
      'add IPReservation/r',
      'change StatefulSet/redis spec.replicas',
    ]);
  });

  it('is named with all that tells it apart', () => {
    expect(changes([], [workload('redis')])).toEqual([
      {
        action: 'add',
        cluster: 'prod',
        file: 'prod/all.k8s.yaml',
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        namespace: 'shop',
        name: 'redis',
        fields: [],
      },
    ]);
  });

  it('is the same in another file, at another place, or written otherwise', () => {
    const pool = ippool('db', CIDR);
    const base = { files: [file('prod/a.k8s.yaml', pool, workload('redis'))] };
    const head = {
      files: [
        file('prod/b.k8s.yaml', workload('redis')),
        { path: 'prod/c.yaml', text: `# hello\n${JSON.stringify(pool)}\n` },
      ],
    };
    expect(reviewManifests({ base, head }).objects).toEqual([]);
  });

  it('is another one in another cluster', () => {
    const [base, head] = ['prod', 'test'].map((cluster) => ({
      files: [file(`${cluster}/a.k8s.yaml`, ippool('db', CIDR))],
    }));
    expect(
      reviewManifests({ base: base!, head: head! }).objects.map(({ action, cluster }) => `${action} ${cluster}`),
    ).toEqual(['remove prod', 'add test']);
  });

  it('names what cannot change first', () => {
    const before = ippool('db', CIDR, { options: 'Prune=false' });
    const after = ippool('db', '10.23.20.0/28', { spec: { blockSize: 30, disabled: true } });
    expect(inWords([before], [after])).toEqual([
      'replace IPPool/db spec.blockSize spec.cidr metadata.annotations["argocd.argoproj.io/sync-options"] spec.disabled',
    ]);
  });

  it('that has only another name is renamed, with its name in its labels too', () => {
    expect(inWords([workload('redis')], [workload('cache')])).toEqual(['rename StatefulSet/cache < redis']);
    expect(inWords([workload('redis')], [workload('cache', { spec: { replicas: 5 } })])).toEqual([
      'add StatefulSet/cache',
      'remove StatefulSet/redis',
    ]);
  });

  it('that moves to another namespace is renamed', () => {
    const map = (namespace: string) => other('v1', 'ConfigMap', [namespace, 'm'], { data: { a: 'b' } });
    expect(inWords([map('shop')], [map('data')])).toEqual(['rename ConfigMap/m < shop/m']);
  });

  it('that has nothing but a name is not', () => {
    const space = (name: string) => other('v1', 'Namespace', ['', name], {});
    expect(inWords([space('a')], [space('b')])).toEqual(['remove Namespace/a', 'add Namespace/b']);
  });

  it('has at most a hundred named fields', () => {
    const data = (value: string) => Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`k${i}`, value]));
    const [change] = changes([configMap('a', data('1'))], [configMap('a', data('2'))]);
    expect(change?.fields).toHaveLength(101);
    expect(change?.fields.at(-1)).toBe('and 30 more');
  });
});

describe('the fields that differ', () => {
  const between = (before: unknown, after: unknown) => changedPaths(before, after).map(fieldName);

  it.each([
    ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, ['spec.replicas']],
    ['a type', { a: '1' }, { a: 1 }, ['a']],
    ['a field that comes', { a: {} }, { a: { b: null } }, ['a.b']],
    ['a field that goes', { a: { b: 1 } }, { a: {} }, ['a.b']],
    ['an item by its place', { a: [1, 2] }, { a: [1, 3, 4] }, ['a[1]', 'a[2]']],
    [
      'an item by its name',
      { c: [{ name: 'x', v: 1 }, { name: 'y' }] },
      { c: [{ name: 'y' }, { name: 'x', v: 2 }] },
      ['c[1].v'],
    ],
    ['items of which two have one name', { c: [{ name: 'x' }, { name: 'x' }] }, { c: [{ name: 'x' }] }, ['c[1]']],
    ['JSON that says the same', { ips: '["10.0.0.1"]' }, { ips: '[ "10.0.0.1" ]' }, []],
    ['JSON that says something else', { ips: '["10.0.0.1"]' }, { ips: '["10.0.0.2"]' }, ['ips[0]']],
    ['what begins like JSON', { a: '[x' }, { a: '[y' }, ['a']],
    ['a key that is no word', { a: { 'x/y': 1 } }, { a: { 'x/y': 2 } }, ['a["x/y"]']],
  ])('are told of %s', (_, before, after, paths) => {
    expect(between(before, after)).toEqual(paths);
  });

  it('are none exactly when nothing differs', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (before, after) => {
        const isSame = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
        if (isSame) expect(changedPaths(before, after)).toEqual([]);
        else if (!/name|\[|\{/.test(JSON.stringify([before, after]).slice(1, -1)))
          expect(changedPaths(before, after)).not.toEqual([]);
        expect(changedPaths(before, JSON.parse(JSON.stringify(before)))).toEqual([]);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
