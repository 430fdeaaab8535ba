import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../../src/backends/ip-masq-agent/dialect';
import { masqConfig } from '../../../src/backends/ip-masq-agent/masq-config';
import { type MasqFile, parseMasqConfig } from '../../../src/backends/ip-masq-agent/parse-masq-config';
import { readMasqText } from '../../../src/check/masq-text';
import type { Answer } from '../../../src/model/answer';
import type { MasqAgentSnapshot, MasqDialect } from '../../../src/model/masq-agent';
import { Cidr } from '../../../src/net/cidr';
import { answerOf, lease, type WorkloadStory } from '../../support/answers';
import { tke } from '../tke/stories';

const RUNS = Number(process.env.MASQ_RUNS ?? 300);
const EIP = { kind: 'attributes', isRetained: false } as const;

/** Four subnets of 16 addresses, 10.0.0.0 … 10.0.0.63: each address is a number below 64. */
const SUBNETS = [0, 1, 2, 3];
const ADDRESSES = Array.from({ length: 64 }, (_, i) => i);
const textOf = (address: number): string => `10.0.0.${address}`;

interface Declared {
  /** The subnets of its pools. */
  readonly subnets: readonly number[];
  /** Those of a second interface, which no public address goes with. */
  readonly further: readonly number[];
  readonly hasEip: boolean;
  /** Its addresses, where they are known: a bare Pod's. */
  readonly known: readonly number[];
}

const someSubnets = fc.uniqueArray(fc.constantFrom(...SUBNETS), { minLength: 1, maxLength: 2 });

const anyWorkload = fc
  .record({
    subnets: someSubnets,
    further: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someSubnets }),
    hasEip: fc.boolean(),
    host: fc.option(fc.nat(15), { nil: undefined }),
  })
  .map(
    ({ host, ...rest }): Declared => ({
      ...rest,
      known: host === undefined ? [] : [rest.subnets[0]! * 16 + host],
    }),
  );

/** Two workloads never have one address. */
const anyEstate = fc.uniqueArray(anyWorkload, { maxLength: 6, selector: (one) => one.known[0] ?? one });

const storyOf = (one: Declared, i: number): WorkloadStory => ({
  is: one.known.length > 0 ? `Pod/p${i}` : `StatefulSet/s${i}`,
  pools: one.subnets.map((subnet) => `s${subnet}/all`),
  ...(one.further.length > 0
    ? { interfaces: [{ nic: 'net1', pools: one.further.map((subnet) => `s${subnet}/all`) }] }
    : {}),
  contract: one.known.length > 0 ? 'exact' : 'same-name',
  ...(one.known.length > 0 ? { replicas: { kind: 'one' } as const } : {}),
  ...(one.hasEip ? { eip: EIP } : {}),
});

function answerFor(estate: readonly Declared[], agent: Partial<MasqAgentSnapshot> = {}): Answer {
  return answerOf({
    backend: tke(),
    subnets: SUBNETS.map((subnet) => ({ name: `s${subnet}`, cidrs: [`10.0.0.${subnet * 16}/28`] })),
    pools: SUBNETS.map((subnet) => ({ name: 'all', subnet: `s${subnet}` })),
    workloads: estate.map(storyOf),
    leases: estate.flatMap((one, i) => one.known.map((address) => lease(textOf(address), `Pod/p${i}`))),
    masqAgents: [{ nonMasqueradeCidrs: [Cidr.of('10.0.0.0/8')], ...agent }],
  });
}

/** The naive judge: address by address, from the promise alone. */
function mayGoUnmasqueraded(address: number, estate: readonly Declared[]): boolean {
  if (estate.some((one) => one.hasEip && one.known.includes(address))) return true;
  const subnet = Math.floor(address / 16);
  const serves = estate.some((one) => one.hasEip && one.subnets.includes(subnet));
  const hasOthers = estate.some((one) => one.further.includes(subnet) || (!one.hasEip && one.subnets.includes(subnet)));
  return serves && !hasOthers;
}

