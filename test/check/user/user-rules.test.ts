import { Environment } from '@marcbachmann/cel-js';
import { describe, expect, it } from 'vitest';
import type { ForeignObject } from '../../../src/check/foreign-object';
import { objectOf } from '../../../src/check/foreign-object';
import { readForeignYaml } from '../../../src/check/foreign-yaml';
import type { CelLibrary } from '../../../src/check/user/cel-library';
import { checkObjectOf, pathOf } from '../../../src/check/user/check-object';
import type { CheckObject, CheckView } from '../../../src/check/user/check-view';
import { defineRule } from '../../../src/check/user/custom-rule';
import { readUserRules } from '../../../src/check/user/read-custom-rule';
import { runUserRules } from '../../../src/check/user/user-rule';
import { viewOf, viewOfObjects } from '../../../src/check/user/view-of';
import { Ipam } from '../../../src/index';
import { calicoCluster, plainApp, statefulSet } from '../../support/declare';

const TEXTS = {
  id: 'X-ACME-001',
  name: 'db-pools-are-large',
  title: 'a small pool of a database',
  why: 'They grow.',
  fix: 'Make it larger.',
} as const;

const whereIs = (index: number, key?: string) => ({
  file: 'ipam.config.ts',
  line: index + 1,
  ...(key && { field: key }),
});
const library = () => ({ Environment }) as unknown as CelLibrary;

const read = (...rules: readonly unknown[]) => readUserRules(rules, { whereIs, library });

const found = (rule: unknown, view: CheckView) => {
  const { rules, problems } = read({ ...TEXTS, ...(rule as object) });
  return [...problems, ...runUserRules(rules, view)].map(({ rule: id, message, where }) => ({ id, message, where }));
};

/** A pool db of four addresses, of which two are leased, and a pool web of eight. */
function planView(objects: readonly CheckObject[] = []): CheckView {
  const app = plainApp();
  const prod = calicoCluster(app);
  const pods = prod.subnet('pods', { cidr: '10.23.0.0/16', reserve: [{ range: '10.23.0.1..10', reason: 'routers' }] });
  const db = pods.pool('db', { cidr: '10.23.19.0/30' });
  pods.pool('web', { cidr: '10.23.20.0/29' });
  statefulSet('redis', { pools: [db], replicas: 2 });
  return viewOf(Ipam.of(app).answer(), () => objects);
}

const YAML = `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: db
spec:
  cidr: 10.0.0.0/26
  ips:
    - 10.0.0.1
    - 10.0.0.2
`;

const objects = (text = YAML): readonly CheckObject[] =>
  readForeignYaml(text, 'pools.yaml').documents.map((document) => checkObjectOf(objectOf(document) as ForeignObject));

