import { describe, expect, it } from 'vitest';
import { Network } from '../../src/index';
import { textOf } from '../lock/lock-text';
import { calicoCluster, leasesIn, lockAfter, type plainApp, problemsOf, statefulSet } from '../support/declare';

type Declare = (app: ReturnType<typeof plainApp>) => void;

/** A cluster of the name with so many workloads. */
const appOf =
  (cluster: string, ...workloads: readonly string[]): Declare =>
  (app) => {
    const pool = calicoCluster(app, cluster).subnet('pods', { cidr: '10.23.0.0/24' }).pool('db');
    for (const name of workloads) statefulSet(name, { pools: [pool] });
  };

const PROD = lockAfter(appOf('prod', 'redis', 'web'));
const rulesOf = (declare: Declare, lock: string): string[] => problemsOf(declare, lock).map(({ rule }) => rule);

describe('a lock of another app', () => {
  it('is refused by one problem that says why, and both ways on', () => {
    expect(problemsOf(appOf('lab', 'web'), PROD)).toEqual([
      {
        rule: 'IPAM257',
        severity: 'error',
        where: { file: 'ipam.lock.yaml' },
        message:
          'The lock holds addresses for the cluster prod alone, and this app declares lab: it looks like the lock of another app. Every line that is held (2) would be released.',
        fix: expect.stringMatching(/Name the right file.*declare an old one once more, without workloads/),
      },
    ]);
  });

  it('is refused by an app without clusters, and where only the name of the network is the same', () => {
    expect(rulesOf((app) => new Network(app, 'prod'), PROD)).toEqual(['IPAM257']);
    const shared =
      (cluster: string): Declare =>
      (app) => {
        const network = new Network(app, 'corp', { supernet: '10.0.0.0/8' });
        statefulSet('web', {
          pools: [calicoCluster(app, cluster, { network }).subnet('pods', { cidr: '10.23.0.0/24' }).pool('db')],
        });
      };
    expect(rulesOf(shared('lab'), lockAfter(shared('prod')))).toEqual(['IPAM257']);
  });

  it('is one whatever it holds: claims, EIPs and carved CIDRs count too', () => {
    const sections = [
      ['networks:', '  prod:', '    claims:', '      - prod/a bound prod/shop/StatefulSet/web 0'],
      ['networks:', '  prod:', '    carved:', '      - 10.0.0.0/16 subnet prod/pods'],
      ['networks: {}', 'eips:', '  - eip-1 headroom prod/shop/StatefulSet/web 0'],
    ];
    for (const lines of sections) expect(rulesOf(appOf('lab'), textOf(...lines))).toEqual(['IPAM257']);
  });

  it('is not suspected where a cluster is there whose own props, or those of its network, are refused', () => {
    const misspelt: Declare = (app) => {
      const network = new Network(app, 'corp', { supernet: '10.0.0.1/8' });
      const cluster = calicoCluster(app, 'prod', { network });
      statefulSet('redis', { pools: [cluster.subnet('pods', { prefixLength: 24 }).pool('db')] });
    };
    expect(rulesOf(misspelt, PROD)).toEqual(['IPAM111']);
    expect(rulesOf((app) => calicoCluster(app, 'prod', { kubernetes: 'newest' }), PROD)).toEqual(['IPAM111']);
  });

  it('is not one that shares a cluster with the app, or holds nothing', () => {
    const held = (lock: string) => leasesIn(lock).filter((line) => / (bound|headroom) /.test(line));
    expect(held(lockAfter(appOf('prod'), PROD))).toEqual([]);
    expect(rulesOf(appOf('prod', 'other'), PROD)).toEqual([]);
    expect(rulesOf(appOf('lab', 'web'), textOf('networks: {}'))).toEqual([]);
    const released = textOf('networks:', '  prod:', '    leases:', '      - 10.0.0.1 released prod/a/Pod/x');
    expect(rulesOf(appOf('lab', 'web'), released)).toEqual([]);
  });

  it('that was a renamed cluster is taken over in two steps: the old one once more, without workloads', () => {
    const both: Declare = (app) => {
      calicoCluster(app, 'prod');
      appOf('prod-eu', 'redis', 'web')(app);
    };
    const between = lockAfter(both, PROD);
    expect(leasesIn(between).map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'released prod/shop/StatefulSet/redis',
      'released prod/shop/StatefulSet/web',
      'bound prod-eu/shop/StatefulSet/web',
      'bound prod-eu/shop/StatefulSet/redis',
    ]);
    expect(lockAfter(appOf('prod-eu', 'redis', 'web'), between)).toBe(between);
  });
});
