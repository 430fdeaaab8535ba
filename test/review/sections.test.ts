import { describe, expect, it } from 'vitest';
import type { Lock } from '../../src/model/lock';
import { judgeAgainstBase } from '../../src/review/against-base';
import { lockOf, textOf } from '../lock/lock-text';

const GATE = 'tke/default/StatefulSet/gateway';
const SHOP = 'tke/default/StatefulSet/shop';
const DAY_1 = '2026-11-01T00:00:00Z';
const DAY_3 = '2026-11-03T00:00:00Z';

type Section = 'carved' | 'leases' | 'claims';

/** A lock of one network with these sections, each a list of lines. */
const network = (sections: Partial<Record<Section, readonly string[]>>): Lock => {
  const body = (['carved', 'leases', 'claims'] as const).flatMap((name) =>
    sections[name] ? [`    ${name}:`, ...sections[name].map((line) => `      - ${line}`)] : [],
  );
  return lockOf(body.length === 0 ? textOf('networks: {}') : textOf('networks:', '  corp:', ...body));
};

const eips = (...items: string[]): Lock =>
  lockOf(textOf('networks: {}', ...(items.length === 0 ? [] : ['eips:', ...items.map((item) => `  - ${item}`)])));

const rulesOf = (base: Lock, now: Lock, renames: Readonly<Record<string, string>> = {}): string[] =>
  judgeAgainstBase({ base, now, asOf: DAY_3, renames: new Map(Object.entries(renames)) }).map(({ rule }) => rule);

describe('a carved CIDR', () => {
  const carved = (base: readonly string[], now: readonly string[], more: Partial<Record<Section, string[]>> = {}) =>
    rulesOf(
      network(base.length === 0 ? {} : { carved: base }),
      network({ ...(now.length > 0 && { carved: now }), ...more }),
    );
  const DB = '10.1.4.0/23 pool prod/pods/db';

  it('may be new, stay, be released, dated and taken back', () => {
    for (const [before, after] of [
      [[], [DB]],
      [[DB], [`${DB} released`]],
      [[`${DB} released`], [`${DB} released since=${DAY_1}`]],
      [[`${DB} released since=${DAY_1}`], [DB]],
      [['10.1.0.0/16 subnet prod/pods'], ['10.1.0.0/16 subnet prod/pods', DB]],
      [[DB], ['10.1.0.0/16 subnet prod/pods', DB]],
    ] as const)
      expect(carved(before, after)).toEqual([]);
  });

  it('is not carved for somebody else, as it is or in part, while the base has it', () => {
    for (const other of [
      '10.1.4.0/23 pool prod/pods/web',
      '10.1.5.0/24 pool prod/pods/web',
      '10.1.0.0/16 subnet prod/x',
    ]) {
      expect(carved([DB], [other])).toContain('IPAM240');
      expect(carved([`${DB} released since=${DAY_1}`], [other])).toEqual(['IPAM241']);
    }
    expect(
      carved(['10.1.0.0/16 subnet prod/pods'], ['10.1.0.0/16 subnet prod/pods', '10.1.0.0/24 pool prod/other/x']),
    ).toEqual(['IPAM240']);
    expect(carved([DB], [DB, '10.1.6.0/23 pool prod/pods/web'])).toEqual([]);
  });

  it('leaves like a lease: released, dated, over', () => {
    expect(carved([`${DB} released since=${DAY_1}`], [])).toEqual([]);
    expect(carved([DB], [])).toEqual(['IPAM243']);
    expect(carved([`${DB} released`], [])).toEqual(['IPAM245']);
    expect(carved([`${DB} released since=${DAY_1} quarantine=720h`], [])).toEqual(['IPAM246']);
  });

  it('leaves only when nothing is in it', () => {
    const over = `released since=${DAY_1}`;
    const lease = `10.1.4.9 released ${SHOP} 0`;
    expect(carved([`${DB} ${over}`], [], { leases: [lease] })).toEqual(['IPAM267']);
    expect(carved([`${DB} ${over}`], [], { leases: [lease.replace('10.1.4.9', '10.1.6.9')] })).toEqual([]);
    expect(carved([`${DB} ${over}`], [], { claims: [`prod/pods/db bound ${SHOP} 0`] })).toEqual(['IPAM267']);
    expect(carved([`10.1.0.0/16 subnet prod/pods ${over}`, DB], [DB])).toEqual(['IPAM267']);
    expect(
      carved(
        ['10.1.0.0/16 subnet prod/pods', `10.1.0.0/16 pool prod/pods/a ${over}`],
        ['10.1.0.0/16 subnet prod/pods'],
      ),
    ).toEqual([]);
  });

  it('has a date and a quarantine as a lease has', () => {
    expect(carved([DB], [`${DB} released since=${DAY_1}`])).toEqual(['IPAM247']);
    expect(carved([`${DB} released since=${DAY_1}`], [`${DB} released since=${DAY_1} quarantine=1h`])).toEqual([
      'IPAM266',
    ]);
  });
});

