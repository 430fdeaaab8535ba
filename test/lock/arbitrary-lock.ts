import fc from 'fast-check';
import { canonicalLock } from '../../src/lock/canonical';
import type {
  CarvedLine,
  ClaimLine,
  EipLine,
  Holder,
  LeaseLine,
  Lock,
  NetworkLock,
  Tenure,
} from '../../src/model/lock';
import type { Owner } from '../../src/model/owner';
import { DEFAULT_QUARANTINE, type Retention } from '../../src/model/reclaim';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import type { Family } from '../../src/net/family';
import { Range } from '../../src/net/range';

/** Instants of the generated dates, in order; all are before LATER. */
export const INSTANTS = [
  '2026-11-01T00:00:00Z',
  '2026-11-01T12:00:00Z',
  '2026-11-02T00:00:00Z',
  '2026-11-05T06:07:08Z',
];
export const LATER = '2027-01-01T00:00:00Z';

/** Few of everything, so that neighbours often have the same owner and terms. */
const OWNERS: readonly Owner[] = [
  'prod/shop/StatefulSet/redis',
  'prod/shop/StatefulSet/web.v2',
  'prod/shop/Deployment/api',
  'prod/shop/Pod/one',
  'lab/x/VirtualMachine/vm-1',
];
const owner = fc.constantFrom(...OWNERS);
const nic = fc.option(fc.constantFrom('net1', 'eth1.100'), { nil: undefined, freq: 4 });
const quarantine = fc.constantFrom(DEFAULT_QUARANTINE, DEFAULT_QUARANTINE, 0, 3600, 90_061);
const retention = fc.constantFrom<Retention>('release', 'release', 'forever', 86_400, 300);
const since = fc.option(fc.constantFrom(...INSTANTS), { nil: undefined });

const released = fc.record({ since, quarantine, moved: fc.boolean() }).map((line) => ({
  state: 'released' as const,
  ...(line.since !== undefined && { since: line.since }),
  quarantine: line.quarantine,
  ...(line.moved && { moved: true as const }),
}));

/** Any state with any terms that it may have. */
export const arbitraryTenure: fc.Arbitrary<Tenure> = fc.oneof(
  fc.record({
    state: fc.constantFrom('bound' as const, 'headroom' as const),
    reclaim: fc.record({ onScaleDown: retention, onDelete: retention }),
    quarantine,
  }),
  fc
    .record({ for: fc.constantFrom<Exclude<Retention, 'release'>>('forever', 86_400, 300), since, quarantine })
    .map((line) => ({
      state: 'retained' as const,
      for: line.for,
      ...(line.since !== undefined && line.for !== 'forever' && { since: line.since }),
      quarantine: line.quarantine,
    })),
  released,
);

const bound: Tenure = {
  state: 'bound',
  reclaim: { onScaleDown: 'release', onDelete: 'release' },
  quarantine: DEFAULT_QUARANTINE,
};
const tenure = fc.oneof({ weight: 2, arbitrary: fc.constant(bound) }, { weight: 3, arbitrary: arbitraryTenure });

/** A holder of `size` identities, ordinals beginning at `start` where its kind has them. */
function holderOf(name: Owner, interfaceName: string | undefined, ordinals: { start: number; size: number }): Holder {
  const hasOrdinals = name.includes('/StatefulSet/');
  return {
    owner: name,
    ...(hasOrdinals && { ordinals: { first: ordinals.start, last: ordinals.start + ordinals.size - 1 } }),
    ...(interfaceName !== undefined && { nic: interfaceName }),
  };
}

/** Where the addresses of each family begin: the IPv6 base ends in `::`. */
const BASE: Record<Family, bigint> = { 4: Address.of('10.64.3.0').value, 6: Address.of('fd00:0:0:1::').value };

const step = fc.record({
  gap: fc.constantFrom(0, 0, 0, 1, 3, 20),
  size: fc.constantFrom(1, 1, 2, 6),
  owner,
  nic,
  start: fc.constantFrom(0, 0, 1, 2, 7),
  tenure,
});

/** Disjoint runs, one after the other from the base of the family on. */
const leasesOf = (family: Family): fc.Arbitrary<LeaseLine[]> =>
  fc.array(step, { maxLength: 12 }).map((steps) => {
    let next = BASE[family];
    return steps.map((one) => {
      const size = /\/(Pod|VirtualMachine)\//.test(one.owner) ? 1 : one.size;
      const first = next + BigInt(one.gap);
      next = first + BigInt(size);
      const holder = holderOf(one.owner, one.nic, { start: one.start, size });
      return { range: Range.ofValues(family, first, next - 1n), ...holder, tenure: one.tenure };
    });
  });