/** What the agent has in mind once it has read what we write. */
function readBack(answer: Answer): MasqFile {
  const [agent] = answer.snapshot.masqAgents;
  const text = readMasqText(masqConfig(agent!, answer));
  if (!text.ok) throw new Error(text.fault.message);
  const { config, faults, keys } = parseMasqConfig(text.root, { ...agent!, enableIpv6: true });
  expect(faults).toEqual([]);
  expect(keys.filter(({ known }) => known === undefined)).toEqual([]);
  expect(keys.map(({ name }) => name)).toEqual(keys.map(({ known }) => known!.name));
  return config!;
}

const addressesIn = (cidrs: readonly string[]): readonly number[] =>
  cidrs.flatMap((text) => [...Cidr.of(text).range.addresses()].map((address) => Number(address.value & 0xffn)));

/** The fewest CIDRs for a set of addresses below `size`: a block that is full is one, else what its halves need. */
function fewest(has: (address: number) => boolean, from = 0, size = 64): number {
  const count = ADDRESSES.slice(from, from + size).filter(has).length;
  if (count === 0) return 0;
  if (count === size) return 1;
  return fewest(has, from, size / 2) + fewest(has, from + size / 2, size / 2);
}

describe('the masquerade set', () => {
  test('follows every EIP binding, and nothing else is ever excluded', () => {
    let withSources = 0;
    fc.assert(
      fc.property(anyEstate, (estate) => {
        const { sourceCidrs } = readBack(answerFor(estate));
        const wanted = ADDRESSES.filter((address) => mayGoUnmasqueraded(address, estate));
        expect([...addressesIn(sourceCidrs)].sort((a, b) => a - b)).toEqual(wanted);
        expect(sourceCidrs).toHaveLength(fewest((address) => wanted.includes(address)));
        if (wanted.length > 0) withSources++;
      }),
      { numRuns: RUNS },
    );
    expect(withSources).toBeGreaterThan(RUNS / 10);
  });

  test.each(['upstream', 'gke', 'azure'] as const)('has no sources for %s', (dialect) => {
    fc.assert(
      fc.property(anyEstate, (estate) => {
        expect(readBack(answerFor(estate, { dialect })).sourceCidrs).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what an agent reads is what was declared', () => {
  const anyCidr = fc
    .record({ length: fc.integer({ min: 26, max: 32 }), host: fc.nat(63) })
    .map(({ length, host }) =>
      Cidr.of(`10.0.0.${Math.floor(host / 2 ** (32 - length)) * 2 ** (32 - length)}/${length}`),
    );

  test.each(Object.keys(DIALECTS) as MasqDialect[])('by the build of %s', (dialect) => {
    const anyAgent = fc.record({
      nonMasqueradeCidrs: fc.array(anyCidr, { maxLength: 12 }),
      masqLinkLocal: fc.boolean(),
      masqLinkLocalIpv6: fc.boolean(),
      resyncInterval: fc.integer({ min: 1, max: 100_000 }),
      cidrLimit: fc.integer({ min: 64, max: 10_000 }),
    });
    fc.assert(
      fc.property(anyAgent, (agent) => {
        const read = readBack(answerFor([], { ...agent, dialect }));
        const isDeclared = (address: number) =>
          agent.nonMasqueradeCidrs.some((cidr) => addressesIn([String(cidr)]).includes(address));
        expect([...addressesIn(read.nonMasqueradeCidrs)]).toEqual(ADDRESSES.filter(isDeclared));
        expect(read.nonMasqueradeCidrs).toHaveLength(fewest(isDeclared));
        expect(read.masqLinkLocal).toBe(agent.masqLinkLocal);
        expect(read.masqLinkLocalIpv6).toBe(agent.masqLinkLocalIpv6);
        expect(read.resyncInterval).toBe(dialect === 'azure' ? 60 : agent.resyncInterval);
        expect(read.cidrLimit).toBe(dialect === 'upstream' || dialect === 'gke' ? agent.cidrLimit : 64);
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});
