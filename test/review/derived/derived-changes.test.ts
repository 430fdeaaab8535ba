import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cidr } from '../../../src/net/cidr';
import { cidrDifference, setOfTexts } from '../../../src/review/derived/cidr-difference';
import { type ManifestSide, reviewManifests } from '../../../src/review/manifest-review';
import type { DerivedChange } from '../../../src/review/review';
import { configMap, ippool, other, ovn, reservation, side } from '../sides';

const derived = (base: ManifestSide, head: ManifestSide): readonly DerivedChange[] =>
  reviewManifests({ base, head }).derived;

const ofObjects = (base: readonly unknown[], head: readonly unknown[]) => derived(side(base), side(head));

describe('an allow-list', () => {
  const lines = (base: string[], head: string[]) => derived(side([], ...base), side([], ...head));
  const REDIS = 'prod/shop/StatefulSet/redis';

  it('of a workload has what its pods may run with, in the fewest CIDRs', () => {
    expect(lines([`10.0.0.0..10.0.0.3 bound ${REDIS} 0..3`], [`10.0.0.0..10.0.0.7 bound ${REDIS} 0..7`])).toEqual([
      { of: 'allow-list', where: REDIS, added: ['10.0.0.4/30'], removed: [] },
    ]);
  });

  it('has head-room, and neither what is retained nor what is released', () => {
    const head = [
      `10.0.0.0 headroom ${REDIS} 0`,
      `10.0.0.1 retained ${REDIS} 1 for=24h`,
      `10.0.0.2 released ${REDIS} 2`,
    ];
    expect(lines([`10.0.0.0..10.0.0.2 bound ${REDIS} 0..2`], head)).toEqual([
      { of: 'allow-list', where: REDIS, added: [], removed: ['10.0.0.1/32', '10.0.0.2/32'] },
    ]);
  });

  it('keeps its addresses under another name', () => {
    const renames = new Map([[REDIS, 'prod/shop/StatefulSet/cache']]);
    const [base, head] = [REDIS, 'prod/shop/StatefulSet/cache'].map((owner) => side([], `10.0.0.0 bound ${owner} 0`));
    expect(reviewManifests({ base: base!, head: head!, renames }).derived).toEqual([]);
  });

  it('of a pool has its CIDR', () => {
    expect(
      ofObjects([ippool('db', '10.0.0.0/28')], [ovn('Subnet', 'p', { cidrBlock: '10.1.0.0/24,fd00::/64' })]),
    ).toEqual([
      { of: 'allow-list', where: 'IPPool db of prod', added: [], removed: ['10.0.0.0/28'] },
      { of: 'allow-list', where: 'Subnet p of prod', added: ['10.1.0.0/24', 'fd00::/64'], removed: [] },
    ]);
  });
});

describe('reservations', () => {
  it('are those of Calico, and the pools that Kube-OVN gives nobody', () => {
    const before = [
      reservation('r', ['10.0.0.0/30']),
      ovn('IPPool', 'leases', { subnet: 'p', ips: ['10.1.0.4..10.1.0.7'] }),
    ];
    const after = [
      reservation('r', ['10.0.0.0/29']),
      ovn('IPPool', 'leases', { subnet: 'p', ips: ['10.1.0.4', '10.1.0.6'] }),
    ];
    expect(ofObjects(before, after)).toEqual([
      { of: 'reservation', where: 'IPPool leases of prod', added: [], removed: ['10.1.0.5/32', '10.1.0.7/32'] },
      { of: 'reservation', where: 'IPReservation r of prod', added: ['10.0.0.4/30'], removed: [] },
    ]);
  });

  it('that say the same otherwise do not change', () => {
    expect(ofObjects([reservation('r', ['10.0.0.0/30'])], [reservation('r', ['10.0.0.0/31', '10.0.0.2/31'])])).toEqual(
      [],
    );
  });
});

