import { expect, test } from 'vitest';
import { linesOutsidePools } from '../../../src/check/rules/lines-outside-pools';
import { poolDraining } from '../../../src/check/rules/pool-draining';
import { retiredPoolInUse } from '../../../src/check/rules/retired-pool-in-use';
import type { Lifecycle } from '../../../src/model/declarations';
import { DEFAULT_QUARANTINE } from '../../../src/model/reclaim';
import { onPool } from '../../backends/calico/stories';
import { answerOf, lease, ownerIs, type Story } from '../../support/answers';
import { type RuleCase, testRules } from './rule-case';

const pool = (lifecycle: Lifecycle, more: Partial<Story> = {}): Story =>
  onPool(['172.23.19.0/28'], {
    pools: [{ name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], lifecycle }],
    ...more,
  });

const leases = [
  lease('172.23.19.0..1', 'StatefulSet/redis', { first: 0 }),
  lease('172.23.19.2', 'StatefulSet/redis', { first: 2, state: 'headroom' }),
  lease('172.23.19.8..9', 'StatefulSet/old', { first: 0, state: 'released' }),
];

const claims = [
  {
    owner: ownerIs('StatefulSet/redis'),
    place: 'prod/pods/db',
    family: 4,
    ordinals: { first: 0, last: 2 },
    tenure: { state: 'released', quarantine: DEFAULT_QUARANTINE },
  },
] as const;

const cases: readonly RuleCase[] = [
  {
    rule: retiredPoolInUse,
    found: pool('retired', { leases }),
    says: 'prod/pods/db is retired, but the lock still has lines in it: 2 bound, 1 head-room and 2 released, of prod/shop/StatefulSet/old and 1 other.',
    fine: pool('retired', { leases: [lease('172.23.20.1', 'StatefulSet/redis', { first: 0 })] }),
  },
  {
    rule: retiredPoolInUse,
    found: pool('retired', { claims }),
    says: '3 released, of prod/shop/StatefulSet/redis.',
    fine: pool('draining', { claims }),
  },
  {
    rule: poolDraining,
    found: pool('draining', { leases }),
    says: 'prod/pods/db is draining; still in it: 2 bound, 1 head-room and 2 released, of prod/shop/StatefulSet/old and 1 other.',
    fine: pool('active', { leases }),
  },
  {
    rule: linesOutsidePools,
    found: pool('active', {
      leases: [...leases, lease('172.23.77.1..3', 'StatefulSet/gone', { first: 0, state: 'retained' })],
    }),
    says: 'The lock keeps 172.23.77.1..172.23.77.3 (retained, prod/shop/StatefulSet/gone) in no declared pool of the network prod.',
    fine: pool('active', { leases }),
  },
];

testRules('the life of pools', cases);

test('a draining pool in which nothing stands any more can be retired', () => {
  expect(poolDraining.check!(answerOf(pool('draining')))).toMatchObject([
    {
      message: 'prod/pods/db is draining, and nothing stands in it any more.',
      fix: "Declare it as retired: lifecycle: 'retired'.",
    },
  ]);
});

test('lines of a cluster that is no longer declared are not missed', () => {
  const stray = { ...lease('172.23.77.1', 'StatefulSet/gone', { first: 0 }), owner: 'old/shop/StatefulSet/gone' };
  expect(linesOutsidePools.check!(answerOf(pool('active', { leases: [stray] })))).toEqual([]);
});
