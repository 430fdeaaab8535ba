import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/lock/entry';
import { printLock } from '../../src/lock/format';
import { collectGarbage } from '../../src/lock/gc';
import { parseLock } from '../../src/lock/parse';
import type { Lock } from '../../src/model/lock';
import { judgeAgainstBase } from '../../src/review/against-base';
import { arbitraryLock, INSTANTS, LATER } from './arbitrary-lock';
import { leasesOf, leasesText, lockOf, textOf } from './lock-text';

const NOW = '2026-11-10T00:00:00Z';
const collected = (lock: Lock, asOf: string): string => printLock(collectGarbage(lock, asOf).lock);

describe('collecting garbage', () => {
  const steps: [name: string, before: string, after: string | undefined][] = [
    ['dates a retained line', 'retained prod/a/Pod/x for=24h', `retained prod/a/Pod/x for=24h since=${NOW}`],
    ['dates a released line', 'released prod/a/Pod/x moved', `released prod/a/Pod/x since=${NOW} moved`],
    ['removes an undated released line without quarantine', 'released prod/a/Pod/x quarantine=0s', undefined],
    ['leaves what is bound', 'bound prod/a/Pod/x delete=24h', 'bound prod/a/Pod/x delete=24h'],
    ['leaves head-room', 'headroom prod/a/Deployment/x', 'headroom prod/a/Deployment/x'],
    ['leaves what is retained for ever', 'retained prod/a/Pod/x for=forever', 'retained prod/a/Pod/x for=forever'],
    [
      'releases a retained line on the second',
      'retained prod/a/Pod/x for=24h since=2026-11-09T00:00:00Z quarantine=48h',
      `released prod/a/Pod/x since=${NOW} quarantine=48h`,
    ],
    [
      'keeps it until then',
      'retained prod/a/Pod/x for=24h since=2026-11-09T00:00:01Z',
      'retained prod/a/Pod/x for=24h since=2026-11-09T00:00:01Z',
    ],
    ['removes a released line on the second', 'released prod/a/Pod/x since=2026-11-09T00:00:00Z', undefined],
    [
      'keeps it until then, too',
      'released prod/a/Pod/x since=2026-11-09T00:00:01Z',
      'released prod/a/Pod/x since=2026-11-09T00:00:01Z',
    ],
    [
      'removes one line of an old retention at a time',
      'retained prod/a/Pod/x for=5m since=2020-01-01T00:00:00Z quarantine=0s',
      `released prod/a/Pod/x since=${NOW} quarantine=0s`,
    ],
    [
      'keeps what was released at this instant without quarantine',
      `released prod/a/Pod/x since=${NOW} quarantine=0s`,
      `released prod/a/Pod/x since=${NOW} quarantine=0s`,
    ],
  ];
  for (const [name, before, after] of steps)
    it(name, () => {
      expect(collected(leasesOf(`10.0.0.1 ${before}`), NOW)).toBe(
        after === undefined ? textOf('networks: {}') : leasesText(`10.0.0.1 ${after}`),
      );
      expect(collected(lockOf(textOf('networks: {}', 'eips:', `  - eip-1 ${before}`)), NOW)).toBe(
        after === undefined ? textOf('networks: {}') : textOf('networks: {}', 'eips:', `  - eip-1 ${after}`),
      );
    });

  it('joins the lines that have become alike, and says what it did', () => {
    const lock = leasesOf(
      '10.0.0.1 released prod/a/Deployment/x',
      `10.0.0.2 released prod/a/Deployment/x since=${NOW}`,
      '10.0.0.4 retained prod/a/Pod/y for=1h since=2026-11-01T00:00:00Z',
      '10.0.0.5 released prod/a/Pod/y since=2026-11-01T00:00:00Z',
    );
    const { lock: after, report } = collectGarbage(lock, NOW);
    expect(printLock(after)).toBe(
      leasesText(
        `10.0.0.1..10.0.0.2 released prod/a/Deployment/x since=${NOW}`,
        `10.0.0.4 released prod/a/Pod/y since=${NOW}`,
      ),
    );
    expect(report.stamped.map(printEntry)).toEqual([`10.0.0.1 released prod/a/Deployment/x since=${NOW}`]);
    expect(report.aged.map(printEntry)).toEqual([`10.0.0.4 released prod/a/Pod/y since=${NOW}`]);
    expect(report.removed.map(printEntry)).toEqual(['10.0.0.5 released prod/a/Pod/y since=2026-11-01T00:00:00Z']);
    expect(new Set(report.waiting.map(({ at }) => at))).toEqual(new Set(['2026-11-11T00:00:00Z']));
    expect(report.waiting).toHaveLength(3);
  });

  it('changes nothing and names every line when a date is later than the instant', () => {
    const lock = leasesOf(
      '10.0.0.1 released prod/a/Pod/x since=2026-11-10T00:00:01Z',
      '10.0.0.2 released prod/a/Pod/y',
    );
    const { lock: after, problems } = collectGarbage(lock, NOW);
    expect(after).toBe(lock);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'IPAM260', where: { identity: 'prod/a/Pod/x' } });
    expect(problems[0]!.message).toContain('10.0.0.1 released prod/a/Pod/x since=2026-11-10T00:00:01Z');
  });

  it('puts the instant in the place of later dates when asked to', () => {
    const lock = leasesOf('10.0.0.1 released prod/a/Pod/x since=2036-11-10T00:00:01Z');
    const { lock: after, problems, report } = collectGarbage(lock, NOW, { restamp: true });
    expect(problems).toEqual([]);
    expect(report.restamped).toBe(1);
    expect(printLock(after)).toBe(leasesText(`10.0.0.1 released prod/a/Pod/x since=${NOW}`));
  });
});

