import { kubeOvnAcl } from '../../../src/check/rules/kube-ovn-acl';
import { kubeOvnAddressOfAnother } from '../../../src/check/rules/kube-ovn-address-of-another';
import { kubeOvnAddressSet } from '../../../src/check/rules/kube-ovn-address-set';
import { kubeOvnAllowSubnets } from '../../../src/check/rules/kube-ovn-allow-subnets';
import { kubeOvnAnnotationOnWorkload } from '../../../src/check/rules/kube-ovn-annotation-on-workload';
import { kubeOvnAnnotationValue } from '../../../src/check/rules/kube-ovn-annotation-value';
import { kubeOvnCidrBlock } from '../../../src/check/rules/kube-ovn-cidr-block';
import { kubeOvnCidrOverlap } from '../../../src/check/rules/kube-ovn-cidr-overlap';
import { kubeOvnEgressGateway } from '../../../src/check/rules/kube-ovn-egress-gateway';
import { kubeOvnEip } from '../../../src/check/rules/kube-ovn-eip';
import { kubeOvnExcludeIps } from '../../../src/check/rules/kube-ovn-exclude-ips';
import { kubeOvnForbiddenRange } from '../../../src/check/rules/kube-ovn-forbidden-range';
import { kubeOvnGateway } from '../../../src/check/rules/kube-ovn-gateway';
import { kubeOvnGatewayInVpc } from '../../../src/check/rules/kube-ovn-gateway-in-vpc';
import { kubeOvnGatewayType } from '../../../src/check/rules/kube-ovn-gateway-type';
import { kubeOvnIncomplete } from '../../../src/check/rules/kube-ovn-incomplete';
import { kubeOvnIpAddressLost } from '../../../src/check/rules/kube-ovn-ip-address-lost';
import { kubeOvnIpAddresses } from '../../../src/check/rules/kube-ovn-ip-addresses';
import { kubeOvnIpNotRestored } from '../../../src/check/rules/kube-ovn-ip-not-restored';
import { kubeOvnIpUnhandled } from '../../../src/check/rules/kube-ovn-ip-unhandled';
import { kubeOvnIppoolItems } from '../../../src/check/rules/kube-ovn-ippool-items';
import { kubeOvnIppoolLists } from '../../../src/check/rules/kube-ovn-ippool-lists';
import { kubeOvnIppoolName } from '../../../src/check/rules/kube-ovn-ippool-name';
import { kubeOvnIppoolsIntersect } from '../../../src/check/rules/kube-ovn-ippools-intersect';
import { kubeOvnListMissesPods } from '../../../src/check/rules/kube-ovn-list-misses-pods';
import { kubeOvnLockedField } from '../../../src/check/rules/kube-ovn-locked-field';
import { kubeOvnMtu } from '../../../src/check/rules/kube-ovn-mtu';
import { kubeOvnNameBeginsWithDigit } from '../../../src/check/rules/kube-ovn-name-begins-with-digit';
import { kubeOvnNameTaken } from '../../../src/check/rules/kube-ovn-name-taken';
import { kubeOvnNatRules } from '../../../src/check/rules/kube-ovn-nat-rules';
import { kubeOvnNullAddress } from '../../../src/check/rules/kube-ovn-null-address';
import { kubeOvnOutsideSubnet } from '../../../src/check/rules/kube-ovn-outside-subnet';
import { kubeOvnPastedListing } from '../../../src/check/rules/kube-ovn-pasted-listing';
import { kubeOvnPodAddress } from '../../../src/check/rules/kube-ovn-pod-address';
import { kubeOvnPodList } from '../../../src/check/rules/kube-ovn-pod-list';
import { kubeOvnPolicyRouting } from '../../../src/check/rules/kube-ovn-policy-routing';
import { kubeOvnPrefixLength } from '../../../src/check/rules/kube-ovn-prefix-length';
import { kubeOvnProtocol } from '../../../src/check/rules/kube-ovn-protocol';
import { kubeOvnRewrittenFields } from '../../../src/check/rules/kube-ovn-rewritten-fields';
import { kubeOvnSelector } from '../../../src/check/rules/kube-ovn-selector';
import { kubeOvnSubnetInUse } from '../../../src/check/rules/kube-ovn-subnet-in-use';
import { kubeOvnSubnetName } from '../../../src/check/rules/kube-ovn-subnet-name';
import { kubeOvnSubnetVips } from '../../../src/check/rules/kube-ovn-subnet-vips';
import { kubeOvnSystemRange } from '../../../src/check/rules/kube-ovn-system-range';
import { kubeOvnUnderlay } from '../../../src/check/rules/kube-ovn-underlay';
import { kubeOvnUnknownField } from '../../../src/check/rules/kube-ovn-unknown-field';
import { kubeOvnUnknownName } from '../../../src/check/rules/kube-ovn-unknown-name';
import { kubeOvnVip } from '../../../src/check/rules/kube-ovn-vip';
import { kubeOvnVlanTaken } from '../../../src/check/rules/kube-ovn-vlan-taken';
import { kubeOvnVpcNamespaces } from '../../../src/check/rules/kube-ovn-vpc-namespaces';
import { kubeOvnVpcRoutes } from '../../../src/check/rules/kube-ovn-vpc-routes';
import { kubeOvnWrongApi } from '../../../src/check/rules/kube-ovn-wrong-api';
import { kubeOvnWrongType } from '../../../src/check/rules/kube-ovn-wrong-type';
import type { DocumentCase } from './document-case';

const BEFORE_1_16 = { kubeOvn: '1.15.24' };
const FROM_1_16 = { kubeOvn: '1.16.2' };
const SERVERS = ['kube-ovn/v1.15.24', 'kube-ovn/v1.16.2'];
const STRICT = ['kube-ovn/v1.15.24'];

/** An object in the flow style of YAML; the spec may begin with `metadata:`'s name of its own. */
const object = (kind: string, spec: string, name = 'pods'): string =>
  `apiVersion: kubeovn.io/v1\nkind: ${kind}\nmetadata: { name: ${JSON.stringify(name)} }\nspec: { ${spec} }\n`;

const subnet = (spec: string, name?: string): string => object('Subnet', spec, name);
const pool = (spec: string, name = 'p'): string => object('IPPool', spec, name);
const ip = (spec: string, name = 'db-0.shop'): string => object('IP', spec, name);
const vpc = (spec: string, name = 'blue'): string => object('Vpc', spec, name);
const both = (...texts: readonly string[]): string => texts.join('---\n');

const V4 = 'cidrBlock: 10.66.0.0/24';
const V6 = 'cidrBlock: "fd00:66::/64"';
const DUAL = 'cidrBlock: "10.66.0.0/24,fd00:66::/64"';
const DB = 'subnet: pods, podName: db-0, namespace: shop';

const workload = (kind: string, spec: string, annotations: string): string =>
  `apiVersion: ${kind === 'Job' ? 'batch' : 'apps'}/v1\nkind: ${kind}\nmetadata: { name: db, namespace: shop }\n` +
  `spec:\n  ${spec}\n  template: { metadata: { annotations: { ${annotations} } } }\n`;

