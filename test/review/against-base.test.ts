import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { judgeAgainstBase } from '../../src/review/against-base';
import { leasesOf } from '../lock/lock-text';

const REDIS = 'prod/shop/StatefulSet/redis';
const WEB = 'prod/shop/StatefulSet/web';
const CACHE = 'prod/shop/StatefulSet/cache';
const API = 'prod/shop/Deployment/api';
const POD = 'prod/shop/Pod/licences';

const DAY_1 = '2026-11-01T00:00:00Z';
const DAY_2 = '2026-11-02T00:00:00Z';
const DAY_3 = '2026-11-03T00:00:00Z';
const DAY_9 = '2026-11-09T00:00:00Z';

interface Case {
  readonly base: Lock;
  readonly now: Lock;
  readonly asOf?: string;
  readonly renames?: Readonly<Record<string, string>>;
}

const judge = ({ base, now, asOf = DAY_3, renames }: Case) =>
  judgeAgainstBase({
    base,
    now,
    asOf,
    ref: 'main',
    ...(renames && { renames: new Map(Object.entries(renames)) }),
  });

const rulesOf = (judged: Case): string[] => judge(judged).map(({ rule }) => rule);

/** The rules for two locks of one line each, in the network corp; a line that is empty is not there. */
const lines = (base: string, now: string, more: Omit<Case, 'base' | 'now'> = {}): string[] =>
  rulesOf({ base: lineOf(base), now: lineOf(now), ...more });

const lineOf = (line: string): Lock => (line === '' ? EMPTY_LOCK : leasesOf(line));

const AT = '10.0.0.4';

describe('an address of the base', () => {
  it('may stay with its owner in any state that synth and the commands make', () => {
    for (const [before, after] of [
      [`bound ${REDIS} 0`, `bound ${REDIS} 0 delete=forever quarantine=0s`],
      [`headroom ${REDIS} 0`, `bound ${REDIS} 0`],
      [`bound ${REDIS} 0`, `headroom ${REDIS} 0`],
      [`bound ${REDIS} 0 quarantine=48h`, `released ${REDIS} 0`],
      [`bound ${REDIS} 0`, `retained ${REDIS} 0 for=24h`],
      [`retained ${REDIS} 0 for=forever`, `bound ${REDIS} 0`],
      [`retained ${REDIS} 0 for=24h since=${DAY_2}`, `released ${REDIS} 0`],
      [`released ${REDIS} 0 since=${DAY_1}`, `headroom ${REDIS} 0`],
      [`released ${REDIS} 0 since=${DAY_1}`, `retained ${REDIS} 0 for=1h`],
      [`released ${REDIS} 0 moved`, `released ${REDIS} 0`],
    ] as const)
      expect([before, lines(`${AT} ${before}`, `${AT} ${after}`)]).toEqual([before, []]);
  });

  it('may not go to another owner while it is held, whatever the other makes of it', () => {
    for (const state of ['bound', 'headroom'])
      for (const after of [`bound ${WEB} 0`, `released ${POD}`, `retained ${API} for=24h`])
        expect(lines(`${AT} ${state} ${REDIS} 0`, `${AT} ${after}`)).toEqual(['IPAM240']);
  });

  it('may not go to another owner while it is kept, even when its quarantine is over', () => {
    for (const before of [
      `retained ${REDIS} 0 for=1h since=${DAY_1}`,
      `released ${POD}`,
      `released ${POD} since=${DAY_1}`,
    ])
      expect(lines(`${AT} ${before}`, `${AT} bound ${WEB} 0`)).toEqual(['IPAM241']);
    expect(lines('', `${AT} bound ${WEB} 0`)).toEqual([]);
  });

  it('may not go to another pod or interface of its owner; pods without numbers are all the same', () => {
    expect(lines(`${AT} bound ${REDIS} 0`, `${AT} bound ${REDIS} 1`)).toEqual(['IPAM242']);
    expect(lines(`${AT} released ${REDIS} 0 since=${DAY_1}`, `${AT} bound ${REDIS} 1`)).toEqual(['IPAM242']);
    expect(lines(`${AT} bound ${POD}`, `${AT} bound ${POD} nic=net1`)).toEqual(['IPAM242']);
    expect(lines(`${AT}..10.0.0.6 bound ${API}`, `${AT}..10.0.0.9 bound ${API}`)).toEqual([]);
  });
});