describe('a released CIDR', () => {
  const carved = (...lines: string[]) => [
    'networks:',
    '  corp:',
    '    carved:',
    ...lines.map((line) => `      - ${line}`),
  ];
  const OLD = 'released since=2026-11-01T00:00:00Z';

  it('is dated first and goes after the default quarantine, a pool before its subnet in one run', () => {
    const lock = lockOf(textOf(...carved('10.0.0.0/16 subnet a/b released', '10.0.1.0/24 pool a/b/c released')));
    const dated = collectGarbage(lock, '2026-11-01T00:00:00Z').lock;
    expect(printLock(dated)).toBe(textOf(...carved(`10.0.0.0/16 subnet a/b ${OLD}`, `10.0.1.0/24 pool a/b/c ${OLD}`)));
    expect(collected(dated, '2026-11-02T00:00:00Z')).toBe(textOf('networks: {}'));
  });

  it('stays while a lease, a claim or a carved pool is inside', () => {
    const inside: [string, ...string[]][] = [
      [`10.0.0.0/16 subnet a/b ${OLD}`, '    leases:', '      - 10.0.3.4 bound prod/a/Pod/x'],
      [`10.0.0.0/16 subnet a/b ${OLD}`, '    claims:', '      - a/b/c bound prod/a/Pod/x'],
    ];
    for (const [line, ...rest] of inside) {
      const lock = lockOf(textOf(...carved(line), ...rest));
      const { lock: after, report } = collectGarbage(lock, NOW);
      expect(after).toEqual(lock);
      expect(report.occupied.map(printEntry)).toEqual([line]);
    }
    const nested = lockOf(textOf(...carved(`10.0.0.0/16 subnet a/b ${OLD}`, '10.0.1.0/24 pool a/b/c')));
    expect(collectGarbage(nested, NOW).lock).toEqual(nested);
  });

  it('goes in the run that removes its last line', () => {
    const lock = lockOf(
      textOf(
        ...carved(`10.0.0.0/16 subnet a/b ${OLD}`),
        '    leases:',
        `      - 10.0.3.4 released prod/a/Pod/x since=2026-11-01T00:00:00Z`,
      ),
    );
    expect(collected(lock, NOW)).toBe(textOf('networks: {}'));
  });
});