describe('the view of a plan', () => {
  it('has everything as texts and numbers, and is the same when it has been through JSON', () => {
    const view = planView();
    expect(view.pools[0]).toMatchObject({
      key: 'prod/pods/db',
      network: 'prod',
      cidrs: ['10.23.19.0/30'],
      size: 4,
      leased: 2,
    });
    expect(view.clusters).toMatchObject([{ name: 'prod', backend: 'calico', version: '3.32', kubernetes: '1.36' }]);
    expect(view.workloads).toMatchObject([{ owner: 'prod/shop/StatefulSet/redis', replicas: 2, maxReplicas: 2 }]);
    expect(view.reservations).toMatchObject([{ first: '10.23.0.1', last: '10.23.0.10', reason: 'routers' }]);
    expect(view.leases.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(view.leases[0]).toMatchObject({
      pool: 'prod/pods/db',
      state: 'bound',
      kind: 'StatefulSet',
      namespace: 'shop',
    });
    expect(JSON.parse(JSON.stringify(view))).toEqual({ ...view });
  });
});

describe('a rule in TypeScript', () => {
  it('finds what its check gives back, at the place that it says', () => {
    const check = (view: CheckView) =>
      view.pools.filter(({ size }) => size < 8).map(({ key, where }) => ({ message: `${key} is small.`, where }));
    expect(found({ check }, planView())).toEqual([
      {
        id: 'X-ACME-001',
        message: 'prod/pods/db is small.',
        where: { path: 'prod/pods/db', identity: 'prod/pods/db' },
      },
    ]);
  });

  it('may be a generator', () => {
    const check = function* () {
      yield { message: 'One.' };
      yield { message: 'Two.' };
    };
    expect(found({ check }, planView()).map(({ message }) => message)).toEqual(['One.', 'Two.']);
  });

  it('finds fields of objects, with file, line and column', () => {
    const lint = () => [{ message: 'It is wrong.', field: 'spec.ips[1]' }];
    expect(found({ lint }, viewOfObjects(objects()))[0]!.where).toMatchObject({
      identity: 'IPPool/db',
      file: 'pools.yaml',
      field: 'spec.ips[1]',
      line: 9,
    });
  });

  it('is at the object where it says no field', () => {
    const lint = ({ name }: CheckObject) => [{ message: `${name} is wrong.` }];
    expect(found({ lint }, viewOfObjects(objects()))).toMatchObject([
      { message: 'db is wrong.', where: { identity: 'IPPool/db', file: 'pools.yaml' } },
    ]);
  });

  it.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('boom\nand more');
      },
      'boom.',
    ],
    [
      'throws no error',
      () => {
        throw 'boom';
      },
      'boom.',
    ],
    ['gives back no list', () => 7, 'it gave back something that is no list of findings.'],
    ['gives back a finding without a message', () => [{}], 'it gave back a finding without a message.'],
    ['gives back a blank message', () => [{ message: ' ' }], 'it gave back a finding without a message.'],
    ['gives back a promise', async () => [], 'it gave back a promise, and a rule cannot wait.'],
    [
      'gives back one that fails',
      () => Promise.reject(new Error('late')),
      'it gave back a promise, and a rule cannot wait.',
    ],
    [
      'throws what cannot be printed',
      () => {
        throw Object.create(null);
      },
      'what it threw cannot be printed.',
    ],
    ...[null, 'here', { file: 5 }, { line: 0 }, { column: 1.5 }].map((where): [string, () => unknown, string] => [
      `finds something at ${JSON.stringify(where)}`,
      () => [{ message: 'Here.', where }],
      '`where` of a finding is not what something of the view has as its `where`.',
    ]),
    [
      'names a field by a number',
      () => [{ message: 'Here.', field: 5 }],
      `the field of a finding is no text, such as 'spec.cidr'.`,
    ],
  ])('that %s is a finding where it was written, never a crash', (_, check, why) => {
    expect(found({ check }, planView())).toEqual([
      {
        id: 'IPAM910',
        message: `The rule X-ACME-001 (db-pools-are-large) failed: ${why}`,
        where: { file: 'ipam.config.ts', line: 1 },
      },
    ]);
  });

  it('that throws on every object is one finding, which names the first', () => {
    const lint = () => {
      throw new Error('boom');
    };
    const messages = found({ lint }, viewOfObjects(objects(`${YAML}---\n${YAML}`))).map(({ message }) => message);
    expect(messages).toEqual(['The rule X-ACME-001 (db-pools-are-large) failed on IPPool/db: boom.']);
  });

  it('may find more on one object than a function takes arguments', () => {
    const lint = () => Array.from({ length: 200_000 }, (_, i) => ({ message: `Finding ${i}.` }));
    expect(found({ lint }, viewOfObjects(objects()))).toHaveLength(200_000);
  });

  it.each<[string, (view: CheckView) => void]>([
    ['a list', ({ pools }) => (pools as unknown[]).pop()],
    ['an item', ({ pools: [pool] }) => Object.assign(pool!, { size: 1000 })],
    ['an object', ({ objects: [object] }) => Object.assign(object!.value, { kind: 'Other' })],
  ])('that would change %s of the view is a finding, and the next rule sees all', (_, change) => {
    const check = (view: CheckView) => {
      change(view);
      return [];
    };
    const next = {
      ...TEXTS,
      id: 'X-ACME-002',
      name: 'next',
      check: ({ pools }: CheckView) => pools.map(() => ({ message: 'Seen.' })),
    };
    const { rules } = read({ ...TEXTS, check }, next);
    const problems = runUserRules(rules, planView(objects()));
    expect(problems.map(({ rule }) => rule)).toEqual(['IPAM910', 'X-ACME-002', 'X-ACME-002']);
  });

  it('is given back by defineRule as it is', () => {
    const rule = { ...TEXTS, check: () => [] };
    expect(defineRule(rule)).toBe(rule);
  });
});

