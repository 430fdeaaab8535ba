import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { judgeAgainstBase, reviewAgainstBase } from '../../src/review/against-base';
import { leasesOf, lockOf, textOf } from '../lock/lock-text';

const REDIS = 'prod/shop/StatefulSet/redis';
const API = 'prod/shop/Deployment/api';
const POD = 'prod/shop/Pod/licences';
const asOf = '2026-11-03T00:00:00Z';

const judge = (base: Lock, now: Lock) => judgeAgainstBase({ base, now, asOf, ref: 'main', renames: new Map() });

describe('a move', () => {
  it('is told for each workload, claim by claim', () => {
    const base = leasesOf(`10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`, `10.0.0.9 bound ${POD}`);
    const now = leasesOf(
      `10.0.0.4 bound ${REDIS} 0`,
      `10.0.0.5..10.0.0.6 released ${REDIS} 1..2 moved`,
      `10.0.0.9 released ${POD} moved`,
      `10.0.0.20 bound ${REDIS} 2`,
      `10.0.0.22 bound ${REDIS} 1`,
      `10.0.0.30 bound ${POD}`,
    );
    const problems = judge(base, now);
    expect(problems.map(({ rule, severity, where }) => [rule, severity, where.identity])).toEqual([
      ['IPAM269', 'warning', REDIS],
      ['IPAM269', 'warning', POD],
    ]);
    expect(problems[0]?.message).toContain(
      `10.0.0.5 -> 10.0.0.22 ${REDIS} 1 (moved); 10.0.0.6 -> 10.0.0.20 ${REDIS} 2 (moved).`,
    );
  });

  it('of pods without numbers is told by how many of them leave and come', () => {
    const base = leasesOf(`10.0.0.4..10.0.0.6 bound ${API}`);
    const now = leasesOf(`10.0.0.4 bound ${API}`, `10.0.0.5..10.0.0.6 released ${API} moved`, `10.0.0.9 bound ${API}`);
    expect(judge(base, now).map(({ rule, message }) => [rule, message])).toEqual([
      ['IPAM269', expect.stringContaining(`: 10.0.0.5 -> 10.0.0.9 ${API} (moved).`)],
    ]);
  });

  it('is no growth, no scaling down and no return', () => {
    const base = leasesOf(`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5 released ${REDIS} 1`, `10.0.0.6 bound ${REDIS} 2`);
    const now = leasesOf(
      `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`,
      `10.0.0.6 released ${REDIS} 2`,
      `10.0.0.7 bound ${POD}`,
    );
    expect(judge(base, now)).toEqual([]);
  });

  it('goes from one place, EIP or network to another as well', () => {
    const lock = (name: string, place: string, eip: string, state = 'bound', old: string[] = []) =>
      lockOf(
        textOf(
          'networks:',
          `  ${name}:`,
          '    claims:',
          `      - ${place} ${state} ${REDIS} 0..1`,
          'eips:',
          ...old,
          `  - ${eip} bound ${POD}`,
        ),
      );
    const base = lock('corp', 'prod/a/a', 'eip-1');
    const now = lockOf(
      textOf(
        ...['networks:', '  corp:', '    claims:', `      - prod/a/a released ${REDIS} 0..1`],
        ...['  other:', '    claims:', `      - prod/b/b bound ${REDIS} 0..1`],
        ...['eips:', `  - eip-1 released ${POD}`, `  - eip-2 bound ${POD}`],
      ),
    );
    expect(judge(base, now).map(({ where }) => where.identity)).toEqual([REDIS, POD]);
  });
});

describe('a claim that holds two addresses', () => {
  it('is refused, whether a merge has just made it or not', () => {
    const doubled = leasesOf(`10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`, `10.0.0.9..10.0.0.10 headroom ${REDIS} 2..3`);
    for (const base of [EMPTY_LOCK, doubled])
      expect(judge(base, doubled)).toMatchObject([{ rule: 'IPAM209', severity: 'error', where: { identity: REDIS } }]);
  });

  it('is none where one is kept only, or of another NIC or family, or a Deployment has several', () => {
    const now = leasesOf(
      `10.0.0.4 bound ${REDIS} 0`,
      `10.0.0.5 retained ${REDIS} 0 for=forever`,
      `10.0.0.6 bound ${REDIS} 0 nic=net1`,
      `10.0.0.8 bound ${API}`,
      `10.0.0.10 bound ${API}`,
      `fd00::4 bound ${REDIS} 0`,
    );
    expect(judge(EMPTY_LOCK, now)).toEqual([]);
  });
});

describe('a mass release', () => {
  const held = (count: number, state = 'bound') =>
    `10.0.0.0..10.0.${(count - 1) >> 8}.${(count - 1) & 255} ${state} ${API}`;
  const released = (count: number, of: number): string[] => {
    const rest = `10.0.${count >> 8}.${count & 255}..10.0.${(of - 1) >> 8}.${(of - 1) & 255} bound ${API}`;
    return count < of ? [held(count, 'released'), rest] : [held(count, 'released')];
  };
  const judged = (count: number, of: number) =>
    judge(leasesOf(held(of)), leasesOf(...released(count, of))).map(({ rule }) => rule);

  it('is more than 100, or more than a quarter from ten on', () => {
    expect(judged(100, 1000)).toEqual([]);
    expect(judged(101, 1000)).toEqual(['IPAM265']);
    expect(judged(10, 40)).toEqual([]);
    expect(judged(10, 39)).toEqual(['IPAM265']);
    expect(judged(9, 11)).toEqual([]);
  });

  it('names those who lose the most, and counts no move', () => {
    const many = Array.from({ length: 12 }, (_, i) => `10.0.1.${i * 2} bound prod/shop/Pod/p${i}`);
    const gone = many.map((line) => line.replace('bound', 'retained').concat(' for=24h'));
    const [problem] = judge(
      leasesOf(`10.0.0.4..10.0.0.6 bound ${REDIS} 0..2`, ...many),
      leasesOf(`10.0.0.4..10.0.0.6 released ${REDIS} 0..2`, ...gone),
    );
    expect(problem?.message).toBe(
      `15 of the 15 addresses and claims that are held in main are given up: ${REDIS} (3); prod/shop/Pod/p0 (1); prod/shop/Pod/p1 (1); prod/shop/Pod/p10 (1); prod/shop/Pod/p11 (1); and 8 more.`,
    );
    const moved = leasesOf(held(20, 'released'), `10.1.0.0..10.1.0.19 bound ${API}`);
    expect(judge(leasesOf(held(20)), moved).map(({ rule }) => rule)).toEqual(['IPAM269']);
  });
});

describe('a review', () => {
  it('names each rule and workload once, errors first, and counts what is different', () => {
    const base = leasesOf(...[4, 6, 8, 10, 12, 14, 16].map((at) => `10.0.0.${at} bound ${REDIS} ${at}`));
    const { problems, changes } = reviewAgainstBase({ base, now: EMPTY_LOCK, asOf });
    expect(changes).toHaveLength(7);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/^prod\S+ holds this in the base, .* and 2 more\. So it looks after a revert/);
  });

  it('says nothing of headings, nor of a lock that is the same', () => {
    const base = leasesOf('10.0.0.0/24', `10.0.0.4 bound ${REDIS} 0`);
    const now = leasesOf('10.0.0.0/25', `10.0.0.4 bound ${REDIS} 0`);
    expect(reviewAgainstBase({ base, now, asOf })).toMatchObject({ problems: [], changes: [] });
  });
});