describe('garbage collection of any lock', () => {
  const asOf = fc.constantFrom(INSTANTS.at(-1)!, '2026-11-05T06:12:08Z', '2026-11-06T06:07:08Z', LATER);

  it('does nothing more at the same instant, and gives a canonical lock', () => {
    fc.assert(
      fc.property(arbitraryLock, asOf, (lock, now) => {
        const once = collectGarbage(lock, now).lock;
        expect(collectGarbage(once, now).lock).toEqual(once);
        expect(parseLock(printLock(once), 'lock')).toEqual({ ok: true, lock: once });
      }),
    );
  });

  it('only ever goes forward: retained, released, gone; and never touches what is bound', () => {
    fc.assert(
      fc.property(arbitraryLock, asOf, (lock, now) => {
        const after = addressStates(collectGarbage(lock, now).lock);
        const before = addressStates(lock);
        for (const [address, state] of after)
          expect(before.has(address) && NEXT[before.get(address)!]).toContain(state);
        for (const [address, state] of before) if (state !== 'released') expect(after.has(address)).toBe(true);
      }),
    );
  });

  it('leaves no more lines later than sooner, and not more when it runs oftener', () => {
    fc.assert(
      fc.property(arbitraryLock, asOf, asOf, (lock, a, b) => {
        const [sooner, later] = a < b ? [a, b] : [b, a];
        const once = addressStates(collectGarbage(lock, sooner).lock);
        const late = addressStates(collectGarbage(lock, later).lock);
        const twice = addressStates(collectGarbage(collectGarbage(lock, sooner).lock, later).lock);
        for (const address of late.keys()) expect(once.has(address)).toBe(true);
        for (const address of twice.keys()) expect(late.has(address)).toBe(true);
      }),
    );
  });
});

const NEXT: Record<string, string[]> = {
  bound: ['bound'],
  headroom: ['headroom'],
  retained: ['retained', 'released'],
  released: ['released'],
};

const addressStates = (lock: Lock): Map<string, string> =>
  new Map(
    lock.networks.flatMap(({ name, leases }) =>
      leases.flatMap(({ range, tenure }) =>
        [...range.addresses()].map((address) => [`${name} ${address}`, tenure.state] as const),
      ),
    ),
  );

describe('collecting garbage where a lock is deployed that lags behind', () => {
  const A = 'released prod/a/StatefulSet/x 0';
  const collectedBehind = (lock: Lock, ...deployed: Lock[]) => collectGarbage(lock, NOW, { deployed });

  it('leaves alone what is not given up there yet, and goes on with the rest', () => {
    const lock = leasesOf(`10.0.0.1 ${A}`, '10.0.0.2 released prod/a/StatefulSet/y 0');
    const behind = leasesOf('10.0.0.1 bound prod/a/StatefulSet/x 0', '10.0.0.2 released prod/a/StatefulSet/y 0');
    const { lock: after, report } = collectedBehind(lock, behind);
    expect(printLock(after)).toBe(leasesText(`10.0.0.1 ${A}`, `10.0.0.2 released prod/a/StatefulSet/y 0 since=${NOW}`));
    expect(report.undeployed.map(printEntry)).toEqual([`10.0.0.1 ${A}`]);
  });

  it('removes only what every one of them has released and dated', () => {
    const over = `10.0.0.1 ${A} since=2026-11-01T00:00:00Z`;
    const [here, undated] = [leasesOf(over), leasesOf(`10.0.0.1 ${A}`)];
    expect(collectedBehind(here, here, undated).report.undeployed.map(printEntry)).toEqual([over]);
    expect(collectedBehind(here, here, here).report.removed.map(printEntry)).toEqual([over]);
  });

  it.each([
    ['eips', 'eip-aaaa0001', 'prod/a/StatefulSet/x 0'],
    ['claims', 'prod/pods/db', 'prod/a/StatefulSet/x 0..3'],
  ])('does the same for %s', (section, thing, holder) => {
    const lock = (state: string): Lock =>
      section === 'eips'
        ? lockOf(textOf('networks: {}', 'eips:', `  - ${thing} ${state} ${holder}`))
        : lockOf(textOf('networks:', '  corp:', '    claims:', `      - ${thing} ${state} ${holder}`));
    expect(collectedBehind(lock('released'), lock('bound')).report).toMatchObject({
      undeployed: [expect.anything()],
      stamped: [],
    });
    expect(collectedBehind(lock('released'), lock('released')).report).toMatchObject({
      undeployed: [],
      stamped: [expect.anything()],
    });
  });

  it('makes nothing of it that check --base would refuse there', () => {
    fc.assert(
      fc.property(arbitraryLock, fc.constantFrom(...INSTANTS), (deployed, between) => {
        const lock = collectGarbage(deployed, between, { restamp: true }).lock;
        const refusals = (now: Lock) =>
          judgeAgainstBase({ base: deployed, now, asOf: LATER }).filter(({ severity }) => severity === 'error').length;
        const { lock: after, problems } = collectGarbage(lock, LATER, { deployed: [deployed] });
        expect(problems).toEqual([]);
        expect(refusals(after)).toBe(refusals(lock));
      }),
    );
  });
});
