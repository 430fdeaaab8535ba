import type { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Calico } from '../../src/index';
import { calicoCluster, lockAfter, problemsOf, statefulSet } from '../support/declare';

const rulesOf = (declare: (app: App) => void, lock?: string): readonly string[] =>
  problemsOf(declare, lock).map(({ rule }) => rule);

describe('one mistake is told by one rule', () => {
  it('such as a block size of IPv4 for IPv6', () => {
    const backend = Calico.v3_32({ api: 'native', strictAffinity: true });
    const both = ['10.9.0.0/24', 'fd00::/120'];
    expect(
      rulesOf((app) => {
        calicoCluster(app, 'prod', { backend })
          .subnet('x', { cidr: both })
          .pool('d', { calico: { blockSize: 32 } });
      }),
    ).toEqual(['IPAM302']);
    expect(
      rulesOf((app) => {
        calicoCluster(app, 'prod', { backend }).subnet('x', { cidr: both }).pool('d');
      }),
    ).toEqual([]);
  });

  it('such as a workload that stands outside its pools', () => {
    const shop = (cidr: string, isDeclared: boolean) => (app: App) => {
      const db = calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr });
      if (isDeclared) statefulSet('redis', { pools: [db], replicas: 3 });
    };
    const before = lockAfter(shop('10.1.0.0/27', true));
    const [problem, ...others] = problemsOf(shop('10.1.0.128/27', true), before);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ rule: 'IPAM202' });
    expect(problem?.message).toMatch(/ \(ordinals 0\.\.2\) are in none of its pools\.$/);
    expect(rulesOf(shop('10.1.0.128/27', false), before)).toEqual(['IPAM227']);
  });
});

describe('an address that another has is freed', () => {
  const shop = (declare: { redis?: object; mail?: object }) => (app: App) => {
    const db = calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
    if (declare.redis) statefulSet('redis', { pools: [db], addresses: { 0: '10.1.0.5' }, ...declare.redis });
    if (declare.mail) statefulSet('mail', { pools: [db], addresses: { 0: '10.1.0.5' }, ...declare.mail });
  };
  const bound = lockAfter(shop({ redis: {} }));
  const released = lockAfter(shop({}), bound);

  it.each([
    ['released', released, / or let cdk8s-ipam lock gc remove the released line/],
    [
      'retained',
      released.replace(' released ', ' retained ').replace(/(redis 0)\b.*/, '$1 for=forever'),
      /lock release/,
    ],
  ])('by what is left to do while it is %s', (state, lock, fix) => {
    expect(problemsOf(shop({ mail: {} }), lock)).toMatchObject([
      { rule: 'IPAM203', message: expect.stringContaining(`as ${state} for`), fix: expect.stringMatching(fix) },
    ]);
  });
});

describe('one thing is counted as one', () => {
  const messagesOf = (declare: (app: App) => void, lock?: string): readonly string[] =>
    problemsOf(declare, lock).map(({ message }) => message);

  it('in a draining pool', () => {
    const shop = (lifecycle: 'active' | 'draining') => (app: App) => {
      const subnet = calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' });
      statefulSet('redis', { pools: [subnet.pool('db', { cidr: '10.1.0.0/27', lifecycle })] });
    };
    expect(messagesOf(shop('draining'), lockAfter(shop('active')))).toEqual([
      'prod/pods/db is draining; still in it: 1 bound, of prod/shop/StatefulSet/redis.',
    ]);
  });

  it('in a line of the lock', () => {
    const shop = (app: App) => {
      const db = calicoCluster(app).subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
      statefulSet('redis', { pools: [db] });
    };
    const lock = lockAfter(shop).replace('/redis 0', '/redis 0..5');
    expect(messagesOf(shop, lock)).toEqual([expect.stringContaining('has 1 address for 6 ordinals')]);
  });
});
