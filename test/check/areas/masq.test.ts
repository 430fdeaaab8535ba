import { MASQ_RULES } from '../../../src/check/areas/masq';
import { masqIpv6Flag } from '../../../src/check/rules/masq-ipv6-flag';
import { masqLinkLocal } from '../../../src/check/rules/masq-link-local';
import { masqMixedSubnet } from '../../../src/check/rules/masq-mixed-subnet';
import { masqOpenSubnet } from '../../../src/check/rules/masq-open-subnet';
import { masqSourcesIgnored } from '../../../src/check/rules/masq-sources-ignored';
import { masqSourcesMoot } from '../../../src/check/rules/masq-sources-moot';
import { masqTooManyCidrs } from '../../../src/check/rules/masq-too-many-cidrs';
import type { MasqAgentSnapshot } from '../../../src/model/snapshot';
import { Cidr } from '../../../src/net/cidr';
import { onSubnet, tke } from '../../backends/tke/stories';
import { lease, type Story, type WorkloadStory } from '../../support/answers';
import { testCatalogue, testRules } from './rule-case';

const EIP = { kind: 'attributes', isRetained: false } as const;

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
  {
    rule: masqSourcesIgnored,
    found: agent({ dialect: 'upstream' }, [busybox({ eip: EIP })]),
    says: 'have EIPs',
    fine: agent({ dialect: 'tke' }, [busybox({ eip: EIP })]),
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