describe('a line that is gone', () => {
  const gone = (line: string, more: Omit<Case, 'base' | 'now'> = {}) => lines(`${AT} ${line}`, '', more);

  it('was released in the base, dated, and its quarantine is over', () => {
    expect(gone(`released ${REDIS} 0 since=${DAY_1}`, { asOf: DAY_2 })).toEqual([]);
    expect(gone(`released ${REDIS} 0 since=${DAY_1} quarantine=1h moved`, { asOf: '2026-11-01T01:00:00Z' })).toEqual(
      [],
    );
    expect(gone(`released ${REDIS} 0 since=${DAY_1} quarantine=0s`, { asOf: '2026-11-01T00:00:01Z' })).toEqual([]);
  });

  it('may have had no quarantine to wait for', () => {
    expect(gone(`released ${REDIS} 0 quarantine=0s`)).toEqual([]);
  });

  it('was not held: a revert has erased a lease', () => {
    expect(gone(`bound ${REDIS} 0`)).toEqual(['IPAM243']);
    expect(gone(`headroom ${REDIS} 0 quarantine=0s`)).toEqual(['IPAM243']);
  });

  it('was not retained, whether its time is over or not', () => {
    for (const terms of ['for=forever', 'for=1h', `for=1h since=${DAY_1}`])
      expect(gone(`retained ${REDIS} 0 ${terms}`, { asOf: DAY_9 })).toEqual(['IPAM244']);
  });

  it('was not undated', () => {
    expect(gone(`released ${REDIS} 0`, { asOf: DAY_9 })).toEqual(['IPAM245']);
    expect(gone(`released ${REDIS} 0 quarantine=1s moved`, { asOf: DAY_9 })).toEqual(['IPAM245']);
  });

  it('was not in quarantine still, to the second', () => {
    expect(gone(`released ${REDIS} 0 since=${DAY_1}`, { asOf: '2026-11-01T23:59:59Z' })).toEqual(['IPAM246']);
    expect(gone(`released ${REDIS} 0 since=${DAY_1} quarantine=0s`, { asOf: DAY_1 })).toEqual(['IPAM246']);
    expect(gone(`released ${REDIS} 0 since=${DAY_9}`)).toEqual(['IPAM246']);
  });

  it('may be a part of a run only', () => {
    const base = leasesOf(`10.0.0.4..10.0.0.9 bound ${REDIS} 0..5`);
    const now = leasesOf(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.8..10.0.0.9 bound ${REDIS} 4..5`);
    const [problem, ...more] = judge({ base, now });
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ rule: 'IPAM243', severity: 'error', where: { identity: REDIS } });
    expect(problem?.message).toContain(
      `in main, and the lock has forgotten it: 10.0.0.6..10.0.0.7 ${REDIS} 2..3 (bound).`,
    );
  });
});

describe('a date', () => {
  it('may appear where the base has the line undated in the same state', () => {
    for (const line of [
      `released ${REDIS} 0`,
      `released ${REDIS} 0 quarantine=1h moved`,
      `retained ${REDIS} 0 for=24h`,
    ])
      expect(lines(`${AT} ${line}`, `${AT} ${dated(line, DAY_2)}`)).toEqual([]);
  });

  it('may appear where the base retains the line with a date, and it is released now', () => {
    expect(
      lines(`${AT} retained ${REDIS} 0 for=24h since=${DAY_1}`, `${AT} released ${REDIS} 0 since=${DAY_2}`),
    ).toEqual([]);
  });

  it('may appear nowhere else', () => {
    for (const [before, after] of [
      ['', `released ${REDIS} 0 since=${DAY_1}`],
      [`bound ${REDIS} 0`, `released ${REDIS} 0 since=${DAY_1}`],
      [`headroom ${REDIS} 0`, `retained ${REDIS} 0 for=24h since=${DAY_1}`],
      [`retained ${REDIS} 0 for=24h`, `released ${REDIS} 0 since=${DAY_1}`],
      [`retained ${REDIS} 0 for=forever`, `released ${REDIS} 0 since=${DAY_1}`],
      [`released ${REDIS} 0`, `retained ${REDIS} 0 for=24h since=${DAY_1}`],
      [`released ${REDIS} 0 since=${DAY_1}`, `retained ${REDIS} 0 for=24h since=${DAY_2}`],
    ] as const)
      expect([before, lines(before && `${AT} ${before}`, `${AT} ${after}`)]).toEqual([before, ['IPAM247']]);
  });

  it('stays as it is, or goes with a return of the owner', () => {
    const line = `${AT} released ${REDIS} 0 since=${DAY_1}`;
    expect(lines(line, line)).toEqual([]);
    expect(lines(line, `${AT} released ${REDIS} 0`)).toEqual([]);
    expect(lines(`${AT} retained ${REDIS} 0 for=1h since=${DAY_1}`, `${AT} retained ${REDIS} 0 for=1h`)).toEqual([]);
  });

  it('is not replaced by another one, earlier or later', () => {
    for (const [before, after] of [
      [DAY_2, DAY_1],
      [DAY_1, DAY_2],
      [DAY_1, DAY_9],
      ['2026-11-08T00:00:00Z', DAY_9],
    ] as const)
      expect(lines(`${AT} released ${REDIS} 0 since=${before}`, `${AT} released ${REDIS} 0 since=${after}`)).toEqual([
        'IPAM248',
      ]);
  });

  it('is mended where it lies in the future, which is told', () => {
    const [problem] = judge({
      base: leasesOf(`${AT} retained ${REDIS} 0 for=24h since=${DAY_9}`),
      now: leasesOf(`${AT} retained ${REDIS} 0 for=24h since=${DAY_2}`),
    });
    expect(problem).toMatchObject({ rule: 'IPAM248', severity: 'warning' });
  });

  it('does not lie after the instant of the judgement', () => {
    const undated = `${AT} released ${REDIS} 0`;
    expect(lines(undated, `${undated} since=${DAY_2}`, { asOf: DAY_2 })).toEqual([]);
    expect(lines(undated, `${undated} since=${DAY_3}`, { asOf: DAY_2 })).toEqual(['IPAM249']);
  });

  it('does not lie before the latest date of the base that is not in the future', () => {
    const others = [`10.0.0.8 released ${WEB} 0 since=${DAY_2}`, `10.0.0.9 released ${POD} since=${DAY_9}`];
    const judged = (since: string) =>
      rulesOf({
        base: leasesOf(`${AT} released ${REDIS} 0`, ...others),
        now: leasesOf(`${AT} released ${REDIS} 0 since=${since}`, ...others),
      });
    expect(judged(DAY_1)).toEqual(['IPAM249']);
    expect(judged(DAY_2)).toEqual([]);
  });
});

const dated = (line: string, since: string) => line.replace(/( quarantine=\S+)?( moved)?$/, ` since=${since}$1$2`);

describe('the terms of what is kept', () => {
  it('do not get shorter', () => {
    for (const [before, after] of [
      [`released ${REDIS} 0 since=${DAY_1}`, `released ${REDIS} 0 since=${DAY_1} quarantine=1h`],
      [`released ${REDIS} 0 since=${DAY_1}`, `released ${REDIS} 0 quarantine=0s`],
      [`retained ${REDIS} 0 for=48h`, `retained ${REDIS} 0 for=24h`],
      [`retained ${REDIS} 0 for=forever`, `retained ${REDIS} 0 for=24h`],
      [`retained ${REDIS} 0 for=48h`, `released ${REDIS} 0 quarantine=0s`],
      [`released ${REDIS} 0`, `retained ${REDIS} 0 for=24h quarantine=1h`],
    ] as const)
      expect([after, lines(`${AT} ${before}`, `${AT} ${after}`)]).toEqual([after, ['IPAM266']]);
  });

  it('may get longer, and are those of the declaration while the line is held', () => {
    for (const [before, after] of [
      [`released ${REDIS} 0 quarantine=1h`, `released ${REDIS} 0`],
      [`retained ${REDIS} 0 for=24h`, `retained ${REDIS} 0 for=forever`],
      [`bound ${REDIS} 0 delete=forever`, `retained ${REDIS} 0 for=1h quarantine=0s`],
      [`released ${REDIS} 0`, `bound ${REDIS} 0 quarantine=0s`],
    ] as const)
      expect([after, lines(`${AT} ${before}`, `${AT} ${after}`)]).toEqual([after, []]);
  });
});

describe('a renamed workload', () => {
  const base = leasesOf(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.6 released ${REDIS} 2 since=${DAY_1}`);
  const now = leasesOf(`10.0.0.4..10.0.0.5 bound ${CACHE} 0..1`, `10.0.0.6 released ${CACHE} 2 since=${DAY_1}`);

  it('keeps its addresses, with a warning that pods of both names want them', () => {
    const [problem, ...more] = judge({ base, now, renames: { [REDIS]: CACHE } });
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ rule: 'IPAM268', severity: 'warning', where: { identity: CACHE } });
  });

  it('needs no warning where nothing is held', () => {
    const kept = (owner: string) => leasesOf(`${AT} retained ${owner} 0 for=forever`);
    expect(rulesOf({ base: kept(REDIS), now: kept(CACHE), renames: { [REDIS]: CACHE } })).toEqual([]);
  });

  it('hands addresses over where nobody has said so, and the way out depends on who was asked', () => {
    const found = (renames?: Record<string, string>) => judge({ base, now, ...(renames && { renames }) });
    expect(found({}).map(({ rule }) => rule)).toEqual(['IPAM240', 'IPAM241']);
    expect(found({})[0]?.fix).toContain(
      `If ${CACHE} is ${REDIS} under a new name, let it say so: formerly: 'shop/StatefulSet/redis'.`,
    );
    expect(found()[0]?.fix).toContain('The app was not asked, so a rename (formerly: ');
  });

  it('does not let anybody else in, nor its own pods change places', () => {
    const renames = { [REDIS]: CACHE };
    const among = (...items: string[]) => rulesOf({ base, now: leasesOf(...items), renames });
    expect(among(`10.0.0.4 bound ${WEB} 0`, `10.0.0.5 bound ${CACHE} 1`)).toEqual(['IPAM240', 'IPAM268']);
    expect(among(`10.0.0.4 bound ${CACHE} 1`, `10.0.0.5 bound ${CACHE} 0`)).toEqual(['IPAM242', 'IPAM268', 'IPAM269']);
  });

  it('is not renamed while the lock still has its old name', () => {
    const renames = { [REDIS]: CACHE };
    expect(rulesOf({ base, now: base, renames })).toEqual([]);
    const half = leasesOf(`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5 bound ${CACHE} 1`);
    expect(rulesOf({ base, now: half, renames })).toEqual(['IPAM240']);
  });
});
