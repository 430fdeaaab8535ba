import { describe, expect, it } from 'vitest';
import type { DeclaredPlace } from '../../src/model/declared-place';
import type { Lock } from '../../src/model/lock';
import type { Problem } from '../../src/model/problem';
import type { Review } from '../../src/review/review';
import { reviewChange } from '../../src/review/review-change';
import { leasesOf, lockOf, textOf } from '../lock/lock-text';

const REDIS = 'prod/shop/StatefulSet/redis';
const CACHE = 'prod/shop/StatefulSet/cache';
const POD = 'prod/shop/Pod/licences';
const AS_OF = '2026-11-05T00:00:00Z';

interface Case {
  readonly base: Lock;
  readonly head: Lock;
  readonly places?: readonly DeclaredPlace[];
  readonly problems?: readonly Problem[];
}

const review = ({ base, head, places = [], problems = [] }: Case): Review =>
  reviewChange({
    base: { name: 'main', lock: base },
    head: { name: 'working tree', lock: head },
    asOf: AS_OF,
    app: { renames: new Map(), places, problems },
    file: 'ipam.lock.yaml',
  });

/** Level, rule and subject. */
const risks = (judged: Case): string[] =>
  review(judged).risks.map(({ level, rule, subject }) => `${level} ${rule} ${subject}`);

const summaries = (judged: Case): string[] => review(judged).risks.map(({ summary }) => summary);

const POOL: DeclaredPlace = {
  use: 'pool',
  key: 'prod/pods/db',
  network: 'corp',
  lifecycle: 'active',
  cidrs: [{ cidr: '10.0.0.0/28', size: '14' }],
};

const HEADING = '10.0.0.0/28';