const headingsOf = (family: Family): fc.Arbitrary<Cidr[]> =>
  fc.array(
    fc
      .record({ offset: fc.integer({ min: 0, max: 63 }), hostBits: fc.integer({ min: 0, max: 6 }) })
      .map(({ offset, hostBits }) =>
        Cidr.around(Address.fromValue(family, BASE[family] + BigInt(offset)), (family === 4 ? 32 : 128) - hostBits),
      ),
    { maxLength: 4 },
  );

const carvedTenure = fc.oneof(
  fc.constant({ state: 'bound' as const }),
  released.map(({ moved: _, ...line }) => line),
);

const carvedOf = (family: Family): fc.Arbitrary<CarvedLine[]> =>
  fc
    .array(
      fc.record({
        slot: fc.integer({ min: 0, max: 7 }),
        use: fc.constantFrom('subnet' as const, 'pool' as const),
        tenure: carvedTenure,
      }),
      { maxLength: 5 },
    )
    .map((lines) =>
      distinctBy(lines, ({ slot, use }) => `${slot} ${use}`).map(({ slot, use, tenure: state }) => ({
        cidr: Cidr.around(
          Address.fromValue(
            family,
            (family === 4 ? Address.of('10.80.0.0').value : Address.of('fd01::').value) + (BigInt(slot) << 8n),
          ),
          (family === 4 ? 32 : 128) - (use === 'subnet' ? 8 : 5),
        ),
        use,
        key: use === 'subnet' ? `prod/pods-${slot}` : `prod/pods-${slot}/db`,
        tenure: state,
      })),
    );

const claims: fc.Arbitrary<ClaimLine[]> = fc
  .array(
    fc.record({
      place: fc.constantFrom('tke/subnet-a', 'tke/subnet-a/subnet-a', 'tke/subnet-b/x'),
      family: fc.constantFrom<Family>(4, 4, 6),
      owner,
      nic,
      start: fc.integer({ min: 0, max: 5 }),
      tenure,
    }),
    { maxLength: 10 },
  )
  .map((lines) =>
    distinctBy(
      lines.map(({ start, owner: name, nic: interfaceName, ...line }) => ({
        ...line,
        ...holderOf(name, interfaceName, { start, size: 1 }),
      })),
      (line) => `${line.place} ${line.family} ${line.owner} ${line.nic} ${line.ordinals?.first}`,
    ),
  );

const eips: fc.Arbitrary<EipLine[]> = fc
  .array(
    fc.record({ number: fc.integer({ min: 0, max: 20 }), owner, nic, start: fc.integer({ min: 0, max: 3 }), tenure }),
    {
      maxLength: 5,
    },
  )
  .map((lines) =>
    distinctBy(lines, ({ number }) => `${number}`).map(
      ({ number, owner: name, nic: interfaceName, start, tenure: state }) => ({
        id: `eip-${number}`,
        ...holderOf(name, interfaceName, { start, size: 1 }),
        tenure: state,
      }),
    ),
  );

const network = (name: string): fc.Arbitrary<NetworkLock> =>
  fc
    .tuple(carvedOf(4), carvedOf(6), headingsOf(4), headingsOf(6), leasesOf(4), leasesOf(6), claims)
    .map(([carved4, carved6, headings4, headings6, leases4, leases6, claimLines]) => ({
      name,
      carved: [...carved4, ...carved6],
      headings: [...headings4, ...headings6],
      leases: [...leases4, ...leases6],
      claims: claimLines,
    }));

/** Locks whose lines are valid and disjoint, but neither sorted nor joined nor split. */
export const arbitraryDisorderlyLock: fc.Arbitrary<Lock> = fc
  .tuple(fc.subarray(['lab', 'corp', 'Net_2.b']), eips)
  .chain(([names, eipLines]) =>
    fc.tuple(...names.map(network)).map((networks) => ({ version: 1 as const, networks, eips: eipLines })),
  );

/** Every kind of canonical lock: both families, all sections, all states, runs and headings. */
export const arbitraryLock: fc.Arbitrary<Lock> = arbitraryDisorderlyLock.map(canonicalLock);

function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
