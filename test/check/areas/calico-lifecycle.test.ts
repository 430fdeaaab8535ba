import { calicoExistingNotDrained } from '../../../src/check/rules/calico-existing-not-drained';
import { calicoLastAutomaticPool } from '../../../src/check/rules/calico-last-automatic-pool';
import { calicoNamespaceObject } from '../../../src/check/rules/calico-namespace-object';
import { calicoNamespacePools } from '../../../src/check/rules/calico-namespace-pools';
import { calicoNamespaceSelector } from '../../../src/check/rules/calico-namespace-selector';
import { calicoNoPoolForTunnels } from '../../../src/check/rules/calico-no-pool-for-tunnels';
import { calicoOneFamily } from '../../../src/check/rules/calico-one-family';
import { calicoReservedShare } from '../../../src/check/rules/calico-reserved-share';
import { calicoSelectorLength } from '../../../src/check/rules/calico-selector-length';
import { calicoWindowsSetPool } from '../../../src/check/rules/calico-windows-set-pool';
import type { Lifecycle } from '../../../src/model/declarations';
import type { CalicoPoolOptions } from '../../../src/model/snapshot';
import { calico, onPool } from '../../backends/calico/stories';
import type { Story, SubnetStory, WorkloadStory } from '../../support/answers';
import { type RuleCase, testRules } from './rule-case';

const redis: WorkloadStory = { is: 'StatefulSet/redis', pools: ['pods/db'] };
const web: WorkloadStory = {
  is: 'Deployment/web',
  pools: ['pods/db'],
  contract: 'set',
  replicas: { kind: 'set', count: 2, max: 2 },
};

const fixed: SubnetStory = { name: 'pods', cidrs: ['172.23.0.0/16'], isAutomatic: false };
const everybody: SubnetStory = { name: 'everybody', cidrs: ['172.24.0.0/16'] };

const withNamespace = (
  pools: readonly string[],
  more: Partial<Story> & { readonly isExisting?: boolean } = {},
): Story => {
  const { isExisting = false, ...story } = more;
  return onPool(['172.23.19.0/28'], {
    subnets: [fixed, everybody],
    namespaces: [
      { cluster: 'prod', name: 'shop', where: { path: 'prod-shop', identity: 'prod/shop' }, isExisting, pools },
    ],
    ...story,
  });
};

