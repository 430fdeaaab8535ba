import { MASQ_RULES } from '../../../src/check/areas/masq';
import { masqEverything } from '../../../src/check/rules/masq-everything';
import { masqIpv6Flag } from '../../../src/check/rules/masq-ipv6-flag';
import { masqLinkLocal } from '../../../src/check/rules/masq-link-local';
import { masqMixedSubnet } from '../../../src/check/rules/masq-mixed-subnet';
import { masqNoPause } from '../../../src/check/rules/masq-no-pause';
import { masqOpenSubnet } from '../../../src/check/rules/masq-open-subnet';
import { masqOptionIgnored } from '../../../src/check/rules/masq-option-ignored';
import { masqPodsMasqueraded } from '../../../src/check/rules/masq-pods-masqueraded';
import { masqSourcesIgnored } from '../../../src/check/rules/masq-sources-ignored';
import { masqSourcesMoot } from '../../../src/check/rules/masq-sources-moot';
import { masqTooManyCidrs } from '../../../src/check/rules/masq-too-many-cidrs';
import type { EipSnapshot, MasqAgentSnapshot } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import { Cidr } from '../../../src/net/cidr';
import { onSubnet, tke } from '../../backends/tke/stories';
import { lease, type Story, type WorkloadStory } from '../../support/answers';
import { testCatalogue, testRules } from './rule-case';

const EIP = { kind: 'attributes', isRetained: false } as const;

const EIP_OF_POOL: EipSnapshot = {
  kind: 'pool',
  nic: 'eip',
  pools: ['prod/zone3/db'],
  network: 'prod',
  families: [4],
  isRetained: false,
};

const busybox = (more: Partial<WorkloadStory> = {}): WorkloadStory => ({
  is: 'StatefulSet/busybox',
  pools: ['zone3/db'],
  contract: 'same-name',
  ...more,
});

const agent = (more: Partial<MasqAgentSnapshot>, workloads: readonly WorkloadStory[] = []): Story =>
  onSubnet({ masqAgents: [more], workloads });

const cidrs = (...texts: string[]): readonly Cidr[] => texts.map(Cidr.of);

/** As many CIDRs, no two of which touch. */
const apart = (count: number): readonly Cidr[] =>
  cidrs(...Array.from({ length: count }, (_, i) => `10.${2 * i}.0.0/16`));

const vpn: WorkloadStory = { is: 'Pod/vpn', pools: ['zone3/db'], replicas: { kind: 'one' }, eip: EIP };