describe('the risks of a change', () => {
  it('begin with what check --base refuses, with the reason after the fact', () => {
    const judged = {
      base: leasesOf(`10.0.0.4 bound ${REDIS} 0`, `10.0.0.6..10.0.0.7 bound ${CACHE} 0..1`),
      head: leasesOf(`10.0.0.4 bound ${POD}`, `10.0.0.6..10.0.0.7 released ${CACHE} 0..1`),
    };
    const { risks: found, isBlocked, problems } = review(judged);
    expect(isBlocked).toBe(true);
    expect(found.map(({ level, rule }) => [level, rule])).toEqual([
      ['blocked', 'IPAM240'],
      ['medium', 'IPAM700'],
    ]);
    expect(found[0]!.summary).toBe(
      `${POD} has what ${REDIS} holds in main: 10.0.0.4 ${REDIS} 0 (bound) -> ${POD} (bound).`,
    );
    expect(found[0]!.advice).toMatch(/^Merged is not deployed: .* Let prod\/shop\/Pod\/licences have something else/);
    expect(problems[0]!.where).toEqual({ identity: POD, file: 'ipam.lock.yaml', line: 9 });
  });

  it('name what the app finds wrong, and not what it only warns of', () => {
    const stale: Problem = {
      rule: 'IPAM250',
      severity: 'error',
      where: { file: 'ipam.lock.yaml' },
      message: 'It is stale. So it is.',
      fix: 'Synth.',
    };
    const warning: Problem = { ...stale, rule: 'IPAM102', severity: 'warning' };
    const lock = leasesOf(`10.0.0.4 bound ${REDIS} 0`);
    const judged = { base: lock, head: lock, problems: [warning, stale] };
    expect(risks(judged)).toEqual(['blocked IPAM250 ipam.lock.yaml']);
    expect(summaries(judged)).toEqual(['It is stale.']);
    expect(review(judged).problems).toEqual([warning, stale]);
    expect(review(judged).isBlocked).toBe(true);
  });

  it('have moves and mass releases among them', () => {
    const many = Array.from({ length: 12 }, (_, i) => `10.0.0.${i} bound prod/shop/Pod/p${i}`);
    const gone = many.map((line) => line.replace('bound', 'released'));
    expect(risks({ base: leasesOf(...many), head: leasesOf(...gone) })[0]).toBe('high IPAM265 ');
    const moved = leasesOf(`10.0.0.4 released ${REDIS} 0 moved`, `10.0.0.9 bound ${REDIS} 0`);
    expect(risks({ base: leasesOf(`10.0.0.4 bound ${REDIS} 0`), head: moved })).toEqual([`medium IPAM269 ${REDIS}`]);
  });

  it('name a workload that is gone while its pods may run, less gravely where all is kept', () => {
    const base = leasesOf(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`, `10.0.0.6 headroom ${REDIS} 2`);
    const released = leasesOf(`10.0.0.4..10.0.0.6 released ${REDIS} 0..2`);
    expect(summaries({ base, head: released })).toEqual([
      `${REDIS} is gone, and pods may be running with what it held: 2 released.`,
    ]);
    const kept = leasesOf(`10.0.0.4..10.0.0.6 retained ${REDIS} 0..2 for=24h`);
    expect(risks({ base, head: kept })).toEqual([`low IPAM700 ${REDIS}`]);
    const smaller = leasesOf(`10.0.0.4 bound ${REDIS} 0`, `10.0.0.5..10.0.0.6 released ${REDIS} 1..2`);
    expect(risks({ base, head: smaller })).toEqual([]);
  });

  it('ask of a workload that is gone whether another one like it is the same under another name', () => {
    const base = leasesOf(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`);
    const advice = (...more: readonly string[]) =>
      review({ base, head: leasesOf(`10.0.0.4..10.0.0.5 released ${REDIS} 0..1`, ...more) }).risks[0]?.advice;
    expect(advice(`10.0.0.8..10.0.0.9 bound ${CACHE} 0..1`)).toMatch(
      /If prod\/shop\/StatefulSet\/cache is the same under another name, it keeps these addresses where it says formerly: 'shop\/StatefulSet\/redis', after cdk8s-ipam lock resolve --base main\.$/,
    );
    expect(advice('10.0.0.8..10.0.0.9 bound prod/other/StatefulSet/redis 0..1')).toContain('formerly:');
    for (const unlike of ['prod/other/StatefulSet/cache', 'test/shop/StatefulSet/cache', 'prod/shop/Deployment/redis'])
      expect(advice(`10.0.0.8..10.0.0.9 bound ${unlike}${unlike.includes('Dep') ? '' : ' 0..1'}`)).not.toContain(
        'formerly',
      );
    expect(advice(`10.0.0.8 bound ${CACHE} 0`)).not.toContain('formerly');
    const two = [`10.0.0.8..10.0.0.9 bound ${CACHE} 0..1`, '10.0.0.10..10.0.0.11 bound prod/shop/StatefulSet/web 0..1'];
    expect(advice(...two)).not.toContain('formerly');
    expect(advice()).not.toContain('formerly');
  });

  it('name what is given up without a quarantine', () => {
    const base = leasesOf(`10.0.0.4..10.0.0.5 bound ${REDIS} 0..1 quarantine=0s`);
    const head = leasesOf(`10.0.0.4 bound ${REDIS} 0 quarantine=0s`, `10.0.0.5 released ${REDIS} 1 quarantine=0s`);
    expect(risks({ base, head })).toEqual([`high IPAM701 ${REDIS}`]);
    expect(summaries({ base, head })).toEqual([`${REDIS} gives up 1 without a quarantine: 10.0.0.5.`]);
  });

  it('name EIPs that are given up', () => {
    const eip = (holding: string) =>
      lockOf(textOf('networks: {}', 'eips:', `  - eip-1 ${holding}`, `  - eip-2 bound ${CACHE} 0`));
    const judged = { base: eip(`bound ${CACHE} 1`), head: eip(`released ${CACHE} 1`) };
    expect(risks(judged)).toEqual([`medium IPAM704 ${CACHE}`]);
    expect(summaries(judged)).toEqual([`${CACHE} gives up a public address: eip-1.`]);
    expect(risks({ base: eip(`bound ${CACHE} 1`), head: eip(`retained ${CACHE} 1 for=24h`) })).toEqual([
      `low IPAM704 ${CACHE}`,
    ]);
    const late = { base: eip(`retained ${CACHE} 1 for=forever`), head: eip(`released ${CACHE} 1`) };
    expect(risks(late)).toEqual([`medium IPAM704 ${CACHE}`]);
    expect(
      risks({ base: leasesOf(`10.0.0.4 retained ${REDIS} 0 for=24h`), head: leasesOf(`10.0.0.4 released ${REDIS} 0`) }),
    ).toEqual([]);
  });

  it('name pools that run full, and only where this change makes it worse', () => {
    const before = leasesOf(HEADING, `10.0.0.2..10.0.0.9 bound ${REDIS} 0..7`);
    const nearly = leasesOf(HEADING, `10.0.0.2..10.0.0.10 bound ${REDIS} 0..8`);
    const full = leasesOf(HEADING, `10.0.0.1..10.0.0.14 bound ${REDIS} 0..13`);
    const places = [POOL];
    expect(summaries({ base: before, head: nearly, places })).toEqual([
      'prod/pods/db has 5 of 14 IPv4 addresses free, fewer than its largest workload has (9).',
    ]);
    expect(risks({ base: nearly, head: before, places })).toEqual([`blocked IPAM243 ${REDIS}`]);
    const last = leasesOf(HEADING, `10.0.0.1..10.0.0.7 bound ${REDIS} 0..6`, `10.0.0.8..10.0.0.13 bound ${CACHE} 0..5`);
    expect(summaries({ base: leasesOf(HEADING), head: last, places })).toEqual([
      'prod/pods/db has 1 of 14 IPv4 addresses free, less than a tenth.',
    ]);
    expect(risks({ base: leasesOf(HEADING), head: full, places })).toEqual(['medium IPAM703 prod/pods/db']);
  });

  it('name a closed pool that is still in use, in every change until it is empty', () => {
    const places = [{ ...POOL, lifecycle: 'draining' as const }];
    const base = leasesOf(HEADING, `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`);
    const head = leasesOf(HEADING, `10.0.0.4 bound ${REDIS} 0`);
    expect(summaries({ base: head, head, places })).toEqual(['prod/pods/db is draining and not empty: 1 held, IPv4.']);
    expect(risks({ base: leasesOf(HEADING), head: leasesOf(HEADING), places })).toEqual([]);
    expect(risks({ base, head, places })).toContain('low IPAM705 prod/pods/db');
    expect(risks({ base, head, places: [{ ...POOL, lifecycle: 'retired' }] })).toContain('medium IPAM705 prod/pods/db');
  });

  it('name a pool that shrinks, which its headings tell', () => {
    const base = leasesOf('10.0.0.0/27', `10.0.0.4 bound ${REDIS} 0`);
    const head = leasesOf(HEADING, `10.0.0.4 bound ${REDIS} 0`);
    expect(risks({ base, head, places: [POOL] })).toEqual(['medium IPAM706 prod/pods/db']);
    expect(summaries({ base, head, places: [POOL] })).toEqual([
      'The pool prod/pods/db shrinks from 10.0.0.0/27 to 10.0.0.0/28.',
    ]);
  });
});
