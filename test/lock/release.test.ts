import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/lock/entry';
import { printLock } from '../../src/lock/format';
import { parseLock } from '../../src/lock/parse';
import { releaseLines } from '../../src/lock/release';
import { parseReleaseTarget, type ReleaseTarget } from '../../src/lock/release-target';
import { arbitraryLock } from './arbitrary-lock';
import { leasesOf, leasesText, lockOf, textOf } from './lock-text';

const REDIS = 'prod/shop/StatefulSet/redis';
const LOCK = leasesOf(
  `10.0.0.0..10.0.0.2 bound ${REDIS} 0..2`,
  `10.0.0.3..10.0.0.6 retained ${REDIS} 3..6 for=24h since=2026-11-01T00:00:00Z quarantine=48h`,
  '10.0.0.7 released prod/shop/Pod/x',
  '10.0.0.8 headroom prod/shop/Deployment/api',
);

const targetOf = (text: string): ReleaseTarget => {
  const target = parseReleaseTarget(text);
  if (!target.ok) throw new Error(target.fault.reason);
  return target.value;
};
const released = (text: string, lock = LOCK) => {
  const release = releaseLines(lock, targetOf(text));
  if (!release.ok) throw new Error(release.problems[0]!.message);
  return {
    text: printLock(release.lock),
    released: release.released.map(printEntry),
    kept: release.kept.map(printEntry),
  };
};

describe('releasing by hand', () => {
  it('gives up all that is retained for an owner, without a date, and says what stays', () => {
    expect(released(REDIS)).toEqual({
      text: leasesText(
        `10.0.0.0..10.0.0.2 bound ${REDIS} 0..2`,
        `10.0.0.3..10.0.0.6 released ${REDIS} 3..6 quarantine=48h`,
        '10.0.0.7 released prod/shop/Pod/x',
        '10.0.0.8 headroom prod/shop/Deployment/api',
      ),
      released: [`10.0.0.3..10.0.0.6 retained ${REDIS} 3..6 for=24h since=2026-11-01T00:00:00Z quarantine=48h`],
      kept: [`10.0.0.0..10.0.0.2 bound ${REDIS} 0..2`],
    });
  });

  it('cuts one address, or one ordinal, out of its run', () => {
    for (const text of ['10.0.0.4', `${REDIS} 4`])
      expect(released(text).text).toContain(
        [
          `      - 10.0.0.3 retained ${REDIS} 3 for=24h since=2026-11-01T00:00:00Z quarantine=48h`,
          `      - 10.0.0.4 released ${REDIS} 4 quarantine=48h`,
          `      - 10.0.0.5..10.0.0.6 retained ${REDIS} 5..6 for=24h since=2026-11-01T00:00:00Z quarantine=48h`,
        ].join('\n'),
      );
  });

  it('releases EIPs by id and claims by owner and ordinal', () => {
    const lock = lockOf(
      textOf(
        'networks:',
        '  tke:',
        '    claims:',
        `      - tke/a retained ${REDIS} 0..2 for=forever`,
        'eips:',
        `  - eip-1 retained ${REDIS} 0 for=forever`,
        `  - eip-2 retained ${REDIS} 1 for=forever`,
      ),
    );
    expect(released('eip-2', lock).released).toEqual([`eip-2 retained ${REDIS} 1 for=forever`]);
    expect(released(`${REDIS} 1`, lock).text).toBe(
      textOf(
        'networks:',
        '  tke:',
        '    claims:',
        `      - tke/a retained ${REDIS} 0 for=forever`,
        `      - tke/a released ${REDIS} 1`,
        `      - tke/a retained ${REDIS} 2 for=forever`,
        'eips:',
        `  - eip-1 retained ${REDIS} 0 for=forever`,
        `  - eip-2 released ${REDIS} 1`,
      ),
    );
  });

  const refusals: [target: string, rule: string, words: string][] = [
    ['10.0.0.0', 'IPAM261', 'not retained but bound'],
    ['prod/shop/Deployment/api', 'IPAM261', 'not retained but headroom'],
    ['10.0.0.7', 'IPAM263', 'released already'],
    ['10.0.0.99', 'IPAM262', 'no line of 10.0.0.99'],
    [`${REDIS} 9`, 'IPAM262', `no line of ${REDIS} 9`],
    ['eip-1', 'IPAM262', 'no line of eip-1'],
  ];
  for (const [target, rule, words] of refusals)
    it(`is refused: ${target}`, () => {
      expect(releaseLines(LOCK, targetOf(target))).toMatchObject({
        ok: false,
        problems: [{ rule, message: expect.stringContaining(words) }],
      });
    });

  it('asks for the network when several have the address retained', () => {
    const network = (name: string) => [
      `  ${name}:`,
      '    leases:',
      `      - 10.0.0.1 retained prod/${name}/Pod/x for=forever`,
    ];
    const lock = lockOf(textOf('networks:', ...network('a'), ...network('b')));
    expect(releaseLines(lock, targetOf('10.0.0.1'))).toMatchObject({ ok: false, problems: [{ rule: 'IPAM264' }] });
    const target: ReleaseTarget = {
      ...(targetOf('10.0.0.1') as Extract<ReleaseTarget, { kind: 'address' }>),
      network: 'b',
    };
    const release = releaseLines(lock, target);
    expect(release.ok && release.released.map(printEntry)).toEqual(['10.0.0.1 retained prod/b/Pod/x for=forever']);
    expect(releaseLines(lock, { ...target, network: 'c' })).toMatchObject({
      ok: false,
      problems: [{ rule: 'IPAM262', message: expect.stringContaining('no line of 10.0.0.1 in the network c') }],
    });
  });

  it('refuses texts that name nothing, with the reason', () => {
    for (const text of ['10.0.0.300', 'shop/redis', `${REDIS} four`, 'a b', 'fd00::0001', ''])
      expect(parseReleaseTarget(text)).toMatchObject({ ok: false });
  });

  it('gives a canonical lock in which only retained lines have changed', () => {
    fc.assert(
      fc.property(
        arbitraryLock,
        fc.constantFrom('prod/shop/StatefulSet/redis', 'prod/shop/Pod/one', '10.64.3.4', 'eip-3'),
        (lock, text) => {
          const release = releaseLines(lock, targetOf(text));
          if (!release.ok) return;
          expect(parseLock(printLock(release.lock), 'lock')).toEqual({ ok: true, lock: release.lock });
          expect(release.released.every(({ line }) => line.tenure.state === 'retained')).toBe(true);
          expect(release.kept.every(({ line }) => line.tenure.state !== 'retained')).toBe(true);
        },
      ),
    );
  });
});