testRules('ip-masq-agent', [
  {
    rule: masqTooManyCidrs,
    found: agent({ dialect: 'upstream', nonMasqueradeCidrs: apart(65) }),
    says: '65 destination CIDRs',
    fine: agent({ dialect: 'upstream', nonMasqueradeCidrs: apart(64) }),
  },
  {
    rule: masqTooManyCidrs,
    found: agent({ dialect: 'upstream', nonMasqueradeCidrs: apart(66) }),
    says: 'accepts 64',
    fine: agent({
      dialect: 'upstream',
      nonMasqueradeCidrs: cidrs(...Array.from({ length: 128 }, (_, i) => `10.${i}.0.0/16`)),
    }),
  },
  ...(['tke', 'gke', 'azure'] as const).map((dialect) => ({
    rule: masqTooManyCidrs,
    found: agent({ dialect, nonMasqueradeCidrs: apart(65) }),
    says: 'accepts 64',
    fine: agent({ dialect, nonMasqueradeCidrs: apart(64) }),
  })),
  {
    rule: masqTooManyCidrs,
    found: agent({ dialect: 'upstream', nonMasqueradeCidrs: apart(71), cidrLimit: 70 }),
    says: 'accepts 70',
    fine: agent({ dialect: 'gke', nonMasqueradeCidrs: apart(70), cidrLimit: 70, version: versionOf('2.9.3') }),
  },
  {
    rule: masqTooManyCidrs,
    found: agent({ dialect: 'azure', nonMasqueradeCidrs: apart(70), cidrLimit: 70 }),
    says: 'ends with an error',
    fine: agent({ dialect: 'upstream', nonMasqueradeCidrs: apart(70), cidrLimit: 70 }),
  },
  {
    rule: masqSourcesIgnored,
    found: agent({ dialect: 'upstream' }, [busybox({ eip: EIP })]),
    says: 'have EIPs',
    fine: agent({ dialect: 'tke' }, [busybox({ eip: EIP })]),
  },
  ...(['gke', 'azure'] as const).map((dialect) => ({
    rule: masqSourcesIgnored,
    found: agent({ dialect }, [busybox({ eip: EIP })]),
    says: 'cannot leave unmasqueraded',
    fine: agent({ dialect }, [busybox({ eip: EIP_OF_POOL })]),
  })),
  {
    rule: masqSourcesIgnored,
    found: agent({ dialect: 'tke', version: versionOf('2.6.1') }, [busybox({ eip: EIP })]),
    says: 'Tencent’s build',
    fine: agent({ dialect: 'tke', version: versionOf('2.6.2') }, [busybox({ eip: EIP })]),
  },
  {
    rule: masqSourcesMoot,
    found: agent({ nonMasqueradeCidrs: cidrs('0.0.0.0/0') }, [busybox({ eip: EIP })]),
    says: 'no effect',
    fine: agent({ nonMasqueradeCidrs: cidrs('0.0.0.0/0') }, [busybox()]),
  },
  {
    rule: masqMixedSubnet,
    found: agent({}, [busybox({ eip: EIP }), busybox({ is: 'StatefulSet/db' })]),
    says: 'shares the subnet prod/zone3 with prod/shop/StatefulSet/db',
    fine: agent({}, [busybox({ eip: EIP }), busybox({ is: 'StatefulSet/other', eip: EIP })]),
  },
  {
    rule: masqMixedSubnet,
    found: agent({}, [vpn, busybox()]),
    says: 'shares the subnet',
    fine: { ...agent({}, [vpn, busybox()]), leases: [lease('172.16.0.7', 'Pod/vpn')] },
  },
  {
    rule: masqLinkLocal,
    found: agent({ masqLinkLocal: false }),
    says: 'masqLinkLocal: false',
    fine: agent({ dialect: 'upstream', masqLinkLocal: false }),
  },
  {
    rule: masqIpv6Flag,
    found: agent({ dialect: 'upstream', nonMasqueradeCidrs: cidrs('fd00::/8') }),
    says: '--enable-ipv6',
    fine: agent({ dialect: 'upstream', nonMasqueradeCidrs: cidrs('10.0.0.0/8') }),
  },
  ...(['tke', 'gke', 'azure'] as const).map((dialect) => ({
    rule: masqIpv6Flag,
    found: agent({ dialect, nonMasqueradeCidrs: cidrs('fd00::/8'), enableIpv6: false }),
    says: '--enable-ipv6',
    fine: agent({ dialect, nonMasqueradeCidrs: cidrs('fd00::/8'), enableIpv6: true }),
  })),
  {
    rule: masqOptionIgnored,
    found: agent({ dialect: 'azure', resyncInterval: 30 }),
    says: 'does not know resyncInterval',
    fine: agent({ dialect: 'gke', resyncInterval: 30 }),
  },
  {
    rule: masqOptionIgnored,
    found: agent({ dialect: 'upstream', cidrLimit: 70, version: versionOf('2.8.0') }),
    says: 'The upstream agent 2.8 does not know cidrLimit',
    fine: agent({ dialect: 'upstream', cidrLimit: 70, version: versionOf('2.9.0') }),
  },
  {
    rule: masqOptionIgnored,
    found: agent({ dialect: 'upstream', masqLinkLocalIpv6: true, version: versionOf('2.4.1') }),
    says: 'does not know masqLinkLocalIpv6',
    fine: agent({ dialect: 'upstream', masqLinkLocalIpv6: true, version: versionOf('2.5.0') }),
  },
  {
    rule: masqOptionIgnored,
    found: agent({ dialect: 'tke', cidrLimit: 70 }),
    says: 'Tencent’s build does not know cidrLimit',
    fine: agent({ dialect: 'tke' }),
  },
  {
    rule: masqEverything,
    found: agent({ nonMasqueradeCidrs: [] }),
    says: 'no destination',
    fine: agent({ nonMasqueradeCidrs: cidrs('172.16.0.0/16') }),
  },
  {
    rule: masqEverything,
    found: agent({ dialect: 'upstream', nonMasqueradeCidrs: [] }),
    says: 'no destination',
    fine: agent({ dialect: 'azure', nonMasqueradeCidrs: [] }),
  },
  {
    rule: masqPodsMasqueraded,
    found: agent({ nonMasqueradeCidrs: cidrs('172.16.0.0/25', '10.0.0.0/8') }),
    says: '172.16.0.0/24, the subnet prod/zone3',
    fine: agent({ nonMasqueradeCidrs: cidrs('172.16.0.0/25', '172.16.0.128/25') }),
  },
  {
    rule: masqNoPause,
    found: agent({ resyncInterval: 0 }),
    says: '0s',
    fine: agent({ resyncInterval: 1 }),
  },
  {
    rule: masqOpenSubnet,
    found: agent({}, [busybox({ eip: EIP })]),
    says: 'TKE may place other pods in it',
    fine: {
      ...agent({}, [busybox({ eip: EIP })]),
      backend: tke('3.4.7', { settings: { cascade: false, onlyNominatedSubnets: true } }),
    },
  },
]);

testCatalogue('ip-masq-agent', MASQ_RULES, [380, 399]);