const pod = (annotations: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: db\n  annotations: { ${annotations} }\nspec: {}\n`;

const ipPool = (list: string): string => `ovn.kubernetes.io/ip_pool: ${JSON.stringify(list)}`;
const ipAddress = (text: string): string => `ovn.kubernetes.io/ip_address: ${JSON.stringify(text)}`;

const SUBNET_CASES: readonly DocumentCase[] = [
  { rule: kubeOvnCidrBlock, refused: subnet('gateway: 10.66.0.1'), says: 'has no cidrBlock', accepted: subnet(V4) },
  {
    rule: kubeOvnCidrBlock,
    refused: subnet('cidrBlock: "10.66.0.0/24, fd00::/64"'),
    says: 'white space',
    accepted: subnet(DUAL),
  },
  {
    rule: kubeOvnCidrBlock,
    refused: subnet('cidrBlock: "10.66.0.0/24,10.67.0.0/24"'),
    says: '10.66.0.0/24 and 10.67.0.0/24 are of one family',
    accepted: subnet(V6),
  },
  {
    rule: kubeOvnCidrBlock,
    refused: subnet('cidrBlock: "10.66.0.0/24,fd00:66::/64,10.67.0.0/24"'),
    says: 'has 3 CIDRs',
    accepted: subnet(DUAL),
  },
  {
    rule: kubeOvnCidrBlock,
    refused: subnet('cidrBlock: "fd00:66::/64,10.66.0.0/24"'),
    says: 'write "10.66.0.0/24,fd00:66::/64"',
    accepted: subnet(DUAL),
  },
  {
    rule: kubeOvnCidrBlock,
    refused: subnet('cidrBlock: "FD00:66::/64"'),
    says: 'write "fd00:66::/64"',
    accepted: subnet('cidrBlock: "fd00:0066::/64"'),
  },
  {
    rule: kubeOvnPrefixLength,
    refused: subnet('cidrBlock: 10.66.0.1/32'),
    says: 'is a single address',
    accepted: subnet('cidrBlock: 10.66.0.0/31'),
  },
  {
    rule: kubeOvnForbiddenRange,
    refused: subnet('cidrBlock: "10.66.0.0/24,fe80::/64"'),
    says: 'overlaps fe80::/10 (link-local)',
    accepted: subnet(DUAL),
  },
  {
    rule: kubeOvnGateway,
    refused: subnet(`${V4}, gateway: 10.67.0.1`),
    says: 'The gateway 10.67.0.1 lies outside 10.66.0.0/24',
    accepted: subnet(`${V4}, gateway: 10.66.0.254`),
  },
  {
    rule: kubeOvnGateway,
    refused: subnet(`${V6}, gateway: "FD00:66::1"`),
    says: 'has upper-case letters',
    accepted: subnet(`${DUAL}, gateway: "10.66.0.1,fd00:66::1"`),
  },
  {
    rule: kubeOvnGateway,
    refused: subnet(`${DUAL}, gateway: "10.66.0.1,10.66.0.2"`),
    says: 'two addresses of one family',
    accepted: subnet(`${DUAL}, gateway: "fd00:66::1"`),
  },
  {
    rule: kubeOvnGateway,
    refused: subnet(`${V4}, gateway: x`),
    says: '"x" is not an IPv4 or IPv6 address',
    accepted: subnet(`${V4}, gateway: ""`),
  },
  {
    rule: kubeOvnExcludeIps,
    refused: subnet(`${V4}, excludeIps: [10.66.0.1, "10.66.0.1..fd00::1"]`),
    says: 'goes from one family to the other',
    accepted: subnet(`${DUAL}, excludeIps: [10.66.0.1, "10.66.0.9..10.66.0.12", "fd00:66::5"]`),
  },
  {
    rule: kubeOvnExcludeIps,
    refused: subnet(`${V4}, excludeIps: [10.66.0.0/28, 10.66.0.9..10.66.0.5, 10.66.0.5..9, "FD00::1"]`),
    says: 'is a CIDR',
    accepted: subnet(`${V4}, excludeIps: []`),
  },
  {
    rule: kubeOvnAllowSubnets,
    refused: subnet(`${V4}, allowSubnets: [10.67.0.0/24, 10.66.0.5]`),
    says: '"10.66.0.5" has no prefix length',
    accepted: subnet(`${V4}, allowSubnets: [10.67.0.0/24, "fd00::/64"]`),
  },
  {
    rule: kubeOvnGatewayType,
    refused: subnet(`${V4}, gatewayType: Distributed`),
    says: 'neither "distributed" nor "centralized"',
    accepted: subnet(`${V4}, gatewayType: centralized`),
  },
  {
    rule: kubeOvnProtocol,
    refused: subnet(`${V4}, protocol: ipv4`),
    says: '"ipv4" is none of IPv4, IPv6, Dual',
    accepted: subnet(`${V4}, protocol: IPv4`),
    server: STRICT,
  },
  {
    rule: kubeOvnProtocol,
    target: BEFORE_1_16,
    refused: subnet(`${V4}, protocol: ""`),
    says: 'is none of',
    accepted: subnet(V4),
    server: STRICT,
  },
  {
    rule: kubeOvnProtocol,
    target: FROM_1_16,
    refused: subnet('protocol: Mac'),
    says: '"Mac" is none of',
    accepted: subnet(`${V4}, protocol: ""`),
  },
  {
    rule: kubeOvnEgressGateway,
    refused: subnet(`${V4}, natOutgoing: true, externalEgressGateway: 192.168.0.1`),
    says: 'may have one of them',
    accepted: subnet(`${V4}, natOutgoing: false, externalEgressGateway: 192.168.0.1`),
  },
  {
    rule: kubeOvnEgressGateway,
    refused: subnet(`${DUAL}, externalEgressGateway: 192.168.0.1`),
    says: 'are not those of the subnet',
    accepted: subnet(`${DUAL}, externalEgressGateway: "192.168.0.1,fd01::1"`),
  },
  {
    rule: kubeOvnEgressGateway,
    refused: subnet(`${DUAL}, externalEgressGateway: "192.168.0.1,fd01::1,x"`),
    says: 'has 3 addresses',
    accepted: subnet(`${V4}, externalEgressGateway: ""`),
  },
  {
    rule: kubeOvnSubnetVips,
    refused: subnet(`${V4}, vips: [10.66.0.9, 10.67.0.9]`),
    says: 'The VIP 10.67.0.9 lies outside 10.66.0.0/24',
    accepted: subnet(`${V4}, vips: [10.66.0.9]`),
  },
  {
    rule: kubeOvnUnderlay,
    refused: subnet(`${V4}, vlan: v1, logicalGateway: true, u2oInterconnection: true`),
    says: 'may have one of them',
    accepted: subnet(`${V4}, vlan: v1, logicalGateway: false, u2oInterconnection: true`),
  },
  {
    rule: kubeOvnUnderlay,
    refused: subnet(`${V4}, u2oInterconnection: true, u2oFeatures: { overlayOnlyRouting: true }`),
    says: 'without a vlan',
    accepted: subnet(`${V4}, vlan: v1, u2oInterconnection: true, u2oFeatures: { overlayOnlyRouting: true }`),
  },
  {
    rule: kubeOvnUnderlay,
    refused: subnet(`${V4}, vlan: v1, u2oInterconnection: true, u2oInterconnectionIP: 10.67.0.9`),
    says: 'lies outside',
    accepted: subnet(`${V4}, vlan: v1, u2oInterconnection: true, u2oInterconnectionIP: 10.66.0.9`),
  },
  {
    rule: kubeOvnUnderlay,
    target: BEFORE_1_16,
    refused: subnet(`${V4}, vlan: v1, gateway: 10.66.0.1, u2oInterconnectionIP: 10.66.0.1`),
    says: 'is the gateway',
    accepted: subnet(`${V4}, vlan: v1, gateway: 10.66.0.1, u2oInterconnectionIP: 10.66.0.2`),
  },
  {
    rule: kubeOvnUnderlay,
    target: FROM_1_16,
    refused: subnet(`${V4}, vlan: v1, u2oInterconnectionIP: x`),
    says: 'In u2oInterconnectionIP, "x"',
    accepted: subnet(`${V4}, vlan: v1, gateway: 10.66.0.1, u2oInterconnectionIP: 10.66.0.1`),
  },
  {
    rule: kubeOvnNatRules,
    refused: subnet(
      `${V4}, natOutgoingPolicyRules: [{ action: nat, match: { srcIPs: 10.66.0.5, dstIPs: "fd00::/64" } }]`,
    ),
    says: 'addresses of both families',
    accepted: subnet(`${V4}, natOutgoingPolicyRules: [{ action: nat, match: { srcIPs: "10.66.0.5,10.66.0.8/30" } }]`),
  },
  {
    rule: kubeOvnNatRules,
    refused: subnet(`${V4}, natOutgoingPolicyRules: [{ action: drop }]`),
    says: '"drop" is none of nat, forward',
    accepted: subnet(`${V4}, natOutgoingPolicyRules: [{ action: forward }]`),
    server: STRICT,
  },
  {
    rule: kubeOvnMtu,
    refused: subnet(`${V4}, mtu: 67`),
    says: 'is not between 68 and 65535',
    accepted: subnet(`${V4}, mtu: 68`),
    server: STRICT,
  },
  {
    rule: kubeOvnMtu,
    refused: subnet(`${DUAL}, mtu: 1000`),
    says: 'below 1280',
    accepted: subnet(`${V4}, mtu: 1000`),
  },
  {
    rule: kubeOvnPolicyRouting,
    refused: subnet(`${V4}, policyRoutingTableID: 254`),
    says: 'The routing table 254',
    accepted: subnet(`${V4}, policyRoutingTableID: 251, policyRoutingPriority: 32765`),
    server: STRICT,
  },
  {
    rule: kubeOvnPolicyRouting,
    refused: subnet(`${V4}, policyRoutingPriority: 32766`),
    says: 'The routing priority 32766',
    accepted: subnet(`${V4}, policyRoutingPriority: 1`),
    server: STRICT,
  },
  {
    rule: kubeOvnPolicyRouting,
    known: subnet('cidrBlock: 10.67.0.0/24, externalEgressGateway: 192.168.0.1, policyRoutingTableID: 100', 'other'),
    refused: subnet(`${V4}, externalEgressGateway: 192.168.0.2, policyRoutingTableID: 100`),
    says: 'The subnet other has the routing table 100 too',
    accepted: subnet(`${V4}, policyRoutingTableID: 100`),
  },
  {
    rule: kubeOvnAcl,
    refused: subnet(`${V4}, acls: [{ direction: in, action: permit, priority: 32768, match: ip4 }]`),
    says: '"permit" is none of allow-related',
    accepted: subnet(`${V4}, acls: [{ direction: to-lport, action: drop, priority: 32767, match: ip4 }]`),
    server: STRICT,
  },
  {
    rule: kubeOvnAcl,
    target: BEFORE_1_16,
    refused: subnet(`${V4}, acls: [{ direction: to-lport, action: pass }]`),
    says: '"pass"',
    accepted: subnet(`${V4}, acls: [{ direction: to-lport, action: allow-stateless }]`),
    server: STRICT,
  },
  {
    rule: kubeOvnSelector,
    refused: subnet(`${V4}, namespaceSelectors: [{ matchExpressions: [{ values: [a] }] }]`),
    says: 'has no key and no operator',
    accepted: subnet(`${V4}, namespaceSelectors: [{ matchExpressions: [{ key: team, operator: In, values: [a] }] }]`),
    server: ['kube-ovn/v1.16.2'],
  },
  {
    rule: kubeOvnSelector,
    refused: subnet(`${V4}, gatewayNodeSelectors: [{ matchExpressions: [{ key: rack, operator: Is }] }]`),
    says: '"Is" is none of In, NotIn, Exists, DoesNotExist',
    accepted: subnet(`${V4}, gatewayNodeSelectors: [{ matchExpressions: [{ key: rack, operator: Exists }] }]`),
  },
  {
    rule: kubeOvnSelector,
    refused: subnet(`${V4}, namespaceSelectors: [{ matchExpressions: [{ key: a, operator: Exists, values: [b] }] }]`),
    says: 'may have no values',
    accepted: subnet(`${V4}, namespaceSelectors: [{ matchLabels: { a: b } }]`),
  },
  {
    rule: kubeOvnSubnetName,
    refused: subnet(V4, 'p'.repeat(64)),
    says: 'has 64 characters',
    accepted: subnet(V4, 'p'.repeat(63)),
  },
  {
    rule: kubeOvnNameBeginsWithDigit,
    target: BEFORE_1_16,
    refused: subnet(V4, '2nd'),
    says: 'begins with a digit',
    accepted: subnet(V4, 'nd2'),
  },
  {
    rule: kubeOvnNameBeginsWithDigit,
    refused: subnet(V4, '2nd'),
    says: 'So it is in Kube-OVN before 1.16',
    accepted: pool('subnet: pods, ips: [10.66.0.5]', '2nd'),
  },
  {
    rule: kubeOvnNameTaken,
    refused: subnet(`${V4}, vpc: blue`, 'blue'),
    says: 'is that of a VPC',
    accepted: subnet(`${V4}, vpc: blue`, 'blue-pods'),
  },
  {
    rule: kubeOvnNameTaken,
    known: vpc('', 'red'),
    refused: subnet(V4, 'red'),
    says: 'is that of a VPC',
    accepted: subnet(V4, 'ovn-default'),
  },
  {
    rule: kubeOvnSystemRange,
    refused: subnet('cidrBlock: 10.97.0.0/24'),
    says: 'by default the range of services',
    accepted: both(subnet('cidrBlock: 10.97.0.0/24, vpc: blue'), subnet('cidrBlock: 10.16.0.0/16', 'ovn-default')),
  },
  {
    rule: kubeOvnCidrOverlap,
    refused: both(subnet(V4), subnet('cidrBlock: 10.66.0.128/25', 'more')),
    says: '10.66.0.128/25 overlaps 10.66.0.0/24 of the subnet pods',
    accepted: both(subnet(V4), subnet(`${V4}, vpc: blue`, 'more'), subnet(`${V4}, vlan: v1`, 'under')),
  },
  {
    rule: kubeOvnCidrOverlap,
    known: both(subnet('cidrBlock: 10.66.0.128/25', 'more'), subnet(V6)),
    refused: subnet(V4, 'new'),
    says: '10.66.0.0/24 overlaps 10.66.0.128/25 of the subnet more',
    accepted: both(subnet('cidrBlock: 10.66.0.0/25', 'new'), subnet(V6)),
  },
  {
    rule: kubeOvnRewrittenFields,
    refused:
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, annotations: { ovn.kubernetes.io/logical_switch: pods } }\n',
    says: 'The controller writes ovn.kubernetes.io/logical_switch into namespaces itself',
    accepted: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, annotations: { team: shop } }\n',
  },
  {
    rule: kubeOvnGatewayInVpc,
    refused: subnet(`${V4}, vpc: blue, natOutgoing: true`),
    says: 'natOutgoing has no effect in the VPC blue.',
    accepted: both(
      subnet(`${V4}, vpc: blue, natOutgoing: false, gatewayNode: ""`),
      subnet(`${V4}, vpc: ovn-cluster, natOutgoing: true`, 'more'),
    ),
  },
  {
    rule: kubeOvnMtu,
    target: BEFORE_1_16,
    refused: subnet(`${V4}, mtu: 0`),
    says: 'The mtu 0 is below 68',
    accepted: subnet(`${V4}, mtu: 68`),
    server: STRICT,
  },
  {
    rule: kubeOvnMtu,
    target: FROM_1_16,
    refused: subnet(`${V4}, mtu: 67`),
    says: 'The mtu 67 is not between 68 and 65535.',
    accepted: subnet(`${V4}, mtu: 0`),
  },
  {
    rule: kubeOvnRewrittenFields,
    refused: subnet('cidrBlock: 10.66.0.9/24'),
    says: 'from "10.66.0.9/24" to "10.66.0.0/24"',
    accepted: subnet(V4),
  },
  {
    rule: kubeOvnRewrittenFields,
    refused: subnet(`${DUAL}, protocol: IPv4, gateway: "fd00:66::9"`),
    says: 'from "fd00:66::9" to "10.66.0.1,fd00:66::9"',
    accepted: subnet(`${DUAL}, protocol: Dual, gateway: ""`),
  },
  {
    rule: kubeOvnRewrittenFields,
    refused: subnet(`${V4}, excludeIps: [10.66.0.4..10.66.0.9, 10.66.0.9]`),
    says: 'to ["10.66.0.1","10.66.0.4..10.66.0.9"]',
    accepted: subnet(`${V4}, excludeIps: [10.66.0.1, 10.66.0.10, 10.66.0.2, 10.66.0.3..10.66.0.5]`),
  },
  {
    rule: kubeOvnVlanTaken,
    refused: both(object('Vlan', 'id: 7, provider: net1', 'a'), object('Vlan', 'id: 7, provider: net1', 'b')),
    says: 'The Vlan a has the number 7',
    accepted: both(object('Vlan', 'id: 7, provider: net1', 'a'), object('Vlan', 'id: 7, provider: net2', 'b')),
  },
];

const POOL_CASES: readonly DocumentCase[] = [
  {
    rule: kubeOvnIppoolItems,
    refused: pool('subnet: pods, ips: [10.66.0.5..fd00::1, 10.0.0.5-10.0.0.9, 10.66.0.9/28]'),
    says: 'write "10.0.0.5..10.0.0.9"',
    accepted: pool('subnet: pods, ips: [10.66.0.5, 10.66.0.8..10.66.0.9, 10.66.0.16/28, "fd00:66::/120"]'),
  },
  {
    rule: kubeOvnIppoolLists,
    refused: pool('subnet: pods, ips: []'),
    says: 'has no ips',
    accepted: pool('subnet: pods, ips: [10.66.0.5]'),
    server: STRICT,
  },
  {
    rule: kubeOvnIppoolLists,
    target: BEFORE_1_16,
    refused: pool('subnet: pods, ips: [10.66.0.5, 10.66.0.5], namespaces: [a, a]'),
    says: 'namespaces has "a" twice',
    accepted: pool('subnet: pods, ips: [10.66.0.5, 10.66.0.6], namespaces: [a, b]'),
    server: STRICT,
  },
  {
    rule: kubeOvnIppoolLists,
    target: FROM_1_16,
    refused: pool('subnet: pods'),
    says: 'has no ips',
    accepted: pool('subnet: pods, ips: [10.66.0.5, 10.66.0.5], namespaces: [a, a]'),
  },
  {
    rule: kubeOvnIppoolName,
    refused: pool('subnet: pods, ips: [10.66.0.5]', '10.0.0.5'),
    says: 'is read as an address',
    accepted: pool('subnet: pods, ips: [10.66.0.5]', '10.0.0'),
  },
  {
    rule: kubeOvnIppoolsIntersect,
    known: pool('subnet: pods, ips: [10.66.0.16/28, 10.99.0.1]', 'pods-leases'),
    refused: pool('subnet: pods, ips: [10.66.0.10..10.66.0.17]'),
    says: 'The IPPool pods-leases of the same subnet has 10.66.0.16..10.66.0.17 too',
    accepted: both(
      pool('subnet: pods, ips: [10.66.0.10..10.66.0.15]'),
      pool('subnet: other, ips: [10.66.0.10..10.66.0.17]', 'q'),
    ),
  },
  {
    rule: kubeOvnAddressSet,
    refused: pool('subnet: pods, ips: [10.66.0.5, "fd00:66::5"], enableAddressSet: true'),
    says: 'addresses of both families',
    accepted: both(
      pool('subnet: pods, ips: [10.66.0.5, 10.66.0.6], enableAddressSet: true'),
      pool('subnet: pods, ips: [10.66.0.5, "fd00:66::5"]'),
    ),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(`${V4}, excludeIps: [10.99.0.1]`),
    refused: pool('subnet: pods, ips: [10.99.0.1..10.99.0.9, "FD00:66::5", 10.66.0.255]'),
    says: 'FD00:66::5 is no address of the subnet that a pod could have: that has 10.66.0.0/24',
    accepted: both(pool('subnet: pods, ips: [10.66.0.0..10.66.0.5]'), pool('subnet: other, ips: [10.99.0.1]', 'q')),
  },
  {
    rule: kubeOvnOutsideSubnet,
    refused: subnet(`${V4}, excludeIps: [10.66.0.0, 10.99.0.1]`),
    says: '10.99.0.1 is no address of the subnet',
    accepted: subnet(`${DUAL}, excludeIps: [10.65.255.0..10.66.0.5, "fd00:66::5"]`),
  },
  {
    rule: kubeOvnIncomplete,
    refused: 'apiVersion: kubeovn.io/v1\nkind: IPPool\nmetadata: { name: p }\n',
    says: 'The IPPool has no spec',
    accepted: pool('subnet: pods'),
  },
  {
    rule: kubeOvnIncomplete,
    refused: pool('ips: [10.66.0.5]'),
    says: 'names no subnet',
    accepted: 'apiVersion: kubeovn.io/v1\nkind: Vpc\nmetadata: { name: blue }\n',
    server: SERVERS,
  },
];

const OBJECT_CASES: readonly DocumentCase[] = [
  {
    rule: kubeOvnIpAddresses,
    refused: ip(`${DB}, v4IpAddress: x, v6IpAddress: 10.66.0.5`),
    says: 'v6IpAddress is 10.66.0.5, which is not IPv6',
    accepted: ip(`${DB}, v4IpAddress: 10.66.0.5, v6IpAddress: ""`),
  },
  {
    rule: kubeOvnIpAddresses,
    refused: ip(`${DB}, v6IpAddress: "FD00::5", ipAddress: "fd00::5"`),
    says: 'has upper-case letters',
    accepted: ip(`${DB}, v4IpAddress: 10.66.0.5, v6IpAddress: "fd00::5", ipAddress: "10.66.0.5,fd00::5"`),
  },
  {
    rule: kubeOvnIpAddresses,
    refused: ip(`${DB}, v4IpAddress: 10.66.0.5, ipAddress: 10.66.0.6`),
    says: 'but v4IpAddress and v6IpAddress are 10.66.0.5',
    accepted: ip(`${DB}, ipAddress: 10.66.0.6`),
  },
  {
    rule: kubeOvnIpAddresses,
    refused: ip(`${DB}, ipAddress: "fd00::5,10.66.0.6"`),
    says: 'IPv6 before IPv4',
    accepted: ip(DB),
  },
  {
    rule: kubeOvnIpUnhandled,
    refused: ip('podName: db-0, namespace: shop'),
    says: 'names no subnet',
    accepted: ip(DB),
  },
  {
    rule: kubeOvnIpUnhandled,
    refused: ip(`${DB}, podType: Deployment`),
    says: '"Deployment" is neither',
    accepted: ip(`${DB}, podType: StatefulSet`, 'db-0.shop.net1.default.ovn'),
  },
  {
    rule: kubeOvnIpUnhandled,
    refused: ip(DB, 'db-0'),
    says: 'would be db-0.shop',
    accepted: ip(`${DB}, podType: VirtualMachine`),
  },
  {
    rule: kubeOvnIpUnhandled,
    known: both(subnet('cidrBlock: 10.67.0.0/24, provider: net1.shop.ovn', 'storage'), subnet(V4)),
    refused: ip('subnet: storage, podName: db-0, namespace: shop, podType: StatefulSet'),
    says: 'of the provider net1.shop.ovn it would be db-0.shop.net1.shop.ovn.',
    accepted: both(
      ip('subnet: storage, podName: db-0, namespace: shop', 'db-0.shop.net1.shop.ovn'),
      ip(DB),
      ip('subnet: other, podName: db-1, namespace: shop', 'db-1.shop.net2.shop.ovn'),
    ),
  },
  {
    rule: kubeOvnIpUnhandled,
    known: subnet(V4),
    refused: ip(DB, 'db-0.shop.net1.shop.ovn'),
    says: 'of the provider ovn it would be db-0.shop.',
    accepted: ip(DB),
  },
  {
    rule: kubeOvnIpAddressLost,
    refused: ip(`${DB}, v4IpAddress: 10.66.0.5`),
    says: 'stands without ipAddress',
    accepted: both(ip(`${DB}, v4IpAddress: 10.66.0.5, ipAddress: 10.66.0.5`), ip(DB, 'x')),
  },
  {
    rule: kubeOvnIpNotRestored,
    refused: ip(`${DB}, podType: ""`),
    says: 'does not survive',
    accepted: ip(`${DB}, podType: StatefulSet`),
  },
  {
    rule: kubeOvnNullAddress,
    refused: ip(`${DB}, v6IpAddress: `),
    says: 'spec.v6IpAddress has no value',
    accepted: ip(`${DB}, v6IpAddress: ""`),
    server: SERVERS,
  },
  {
    rule: kubeOvnPastedListing,
    refused: 'apiVersion: kubeovn.io/v1\nkind: IP\nmetadata: { name: a.b, uid: u }\n',
    says: 'metadata.uid was written by the server',
    accepted: 'apiVersion: kubeovn.io/v1\nkind: IP\nmetadata: { name: a.b, labels: { pods: "" } }\n',
  },
  {
    rule: kubeOvnPastedListing,
    refused: subnet(V4).replace('name: "pods"', 'name: pods, managedFields: [{}]'),
    says: 'metadata.managedFields was written by the server: server-side apply refuses an object with them.',
    accepted: subnet(V4).replace('name: "pods"', 'name: pods, creationTimestamp: null'),
  },
  {
    rule: kubeOvnPastedListing,
    refused: subnet(V4).replace('name: "pods"', 'name: pods, finalizers: [kubeovn.io/kube-ovn-controller]'),
    says: 'metadata.finalizers was written by the controller: while the controller does not run, a Subnet that has one is never deleted.',
    accepted: subnet(V4),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: both(subnet(`${DUAL}, gateway: 10.66.0.254`), subnet(V4, 'external')),
    refused: object('OvnEip', 'externalSubnet: external, v4Ip: 10.67.0.9', 'mail'),
    says: '10.67.0.9 is no address of the subnet',
    accepted: object('OvnEip', 'externalSubnet: external, v4Ip: 10.66.0.9', 'mail'),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(`${DUAL}, gateway: 10.66.0.254`),
    refused: object('Vip', 'subnet: pods, v6ip: "fd00:66:0::1"', 'front'),
    says: 'fd00:66:0::1 is the gateway of the subnet.',
    accepted: object('Vip', 'subnet: pods, v4ip: 10.66.0.1', 'front'),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(V4),
    refused: ip(`${DB}, ipAddress: 10.67.0.5`),
    says: '10.67.0.5 is no address of the subnet',
    accepted: ip(`${DB}, ipAddress: 10.66.0.5`),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(V4),
    refused: pool('subnet: pods, ips: [10.66.0.250..10.66.1.5]'),
    says: '10.66.0.250..10.66.1.5 goes beyond the subnet, which has 10.66.0.0/24: the rest of it has no effect.',
    accepted: both(
      pool('subnet: pods, ips: [10.66.0.0/24]'),
      subnet(`${V4}, excludeIps: [10.65.0.0..10.66.0.9]`, 'more'),
    ),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(V4),
    refused: pod('ovn.kubernetes.io/logical_switch: pods, ovn.kubernetes.io/ip_address: 10.67.0.5'),
    says: '10.67.0.5 is no address of the subnet that a pod could have: that has 10.66.0.0/24.',
    accepted: both(
      pod('ovn.kubernetes.io/logical_switch: other, ovn.kubernetes.io/ip_address: 10.67.0.5'),
      pod('ovn.kubernetes.io/ip_address: 10.67.0.5'),
    ),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(V4),
    refused: pod('ovn.kubernetes.io/logical_switch: pods, ovn.kubernetes.io/ip_pool: "10.66.0.255,10.66.0.1"'),
    says: '10.66.0.1 is the gateway of the subnet.',
    accepted: pod('ovn.kubernetes.io/logical_switch: pods, ovn.kubernetes.io/ip_pool: "10.66.0.254,10.66.0.2"'),
  },
  {
    rule: kubeOvnWrongApi,
    refused: 'apiVersion: kubeovn.io/v1beta1\nkind: Subnet\nmetadata: { name: p }\n',
    says: 'No Kube-OVN has Subnet of kubeovn.io/v1beta1.',
    accepted: subnet(V4),
  },
  {
    rule: kubeOvnWrongApi,
    refused: 'apiVersion: kube-ovn.io/v1\nkind: Subnet\nmetadata: { name: p }\n',
    says: 'No Kube-OVN has Subnet of kube-ovn.io/v1.',
    accepted: 'apiVersion: kubeovn.io/v1\nkind: BgpConf\nmetadata: { name: p }\n',
  },
  {
    rule: kubeOvnWrongApi,
    refused: 'apiVersion: kubeovn.io/v1\nkind: VIP\nmetadata: { name: p }\n',
    says: 'No Kube-OVN has VIP, but Vip.',
    accepted: object('Vip', 'subnet: pods'),
  },
  {
    rule: kubeOvnOutsideSubnet,
    known: subnet(V4),
    refused: ip(`${DB}, v4IpAddress: 10.67.0.5`),
    says: '10.67.0.5 is no address of the subnet',
    accepted: ip(`${DB}, v4IpAddress: 10.66.0.5`),
  },
  {
    rule: kubeOvnVip,
    refused: object('Vip', 'v4ip: 10.66.0.300'),
    says: 'names no subnet',
    accepted: object('Vip', 'subnet: pods, v4ip: 10.66.0.30'),
  },
  {
    rule: kubeOvnVip,
    refused: object('Vip', 'subnet: pods, type: lb, selector: [app]'),
    says: '"lb" is none of switch_lb_vip, kube_host_vm_vip',
    accepted: object('Vip', 'subnet: pods, type: switch_lb_vip, selector: ["app:db"]'),
  },
  {
    rule: kubeOvnEip,
    refused: object('OvnEip', 'type: dnat, v4Ip: fd00::1'),
    says: 'v4Ip is fd00::1, which is not IPv4',
    accepted: object('OvnEip', 'type: nat, v4Ip: 192.168.0.9'),
  },
  {
    rule: kubeOvnEip,
    refused: object('OvnFip', 'ovnEip: eip'),
    says: 'neither an IP object nor an address',
    accepted: object('OvnFip', 'ovnEip: eip, ipName: db-0.shop'),
  },
  {
    rule: kubeOvnEip,
    refused: object('OvnFip', 'ipName: db-0.shop, ipType: pod'),
    says: '"pod" is none of vip',
    accepted: object('OvnFip', 'ovnEip: eip, ipName: v, ipType: vip'),
  },
  {
    rule: kubeOvnEip,
    refused: object('IptablesEIP', 'v4ip: 192.168.0'),
    says: 'has no natGwDp',
    accepted: object('IptablesEIP', 'natGwDp: gw, v4ip: 192.168.0.9'),
  },
  {
    rule: kubeOvnEip,
    refused: object('IptablesFIPRule', 'eip: e, internalIp: x'),
    says: 'In internalIp, "x"',
    accepted: object('IptablesFIPRule', 'eip: e, internalIp: 10.66.0.5'),
  },
  {
    rule: kubeOvnVpcRoutes,
    refused: vpc('staticRoutes: [{ policy: x, cidr: 10.0.0.0/33 }]'),
    says: '"x" is none of policySrc, policyDst',
    accepted: vpc('staticRoutes: [{ policy: policyDst, cidr: 0.0.0.0/0, nextHopIP: 10.66.0.1 }]'),
  },
  {
    rule: kubeOvnVpcRoutes,
    refused: vpc('policyRoutes: [{ priority: 40000, action: permit, match: ip4 }]'),
    says: 'The priority 40000 is not between 0 and 32767',
    accepted: vpc('policyRoutes: [{ priority: 10, action: drop, match: ip4 }]'),
  },
  {
    rule: kubeOvnVpcRoutes,
    refused: vpc('policyRoutes: [{ priority: 10, action: reroute, match: ip4 }]'),
    says: 'The route has no nextHopIP',
    accepted: vpc('policyRoutes: [{ priority: 10, action: reroute, match: ip4, nextHopIP: "10.66.0.1,10.66.0.2" }]'),
  },
  {
    rule: kubeOvnVpcRoutes,
    refused: vpc('vpcPeerings: [{ remoteVpc: red, localConnectIP: 169.254.0.1 }]'),
    says: 'In localConnectIP, "169.254.0.1" has no prefix length',
    accepted: vpc('vpcPeerings: [{ remoteVpc: red, localConnectIP: 169.254.0.1/30 }]'),
  },
  {
    rule: kubeOvnVpcRoutes,
    refused: vpc('bfdPort: { enabled: true, ip: "" }'),
    says: 'has no ip',
    accepted: vpc('bfdPort: { enabled: true, ip: 10.66.0.9 }'),
    server: STRICT,
  },
  {
    rule: kubeOvnVpcNamespaces,
    known: vpc('namespaces: [bank]'),
    refused: subnet(`${V4}, vpc: blue, namespaces: [bank, shop]`),
    says: 'bound to the namespace shop, but its VPC blue serves only bank',
    accepted: subnet(`${V4}, vpc: blue, namespaces: [bank]`),
  },
  {
    rule: kubeOvnVpcNamespaces,
    known: vpc('namespaces: [bank]'),
    refused: subnet(`${V4}, namespaces: [bank]`),
    says: 'belongs to the VPC blue',
    accepted: both(subnet(`${V4}, namespaces: [shop]`), subnet(`${V4}, vpc: unknown, namespaces: [bank]`, 'x')),
  },
  {
    rule: kubeOvnRewrittenFields,
    refused: vpc(
      'staticRoutes: [{ cidr: 0.0.0.0/0, nextHopIP: 10.66.0.1 }], policyRoutes: [{ action: drop, nextHopIP: 10.66.0.1 }]',
    ),
    says: 'adds policy: policyDst',
    accepted: vpc('staticRoutes: [{ policy: policyDst }], policyRoutes: [{ action: reroute, nextHopIP: 10.66.0.1 }]'),
  },
  {
    rule: kubeOvnUnknownName,
    known: both(subnet(V4), vpc('')),
    refused: both(pool('subnet: podz, ips: [10.66.0.5]'), subnet(`${V6}, vpc: red`, 'more')),
    says: 'No Subnet here is named podz',
    accepted: both(pool('subnet: pods'), subnet(`${V6}, vpc: blue, vlan: v7`, 'more'), ip('subnet: ovn-default')),
  },
  {
    rule: kubeOvnUnknownName,
    known: both(subnet(V4), pool('subnet: pods, ips: [10.66.0.5]', 'web')),
    refused: workload('Deployment', 'replicas: 1', `${ipPool('wbe')}, ovn.kubernetes.io/logical_switch: podz`),
    says: 'No IPPool here is named wbe',
    accepted: workload('Deployment', 'replicas: 1', `${ipPool('web')}, ovn.kubernetes.io/logical_switch: join`),
  },
  {
    rule: kubeOvnUnknownName,
    known: both(subnet(V4, 'external'), object('OvnEip', 'externalSubnet: external', 'mail')),
    refused: object('OvnFip', 'ovnEip: mial, ipName: mail-0.shop', 'mail'),
    says: 'No OvnEip here is named mial',
    accepted: both(
      object('OvnFip', 'ovnEip: mail, ipName: mail-0.shop', 'mail'),
      pod('ovn.kubernetes.io/logical_switch: "external,pods"'),
    ),
  },
  {
    rule: kubeOvnUnknownField,
    refused: object('Vip', 'subnet: pods, v4Ip: 10.66.0.5'),
    says: 'spec.v4Ip is no field',
    accepted: object('Vip', 'subnet: pods, v4ip: 10.66.0.5'),
    server: SERVERS,
  },
  {
    rule: kubeOvnUnknownField,
    refused: object('OvnEip', 'v4ip: 192.168.0.9'),
    says: 'spec.v4ip is no field',
    accepted: object('OvnEip', 'v4Ip: 192.168.0.9'),
    server: SERVERS,
  },
  {
    rule: kubeOvnUnknownField,
    target: { kubeOvn: '1.14' },
    refused: pool('subnet: pods, ips: [10.66.0.5], enableAddressSet: true'),
    says: 'no field before Kube-OVN 1.15',
    accepted: pool('subnet: pods, ips: [10.66.0.5]'),
  },
  {
    rule: kubeOvnWrongType,
    refused: subnet(`${V4}, natOutgoing: "true", excludeIps: 10.66.0.1, mtu: 1400.5`),
    says: 'spec.excludeIps is the text "10.66.0.1", where a list is wanted',
    accepted: subnet(`${V4}, natOutgoing: true, excludeIps: [10.66.0.1], mtu: 1400`),
    server: SERVERS,
  },
  {
    rule: kubeOvnWrongType,
    refused: 'apiVersion: kubeovn.io/v1\nkind: Subnet\nmetadata: { name: pods, labels: [a] }\nspec: {}\n',
    says: 'metadata.labels is […], where a mapping is wanted',
    accepted: 'apiVersion: kubeovn.io/v1\nkind: Subnet\nmetadata: { name: pods, creationTimestamp: null }\nspec: {}\n',
  },
];

const CHANGE_CASES: readonly DocumentCase[] = [
  {
    rule: kubeOvnLockedField,
    before: subnet(`${V4}, vpc: blue, gateway: 10.66.0.1`),
    refused: subnet('cidrBlock: 10.66.0.0/23, vpc: red, gateway: 10.66.0.1'),
    says: 'vpc changes from blue to red',
    accepted: subnet(`${V4}, vpc: blue, gateway: 10.66.0.1, natOutgoing: true`),
  },
  {
    rule: kubeOvnLockedField,
    before: subnet(`${V4}, gateway: 10.66.0.1`),
    refused: subnet(`${V4}, gateway: 10.66.0.254`),
    says: 'pods that run keep the old one',
    accepted: subnet(`${V4}, vpc: ovn-cluster, gateway: 10.66.0.1`),
  },
  {
    rule: kubeOvnLockedField,
    before: pool('subnet: pods, ips: [10.66.0.5]'),
    refused: pool('subnet: more, ips: [10.66.0.5]'),
    says: 'subnet changes from pods to more',
    accepted: pool('subnet: pods, ips: [10.66.0.5, 10.66.0.6]'),
  },
  {
    rule: kubeOvnLockedField,
    before: ip(`${DB}, v4IpAddress: 10.66.0.5`),
    refused: ip(`${DB}, v4IpAddress: 10.66.0.6`),
    says: 'v4IpAddress changes from 10.66.0.5 to 10.66.0.6',
    accepted: ip(`${DB}, v4IpAddress: 10.66.0.5, v6IpAddress: "fd00:66::5"`),
  },
  {
    rule: kubeOvnLockedField,
    before: subnet('cidrBlock: "10.66.0.9/24,fd00:0066::/64", protocol: Dual, vpc: ovn-cluster'),
    refused: subnet('cidrBlock: "10.66.0.9/25,fd00:0066::/64", protocol: Dual, vpc: ovn-cluster'),
    says: 'cidrBlock changes from 10.66.0.9/24,fd00:0066::/64',
    accepted: subnet(DUAL),
  },
  {
    rule: kubeOvnLockedField,
    before: ip(`${DB}, v6IpAddress: "FD00:66::5"`),
    refused: ip(`${DB}, v6IpAddress: "fd00:66::6"`),
    says: 'v6IpAddress changes',
    accepted: ip(`${DB}, v6IpAddress: "fd00:66::5"`),
  },
  {
    rule: kubeOvnSubnetInUse,
    before: both(subnet(V4), pool('subnet: pods, ips: [10.66.0.5]')),
    refused: pool('subnet: pods, ips: [10.66.0.5]'),
    says: 'The subnet pods is not there any more',
    accepted: both(subnet(V4), pool('subnet: pods, ips: [10.66.0.5]')),
  },
];

const POD_CASES: readonly DocumentCase[] = [
  {
    rule: kubeOvnAddressOfAnother,
    refused: both(
      object('OvnEip', 'externalSubnet: external, v4Ip: 192.0.2.9', 'mail'),
      object('OvnEip', 'externalSubnet: external, v4Ip: 192.0.2.9', 'web'),
    ),
    says: 'OvnEip mail asks for 192.0.2.9 too.',
    accepted: both(
      object('OvnEip', 'externalSubnet: external, v4Ip: 192.0.2.9', 'mail'),
      object('OvnEip', 'externalSubnet: external', 'web'),
      object('OvnEip', 'externalSubnet: other, v4Ip: 192.0.2.9', 'vpn'),
    ),
  },
  {
    rule: kubeOvnAddressOfAnother,
    refused: both(
      object('Vip', 'subnet: pods, v4ip: 10.66.0.5', 'front'),
      pod('ovn.kubernetes.io/logical_switch: pods, ovn.kubernetes.io/ip_address: 10.66.0.5'),
    ),
    says: 'Vip front asks for 10.66.0.5 too.',
    accepted: both(
      object('Vip', 'subnet: pods, v4ip: 10.66.0.5', 'front'),
      pod('ovn.kubernetes.io/logical_switch: pods, ovn.kubernetes.io/vip: front'),
    ),
  },
  {
    rule: kubeOvnAddressOfAnother,
    refused: both(
      subnet(V4),
      pod('ovn.kubernetes.io/logical_switch: pods, ovn.kubernetes.io/ip_address: 10.66.0.5'),
      workload('Job', 'parallelism: 1', ipPool('10.66.0.5')),
    ),
    says: 'Pod db asks for 10.66.0.5 too.',
    accepted: both(
      subnet('cidrBlock: 10.66.0.0/24, vpc: blue, namespaces: [blue]', 'blue-pods'),
      subnet('cidrBlock: 10.66.0.0/24, vpc: red, namespaces: [shop]', 'red-pods'),
      pod('ovn.kubernetes.io/ip_address: 10.66.0.5').replace('name: db', 'name: db\n  namespace: blue'),
      workload('Job', 'parallelism: 1', ipPool('10.66.0.5')),
    ),
  },
  {
    rule: kubeOvnAddressOfAnother,
    refused: both(
      ip(`${DB}, podType: StatefulSet, v4IpAddress: 10.66.0.5`),
      ip('subnet: pods, podName: db-1, namespace: shop, podType: StatefulSet, ipAddress: 10.66.0.5', 'db-1.shop'),
    ),
    says: 'IP db-0.shop asks for 10.66.0.5 too.',
    accepted: both(
      ip(`${DB}, podType: StatefulSet, ipAddress: 10.66.0.5, v4IpAddress: 10.66.0.5`),
      workload('StatefulSet', 'replicas: 1', `${ipPool('10.66.0.5')}, ovn.kubernetes.io/logical_switch: pods`),
    ),
  },
  {
    rule: kubeOvnAddressOfAnother,
    known: pool('subnet: pods, ips: [10.66.0.5..10.66.0.9]', 'pods-leases'),
    refused: pod(`${ipAddress('10.66.0.7')}, ovn.kubernetes.io/logical_switch: pods`),
    says: '10.66.0.7 has a line in the lock',
    accepted: both(
      pod(`${ipAddress('10.66.0.17')}, ovn.kubernetes.io/logical_switch: pods`),
      workload('Job', 'parallelism: 1', `${ipAddress('10.66.0.7')}, ovn.kubernetes.io/logical_switch: more`),
    ),
  },
  {
    rule: kubeOvnAddressOfAnother,
    refused: both(
      workload('StatefulSet', 'replicas: 2', ipPool('10.66.0.5,10.66.0.6')),
      workload('Deployment', 'replicas: 1', ipPool('10.66.0.6,10.66.0.7')),
    ),
    says: 'StatefulSet shop/db asks for 10.66.0.6 too',
    accepted: both(
      workload('StatefulSet', 'replicas: 1\n  ordinals: { start: 1 }', ipPool('10.66.0.0,10.66.0.6')),
      workload('Job', 'parallelism: 1', ipPool('10.66.0.0')),
    ),
  },
  {
    rule: kubeOvnAnnotationOnWorkload,
    refused: workload('Deployment', 'replicas: 1', 'a: b').replace(
      'namespace: shop',
      'annotations: { ovn.kubernetes.io/vip: v }',
    ),
    says: 'The annotation ovn.kubernetes.io/vip stands on the Deployment itself',
    accepted: workload('Deployment', 'replicas: 1', 'ovn.kubernetes.io/vip: v'),
  },
  {
    rule: kubeOvnAnnotationOnWorkload,
    refused: `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db, annotations: { ${ipPool('10.66.0.5')} } }\n`,
    says: 'stands on the StatefulSet itself',
    accepted: both(workload('StatefulSet', 'replicas: 1', ipPool('10.66.0.5')), pod(ipPool('10.66.0.5'))),
  },
  ...[
    '10.66.0.5 ',
    '10.66.0.05',
    'x',
    '10.66.0.5/24',
    '::ffff:10.0.0.5',
    '10.66.0.5,10.66.0.6',
    'fd00::5,10.66.0.5',
  ].map((text) => ({
    rule: kubeOvnPodAddress,
    refused: pod(ipAddress(text)),
    says: 'In ovn.kubernetes.io/ip_address: ',
    accepted: pod(ipAddress('10.66.0.5,fd00::5')),
  })),
  ...[
    ['10.0.0.5,x', '"x" is not'],
    ['10.0.0.5,', '"" is not'],
    ['10.0.0.5..10.0.0.9', 'is not an IPv4'],
    ['10.0.0.0/28', 'prefix length'],
    ['10.0.0.05', 'leading zero'],
    ['10.0.0.5;10.0.0.6', 'separated by ";"'],
    ['10.0.0.5,fd00::5,10.0.0.6', 'mixes both families'],
    ['10.0.0.5,fd00::5;10.0.0.6', 'Some items have one family'],
    ['fd00::5,10.0.0.5', 'IPv6 before IPv4'],
    ['10.0.0.5, fd00::5;10.0.0.6,fd00::6', 'white space'],
    ['web,db', '"web" is not'],
    ['10.0.0.5,fd00::5;10.0.0.6,10.0.0.7', 'two addresses of one family'],
    ['10.0.0.5,fd00::5,fd00::6;10.0.0.6,fd00::7', 'has 3 addresses'],
    ['10.66.0.5-10.66.0.9', 'is not an IPv4 or IPv6 address'],
    ['fd00:66::5/64', 'In ovn.kubernetes.io/ip_pool: '],
    ['fd00:66::zz', 'is not an IPv4 or IPv6 address'],
    ['web_pool', '"web_pool" is no name of an IPPool.'],
  ].map(([list, says]) => ({
    rule: kubeOvnPodList,
    refused: pod(ipPool(list!)),
    says: says!,
    accepted: both(
      pod(ipPool('10.0.0.5, 10.0.0.6')),
      pod(ipPool('10.0.0.5,fd00::5')),
      pod(ipPool('10.0.0.5,fd00::5;10.0.0.6,fd00::6')),
      pod(ipPool('web')),
      pod(ipPool('fd00:66::5')),
      pod(ipPool('10a')),
    ),
  })),
  {
    rule: kubeOvnPodList,
    refused: workload('StatefulSet', 'replicas: 1', 'net1.default.ovn.kubernetes.io/ip_pool: "10.0.0.5;10.0.0.6"'),
    says: 'In net1.default.ovn.kubernetes.io/ip_pool: ',
    accepted: workload('StatefulSet', 'replicas: 1', 'net1.default.ovn.kubernetes.io/ip_pool: "10.0.0.5"'),
  },
  {
    rule: kubeOvnPodAddress,
    refused: `apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: vm }\nspec: { template: { metadata: { annotations: { ${ipAddress('10.66.0.5/24')} } } } }\n`,
    says: 'prefix length',
    accepted: `apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: vm }\nspec: { template: { metadata: { annotations: { ${ipAddress('10.66.0.5')} } } } }\n`,
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('StatefulSet', 'replicas: 3', 'ovn.kubernetes.io/mac_address: "02:00:00:4d:b4:36"'),
    says: '02:00:00:4d:b4:36 is for one pod, and there can be 3 at a time.',
    accepted: workload('StatefulSet', 'replicas: 1', 'ovn.kubernetes.io/mac_address: "02:00:00:4d:b4:36"'),
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('Job', 'parallelism: 3\n  completions: 2', ipPool('10.66.0.5')),
    says: 'there can be 2 pods at a time',
    accepted: both(
      workload('Job', 'parallelism: 3\n  completions: 1', ipPool('10.66.0.5')),
      workload('Deployment', 'replicas: 1\n  strategy: { rollingUpdate: { maxSurge: abc } }', ipPool('10.66.0.5')),
    ),
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('StatefulSet', 'replicas: 3', ipPool('10.0.0.5,10.0.0.6')),
    says: 'the pod with ordinal 2 takes item 3',
    accepted: workload('StatefulSet', 'replicas: 3', ipPool('10.0.0.5,10.0.0.6,10.0.0.7')),
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('StatefulSet', 'replicas: 1\n  ordinals: { start: 2 }', ipPool('10.0.0.5')),
    says: 'counted from 0 although ordinals start later',
    accepted: workload('StatefulSet', 'replicas: 1\n  ordinals: { start: 2 }', ipPool('10.0.0.0,10.0.0.0,10.0.0.5')),
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('StatefulSet', 'replicas: 2', ipPool('10.0.0.5,10.0.0.5')),
    says: 'Two of the pods would take 10.0.0.5',
    accepted: workload('StatefulSet', 'replicas: 0', ipPool('10.0.0.5')),
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('Deployment', 'replicas: 2', ipPool('10.0.0.5,10.0.0.6')),
    says: 'The list has 2 addresses, and there can be 3 pods at a time',
    accepted: both(
      workload('Deployment', 'replicas: 2', ipPool('10.0.0.5,10.0.0.6,10.0.0.7')),
      workload('Deployment', 'replicas: 2\n  strategy: { type: Recreate }', ipPool('10.0.0.5,10.0.0.6')),
      workload('Deployment', 'replicas: 9', ipPool('web')),
    ),
  },
  {
    rule: kubeOvnListMissesPods,
    refused: workload('Deployment', 'replicas: 1', ipAddress('10.0.0.5')),
    says: '10.0.0.5 is for one pod, and there can be 2 at a time',
    accepted: both(
      workload('Deployment', 'replicas: 1\n  strategy: { rollingUpdate: { maxSurge: 0 } }', ipAddress('10.0.0.5')),
      workload('Job', 'parallelism: 1', ipAddress('10.0.0.5')),
      workload('DaemonSet', 'minReadySeconds: 1', ipPool('10.0.0.5')),
    ),
  },
  {
    rule: kubeOvnAnnotationValue,
    refused: pod('ovn.kubernetes.io/mac_address: "01:00:00:4d:b4:36"'),
    says: 'is not a unicast MAC address',
    accepted: pod('ovn.kubernetes.io/mac_address: "00:00:00:4D:b4:36"'),
  },
  {
    rule: kubeOvnAnnotationValue,
    refused: pod('ovn.kubernetes.io/ingress_rate: "-1"'),
    says: '"-1" is not a whole number',
    accepted: pod('ovn.kubernetes.io/ingress_rate: "3", ovn.kubernetes.io/egress_rate: "0"'),
  },
  {
    rule: kubeOvnAnnotationValue,
    target: FROM_1_16,
    refused: pod('ovn.kubernetes.io/ip_family: ipv4'),
    says: 'read from 1.17 on',
    accepted: pod('ovn.kubernetes.io/logical_switch: pods'),
  },
  {
    rule: kubeOvnAnnotationValue,
    refused: pod('ovn.kubernetes.io/logical_switch: "pods,more"'),
    says: 'a pod has one, and only namespaces have a list',
    accepted: pod('other.kubernetes.io/logical_switch: "pods,more"'),
  },
];

/** The rules about objects of Kube-OVN, and about pods that ask it for something, that others wrote. */
export const KUBE_OVN_DOCUMENT_CASES: readonly DocumentCase[] = [
  ...SUBNET_CASES,
  ...POOL_CASES,
  ...OBJECT_CASES,
  ...CHANGE_CASES,
  ...POD_CASES,
];
