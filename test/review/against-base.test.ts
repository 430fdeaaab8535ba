import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type Lock } from '../../src/model/lock';
import { judgeAgainstBase } from '../../src/review/against-base';
import { leasesOf, lockOf, textOf } from '../lock/lock-text';

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
    for (const before of [`retained ${REDIS} 0 for=1h since=${DAY_1}`, `released ${POD}`, `released ${POD} since=${DAY_1}`])
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