describe('an EIP', () => {
  it('is handed over, changes pods and is forgotten like an address', () => {
    const bound = `eip-1 bound ${GATE} 0`;
    expect(rulesOf(eips(bound), eips(`eip-1 bound ${SHOP} 0`))).toEqual(['IPAM240']);
    expect(rulesOf(eips(`eip-1 released ${GATE} 0 since=${DAY_1}`), eips(`eip-1 bound ${SHOP} 0`))).toEqual([
      'IPAM241',
    ]);
    expect(rulesOf(eips(bound), eips(`eip-1 bound ${GATE} 1`))).toEqual(['IPAM242']);
    expect(rulesOf(eips(bound), eips())).toEqual(['IPAM243']);
    expect(rulesOf(eips(bound), eips(`eip-1 bound ${SHOP} 0`), { [GATE]: SHOP })).toEqual(['IPAM268']);
  });

  it('is not held twice by one pod', () => {
    expect(rulesOf(eips(), eips(`eip-1 bound ${GATE} 0`, `eip-2 bound ${GATE} 0`))).toEqual(['IPAM209']);
  });
});

describe('a claim without an address', () => {
  const claims = (base: readonly string[], now: readonly string[], renames: Readonly<Record<string, string>> = {}) =>
    rulesOf(network(base.length > 0 ? { claims: base } : {}), network(now.length > 0 ? { claims: now } : {}), renames);
  const AT = 'tke/a/a';

  it('is kept and forgotten like an address, ordinal by ordinal', () => {
    expect(claims([`${AT} bound ${GATE} 0..4`], [`${AT} bound ${GATE} 0..2`, `${AT} released ${GATE} 3..4`])).toEqual(
      [],
    );
    expect(claims([`${AT} bound ${GATE} 0..4`], [`${AT} bound ${GATE} 0..2`])).toEqual(['IPAM243']);
    expect(claims([`${AT} retained ${GATE} 0 for=24h`], [])).toEqual(['IPAM244']);
    expect(claims([`${AT} released ${GATE} 0`], [])).toEqual(['IPAM245']);
    expect(claims([`${AT} bound ${GATE} 0`], [`${AT} released ${GATE} 0 since=${DAY_1}`])).toEqual(['IPAM247']);
  });

  it('shares its place: another owner takes nothing from it', () => {
    expect(claims([`${AT} bound ${GATE} 0`], [`${AT} bound ${GATE} 0`, `${AT} bound ${SHOP} 0`])).toEqual([]);
  });

  it('goes over to a new name', () => {
    const [before, after] = [`${AT} bound ${GATE} 0..2`, `${AT} bound ${SHOP} 0..2`];
    expect(claims([before], [after], { [GATE]: SHOP })).toEqual(['IPAM268']);
    expect(claims([before], [after])).toEqual(['IPAM243']);
  });

  it('keeps apart what two names had, where one has come to be the other', () => {
    const old = [`${AT} bound ${GATE} 0`, `${AT} released ${SHOP} 0 since=${DAY_1}`];
    expect(claims(old, [`${AT} bound ${SHOP} 0`], { [GATE]: SHOP })).toEqual(['IPAM243', 'IPAM268']);
  });
});
