import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../src/lock/gc';
import { EMPTY_LOCK } from '../../src/model/lock';
import { declare, onePool, ordinals, settled, workload } from '../allocate/world';
import { Cluster } from './cluster';
import { diceOf } from './stories';
import { Timeline } from './timeline';

const pool = onePool('10.0.0.0/31');
const only = (name: string) => declare(pool, [workload(name, ordinals(2))]);
const NOBODY = new Map<string, string>();
const hourOf = (instant: string) => (Date.parse(instant) - Date.parse('2026-11-01T00:00:00Z')) / 3_600_000;

const held = settled(only('s'), EMPTY_LOCK);
const released = settled(declare(pool), held);
const others = settled(only('t'), EMPTY_LOCK);

describe('the auditor', () => {
  it('finds nothing where an address was out of use for its quarantine', () => {
    const timeline = new Timeline(23);
    timeline.add(held, 0, NOBODY);
    timeline.add(released, 2, NOBODY);
    timeline.add(EMPTY_LOCK, 26, NOBODY);
    timeline.add(others, 26, NOBODY);
    expect(timeline.violations).toEqual([]);
    expect(timeline.handOvers).toBe(2);
  });

  it('finds an address that has another owner from one merge to the next', () => {
    const timeline = new Timeline(23);
    timeline.add(held, 0, NOBODY);
    timeline.add(others, 1, NOBODY);
    expect(timeline.violations.filter((each) => each.includes('10.0.0.0 ') || each.endsWith('10.0.0.0'))).not.toEqual(
      [],
    );
    expect(timeline.violations.map((each) => each.split(':')[0])).toEqual(
      expect.arrayContaining(['two owners', 'lost to a newcomer']),
    );
  });

  it('lets a renamed workload have its addresses', () => {
    const timeline = new Timeline(23);
    timeline.add(held, 0, NOBODY);
    timeline.add(others, 1, new Map([['prod/shop/StatefulSet/s', 'prod/shop/StatefulSet/t']]));
    expect(timeline.violations).toEqual([]);
  });

  it('finds a date that is older than the release that it should count from', () => {
    const timeline = new Timeline(23);
    const onABranch = collectGarbage(released, '2026-11-01T01:00:00Z').lock;
    timeline.add(held, 0, NOBODY);
    timeline.add(released, 20, NOBODY);
    expect(timeline.datesBeforeRelease(onABranch, hourOf)).toHaveLength(2);
    const onMain = collectGarbage(released, '2026-11-01T21:00:00Z').lock;
    expect(timeline.datesBeforeRelease(onMain, hourOf)).toEqual([]);
  });
});

describe('the cluster', () => {
  it('has pods of two owners at one address when it lags and nobody waits', () => {
    const found = Array.from({ length: 40 }, (_, seed) => {
      const timeline = new Timeline(23);
      const cluster = new Cluster(timeline.moments, 23);
      const dice = diceOf(seed);
      timeline.add(held, 0, NOBODY);
      for (let hour = 1; hour < 6; hour++) cluster.live(hour, dice);
      timeline.add(others, 6, NOBODY);
      for (let hour = 6; hour < 12; hour++) cluster.live(hour, dice);
      return cluster.violations.length;
    });
    expect(Math.max(...found)).toBeGreaterThan(0);
  });
});