describe('masquerading', () => {
  const masq = (NonMasqueradeCIDRs: readonly string[], NonMasqueradeSrcCIDRs: readonly string[]) =>
    configMap('ip-masq-agent-config', { config: JSON.stringify({ NonMasqueradeCIDRs, NonMasqueradeSrcCIDRs }) });

  it('is told by destinations and by sources', () => {
    expect(ofObjects([masq(['10.0.0.0/16'], ['10.9.0.0/24'])], [masq(['10.0.0.0/15'], [])])).toEqual([
      {
        of: 'masquerade',
        where: 'NonMasqueradeCIDRs in ConfigMap kube-system/ip-masq-agent-config of prod',
        added: ['10.1.0.0/16'],
        removed: [],
      },
      {
        of: 'masquerade',
        where: 'NonMasqueradeSrcCIDRs in ConfigMap kube-system/ip-masq-agent-config of prod',
        added: [],
        removed: ['10.9.0.0/24'],
      },
    ]);
  });

  it('is that of the upstream agent too, which reads YAML', () => {
    const upstream = (text: string) => configMap('ip-masq-agent', { config: text });
    const [change] = ofObjects([], [upstream('nonMasqueradeCIDRs:\n  - 10.0.0.0/8\n')]);
    expect(change).toMatchObject({ of: 'masquerade', added: ['10.0.0.0/8'] });
  });

  it('does not change with other ConfigMaps, or in a text that the agent refuses', () => {
    expect(ofObjects([configMap('a', { config: '1' })], [configMap('a', { config: '2' })])).toEqual([]);
    const broken = configMap('ip-masq-agent-config', { config: '{' });
    expect(ofObjects([broken], [configMap('ip-masq-agent-config', { config: '{"' })])).toEqual([]);
  });
});

describe('admission', () => {
  const table = (addresses: readonly string[]) =>
    other('cdk8s-ipam.dev/v1alpha1', 'AllocationTable', ['shop', 'ipam'], {
      spec: {
        pods: Object.fromEntries(
          addresses.map((address, i) => [
            `redis-${i}`,
            {
              annotations: { 'cni.projectcalico.org/ipAddrs': `["${address}","fd00::${i}"]` },
              owner: 'StatefulSet/redis',
            },
          ]),
        ),
      },
    });

  it('has tables, with the number of their pods', () => {
    expect(ofObjects([table(['10.0.0.0'])], [table(['10.0.0.0', '10.0.0.1'])])).toEqual([
      {
        of: 'table',
        where: 'AllocationTable shop/ipam of prod: 1 -> 2 pods',
        added: ['10.0.0.1/32', 'fd00::1/128'],
        removed: [],
      },
    ]);
  });

  it('has a guard', () => {
    const guard = (...cidrs: string[]) =>
      other('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', ['', 'cdk8s-ipam-guard'], {
        spec: {
          variables: [
            { name: 'who', expression: "'10.9.9.0/24'" },
            { name: 'addresses1', expression: `{'': [${cidrs.map((cidr) => `'${cidr}'`).join(', ')}]}` },
          ],
        },
      });
    expect(ofObjects([guard('10.0.0.0/24')], [guard('10.0.0.0/24', 'fd00::/64')])).toEqual([
      { of: 'guard', where: 'ValidatingAdmissionPolicy cdk8s-ipam-guard of prod', added: ['fd00::/64'], removed: [] },
    ]);
  });
});

describe('what comes and goes between two sets', () => {
  it('is told in CIDRs that lead from the one to the other, and have nothing in common', () => {
    const cidr = fc.tuple(fc.nat(63), fc.integer({ min: 26, max: 32 })).map(([host, length]) => {
      const base = host & ~(2 ** (32 - length) - 1);
      return `10.0.0.${base}/${length}`;
    });
    const list = fc.array(cidr, { maxLength: 5 });
    const values = (texts: readonly string[]) =>
      new Set(texts.flatMap((text) => [...Cidr.of(text).range.addresses()].map(String)));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { added, removed } = cidrDifference(setOfTexts(before), setOfTexts(after)) ?? { added: [], removed: [] };
        const [old, now] = [values(before), values(after)];
        expect([...values(added)].sort()).toEqual([...now].filter((address) => !old.has(address)).sort());
        expect([...values(removed)].sort()).toEqual([...old].filter((address) => !now.has(address)).sort());
      }),
    );
  });
});