describe('a rule in CEL', () => {
  it('finds each item for which it does not hold, at its place', () => {
    expect(found({ over: 'pools', holds: 'pool.size >= 8' }, planView())).toEqual([
      {
        id: 'X-ACME-001',
        message: 'Here is a small pool of a database.',
        where: { path: 'prod/pods/db', identity: 'prod/pods/db' },
      },
    ]);
  });

  it('passes over what `when` is not true of, and says its message', () => {
    const rule = {
      over: 'pools',
      when: 'pool.key.startsWith("prod/pods/w")',
      holds: 'pool.size % 8 == 1',
      message: '"pool " + pool.key + " has " + string(pool.size)',
    };
    expect(found(rule, planView()).map(({ message }) => message)).toEqual(['pool prod/pods/web has 8']);
  });

  it('knows ip() and cidr() as Kubernetes does', () => {
    const rule = {
      over: 'leases',
      holds: 'cidr("10.23.19.0/31").containsIP(ip(lease.first)) && cidr("10.0.0.0/8").containsCIDR("10.23.0.0/16")',
    };
    expect(found(rule, planView())).toEqual([]);
    expect(found({ over: 'leases', holds: '!isIP(lease.first)' }, planView())).toHaveLength(planView().leases.length);
  });

  it('sees the other lists beside its item', () => {
    const rule = { over: 'leases', holds: 'pools.exists(p, p.key == lease.pool && p.size > 100)' };
    expect(found(rule, planView()).length).toBeGreaterThan(0);
  });

  it('sees an object as Kubernetes would be given it', () => {
    const rule = {
      over: 'objects',
      when: 'object.kind == "IPPool"',
      holds: 'object.spec.cidr.endsWith("/24") || size(objects) > 1',
    };
    expect(found(rule, viewOfObjects(objects()))).toMatchObject([
      { where: { identity: 'IPPool/db', file: 'pools.yaml' } },
    ]);
  });

  it.each([
    [
      { over: 'pools', holds: 'pool.size >' },
      'holds of X-ACME-001 cannot be read as CEL: Unexpected token: EOF.',
      'holds',
    ],
    [
      { over: 'pools', holds: 'lease.size > 1' },
      'holds of X-ACME-001 cannot be read as CEL: Unknown variable: lease.',
      'holds',
    ],
    [
      { over: 'pools', holds: 'true', when: '"text"' },
      'when of X-ACME-001 cannot be read as CEL: it gives a value of type string, where bool is wanted.',
      'when',
    ],
  ])('that does not compile is a finding where the expression stands: %o', (rule, message, field) => {
    expect(found(rule, planView())).toEqual([
      { id: 'IPAM911', message, where: { file: 'ipam.config.ts', line: 1, field } },
    ]);
  });

  it('that fails on an item is a finding, which says on which', () => {
    const [problem] = found({ over: 'pools', holds: 'pool.nothing == 1' }, planView());
    expect(problem).toMatchObject({
      id: 'IPAM910',
      message: expect.stringContaining('No such key: nothing (at prod/pods/db)'),
    });
  });

  it('says what to install where its library is not there', () => {
    const { rules, problems } = readUserRules([{ ...TEXTS, over: 'pools', holds: 'true' }], {
      whereIs,
      library: () => undefined,
    });
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'IPAM912', fix: expect.stringContaining('npm install') }]);
  });
});

describe('the rules of users', () => {
  it.each<[unknown, RegExp]>([
    [{ ...TEXTS, id: 'ACME-001', check: () => [] }, /^customRules\[0\]\.id: it begins with X-/],
    [{ ...TEXTS, id: 'X-acme', check: () => [] }, /^customRules\[0\]\.id/],
    [{ ...TEXTS, name: 'Not Kebab', check: () => [] }, /^customRules\[0\]\.name/],
    [{ ...TEXTS, why: '', check: () => [] }, /^customRules\[0\]\.why: a text is wanted\.$/],
    [{ ...TEXTS, check: 'text' }, /^customRules\[0\]\.check: a function is wanted\.$/],
    [{ ...TEXTS }, /^The rule X-ACME-001 has neither check nor lint/],
    [{ ...TEXTS, over: 'nodes', holds: 'true' }, /^customRules\[0\]\.over/],
    [{ ...TEXTS, over: 'pools' }, /^customRules\[0\]\.holds/],
    [{ ...TEXTS, holds: 'true' }, /^customRules\[0\]\.over/],
    [null, /^customRules\[0\]/],
  ])('are refused where they cannot be used: %o', (rule, message) => {
    const { rules, problems } = read(rule);
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'IPAM911', message: expect.stringMatching(message) }]);
  });

  it.each([
    [{ ...TEXTS, check: () => [] }, 'X-ACME-001'],
    [{ ...TEXTS, id: 'X-ACME-002', name: 'stale-lock', check: () => [] }, 'stale-lock'],
  ])('have an id and a name of their own', (rule, taken) => {
    const { problems } = read({ ...TEXTS, name: 'first', check: () => [] }, rule);
    expect(problems.map(({ message }) => message)).toEqual([`Another rule is called ${taken} already.`]);
  });

  it('may be acknowledged unless they say that nobody may', () => {
    const { rules } = read(
      { ...TEXTS, check: () => [] },
      { ...TEXTS, id: 'X-B', name: 'b', isFinal: true, check: () => [] },
    );
    expect(rules.map(({ rule: { isFinal, severity } }) => [isFinal, severity])).toEqual([
      [false, 'error'],
      [true, 'error'],
    ]);
  });

  it('name fields as Kubernetes does', () => {
    expect(pathOf('spec.ips[2]')).toEqual(['spec', 'ips', 2]);
    expect(pathOf('metadata.annotations["a.b/c"]')).toEqual(['metadata', 'annotations', 'a.b/c']);
  });
});