const crowdedPool = (more: Partial<Story>, lifecycle: Lifecycle = 'active'): Story =>
  onPool([], {
    subnets: [fixed],
    pools: [{ name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/26'], lifecycle }],
    reservations: ['172.23.19.0..6'],
    ...more,
  });

const automatic = (
  options: CalicoPoolOptions,
  more: Partial<SubnetStory> = {},
  others: readonly SubnetStory[] = [],
  reservations: readonly string[] = [],
): Story =>
  onPool([], {
    pools: [],
    subnets: [{ ...everybody, options: { calico: options }, ...more }, ...others],
    reservations,
  });

const draining = { name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], lifecycle: 'draining' } as const;

/** As long as a selector may be, and the text. */
const longest = (text: string): string => `team == '${'a'.repeat(1024 - "team == ''".length)}${text}'`;

const cases: readonly RuleCase[] = [
  {
    rule: calicoNamespaceSelector,
    found: { ...automatic({ namespaceSelector: "team == 'shop'" }), backend: calico('3.30') },
    says: 'has a namespaceSelector, but the cluster is declared with Calico 3.30',
    fine: { ...automatic({ namespaceSelector: "team == 'shop'" }), backend: calico('3.31') },
  },
  {
    rule: calicoNamespaceSelector,
    found: automatic({ namespaceSelector: 'team == shop' }),
    says: 'The namespaceSelector "team == shop" cannot be read at "shop"',
    fine: automatic({ namespaceSelector: "team == 'shop' && !has(old)" }),
  },
  {
    rule: calicoNamespaceSelector,
    found: onPool(['172.23.19.0/28'], {
      subnets: [{ ...fixed, options: { calico: { namespaceSelector: 'all()' } } }],
    }),
    says: 'serves fixed addresses, to which no namespaceSelector applies',
    fine: onPool(['172.23.19.0/28']),
  },
  {
    rule: calicoSelectorLength,
    found: { ...automatic({ namespaceSelector: longest('b') }), backend: calico('3.33') },
    says: 'namespaceSelector has 1025 characters',
    fine: { ...automatic({ namespaceSelector: longest('') }), backend: calico('3.33') },
  },
  {
    rule: calicoNamespacePools,
    found: withNamespace(['prod/pods/db'], { workloads: [redis] }),
    says: 'names prod/pods/db, from which prod/shop/StatefulSet/redis claims',
    fine: withNamespace(['prod/pods/db', 'prod/everybody']),
  },
  {
    rule: calicoNamespacePools,
    found: withNamespace(['prod/pods/db'], { pools: [draining] }),
    says: 'names prod/pods/db, which is draining',
    fine: withNamespace([], { pools: [draining] }),
  },
  {
    rule: calicoNamespacePools,
    found: withNamespace(['prod/pods']),
    says: 'names prod/pods, whose pools are IPPools, but which is none itself',
    fine: withNamespace(['prod/everybody']),
  },
  {
    rule: calicoNamespacePools,
    found: withNamespace(['prod/pods/db'], { subnets: [{ ...fixed, isAutomatic: true }, everybody] }),
    says: 'names prod/pods/db, a range inside the IPPool of prod/pods',
    fine: withNamespace(['prod/pods'], { subnets: [{ ...fixed, isAutomatic: true }, everybody] }),
  },
  {
    rule: calicoNamespacePools,
    found: withNamespace(['prod/everybody'], { subnets: [fixed, { ...everybody, lifecycle: 'retired' }] }),
    says: 'names prod/everybody, which is retired',
    fine: withNamespace(['prod/everybody']),
  },
  {
    rule: calicoNamespaceObject,
    found: withNamespace(['prod/everybody'], { isExisting: true }),
    says: 'The Namespace prod/shop is there already',
    fine: withNamespace([], { isExisting: true }),
  },
  {
    rule: calicoLastAutomaticPool,
    found: automatic({}, { lifecycle: 'draining' }),
    says: 'The IPPool everybody (172.24.0.0/16) is draining, and no other automatic IPv4 subnet',
    fine: automatic({}, { lifecycle: 'draining' }, [{ name: 'next', cidrs: ['172.25.0.0/16'] }]),
  },
  {
    rule: calicoLastAutomaticPool,
    found: automatic({ vxlanMode: 'Always' }, { lifecycle: 'draining' }, [{ name: 'next', cidrs: ['172.25.0.0/16'] }]),
    says: 'and no other automatic IPv4 subnet of the cluster prod has VXLAN: nodes lose the addresses of the tunnels',
    fine: automatic({ vxlanMode: 'Always' }, { lifecycle: 'draining' }, [
      { name: 'next', cidrs: ['172.25.0.0/16'], options: { calico: { vxlanMode: 'CrossSubnet' } } },
    ]),
  },
  {
    rule: calicoExistingNotDrained,
    found: automatic({}, { lifecycle: 'draining', isExisting: true }),
    says: 'The IPPool everybody is draining, but it is not emitted here',
    fine: automatic({}, { lifecycle: 'draining' }),
  },
  {
    rule: calicoWindowsSetPool,
    found: onPool(['172.23.19.0/28'], { workloads: [web], backend: calico('3.32', { windowsNodes: true }) }),
    says: 'The IPPool db has blocks of /32, its addresses are shared by pods',
    fine: onPool(['172.23.19.0/28'], { workloads: [redis], backend: calico('3.32', { windowsNodes: true }) }),
  },
  {
    rule: calicoWindowsSetPool,
    found: withNamespace(['prod/pods/db'], { backend: calico('3.32', { windowsNodes: true }) }),
    says: 'the cluster has Windows nodes',
    fine: withNamespace(['prod/pods/db'], {
      backend: calico('3.32', { windowsNodes: true }),
      pools: [{ name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], calico: { blockSize: 29 } }],
    }),
  },
  {
    rule: calicoReservedShare,
    found: crowdedPool({ workloads: [web] }),
    says: '7 of the 64 addresses of 172.23.19.0/26 are reserved',
    fine: crowdedPool({ workloads: [redis] }),
  },
  {
    rule: calicoReservedShare,
    found: crowdedPool({ workloads: [web] }),
    says: '172.23.19.0/26',
    fine: crowdedPool({ workloads: [web] }, 'draining'),
  },
  {
    rule: calicoReservedShare,
    found: automatic({}, {}, [], ['172.24.0.0/19']),
    says: '8192 of the 65536 addresses of 172.24.0.0/16 are reserved',
    fine: automatic({}, { lifecycle: 'draining' }, [], ['172.24.0.0/19']),
  },
  {
    rule: calicoOneFamily,
    found: onPool(['172.23.19.0/28'], {
      workloads: [redis],
      subnets: [fixed, { name: 'both', cidrs: ['172.24.0.0/16', 'fd00:24::/48'] }],
    }),
    says: 'The pods of prod/shop/StatefulSet/redis have no IPv6 address',
    fine: onPool(['172.23.19.0/28'], { workloads: [redis], subnets: [fixed, everybody] }),
  },
  {
    rule: calicoNoPoolForTunnels,
    found: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }),
    says: 'The IPPool everybody is encapsulated and has a namespaceSelector',
    fine: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }, {}, [
      { name: 'tunnels', cidrs: ['172.25.0.0/16'], options: { calico: { vxlanMode: 'Always' } } },
    ]),
  },
  {
    rule: calicoNoPoolForTunnels,
    found: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }, {}, [
      { name: 'others', cidrs: ['172.25.0.0/16'], isExisting: true, options: { calico: { vxlanMode: 'Never' } } },
    ]),
    says: 'The IPPool everybody is encapsulated',
    fine: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }, {}, [
      { name: 'others', cidrs: ['172.25.0.0/16'], isExisting: true },
    ]),
  },
  {
    rule: calicoNoPoolForTunnels,
    found: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }),
    says: 'The IPPool everybody is encapsulated',
    fine: { ...automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }), backend: calico('3.30') },
  },
  {
    rule: calicoNoPoolForTunnels,
    found: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }, {}, [
      { name: 'tunnels', cidrs: ['172.25.0.0/16'], options: { calico: { ipipMode: 'Always' } } },
    ]),
    says: 'The IPPool everybody is encapsulated',
    fine: automatic({ ipipMode: 'Always', namespaceSelector: 'all()' }, { cidrs: ['fd00:24::/48'] }),
  },
  {
    rule: calicoNoPoolForTunnels,
    found: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }, { lifecycle: 'draining' }),
    says: 'The IPPool everybody is encapsulated',
    fine: automatic({ vxlanMode: 'Always', namespaceSelector: 'all()' }, { lifecycle: 'retired' }),
  },
];

testRules('Calico pools that end, and namespaces that name them', cases);
