import { calicoAddressAnnotation } from '../../../src/check/rules/calico-address-annotation';
import { calicoAddressOfSeveralPods } from '../../../src/check/rules/calico-address-of-several-pods';
import { calicoAddressOutsidePools } from '../../../src/check/rules/calico-address-outside-pools';
import { calicoAnnotationOnWorkload } from '../../../src/check/rules/calico-annotation-on-workload';
import { calicoBlockSize } from '../../../src/check/rules/calico-block-size';
import { calicoBlocksOfAnotherSize } from '../../../src/check/rules/calico-blocks-of-another-size';
import { calicoBothGroups } from '../../../src/check/rules/calico-both-groups';
import { calicoConfigName } from '../../../src/check/rules/calico-config-name';
import { calicoCooldown } from '../../../src/check/rules/calico-cooldown';
import { calicoEncapsulation } from '../../../src/check/rules/calico-encapsulation';
import { calicoEverythingReserved } from '../../../src/check/rules/calico-everything-reserved';
import { calicoFieldLeftOut } from '../../../src/check/rules/calico-field-left-out';
import { calicoImmutableField } from '../../../src/check/rules/calico-immutable-field';
import { calicoLabel } from '../../../src/check/rules/calico-label';
import { calicoLinkLocal } from '../../../src/check/rules/calico-link-local';
import { calicoLoadBalancerPool } from '../../../src/check/rules/calico-load-balancer-pool';
import { calicoLoadBalancerUse } from '../../../src/check/rules/calico-load-balancer-use';
import { calicoMissingField } from '../../../src/check/rules/calico-missing-field';
import { calicoNodeSelector } from '../../../src/check/rules/calico-node-selector';
import { calicoObjectName } from '../../../src/check/rules/calico-object-name';
import { calicoOperatorPool } from '../../../src/check/rules/calico-operator-pool';
import { calicoOtherSpelling } from '../../../src/check/rules/calico-other-spelling';
import { calicoOutsidePodRange } from '../../../src/check/rules/calico-outside-pod-range';
import { calicoPoolDisabled } from '../../../src/check/rules/calico-pool-disabled';
import { calicoPoolTooSmall } from '../../../src/check/rules/calico-pool-too-small';
import { calicoPoolsOverlap } from '../../../src/check/rules/calico-pools-overlap';
import { calicoRepeatedItem } from '../../../src/check/rules/calico-repeated-item';
import { calicoSelectorLength } from '../../../src/check/rules/calico-selector-length';
import { calicoTunnelNamespaces } from '../../../src/check/rules/calico-tunnel-namespaces';
import { calicoUnknownField } from '../../../src/check/rules/calico-unknown-field';
import { calicoUnknownPool } from '../../../src/check/rules/calico-unknown-pool';
import { calicoUnreadableCidr } from '../../../src/check/rules/calico-unreadable-cidr';
import { calicoUnusablePool } from '../../../src/check/rules/calico-unusable-pool';
import { calicoWindowsNodes } from '../../../src/check/rules/calico-windows-nodes';
import { calicoWrongApi } from '../../../src/check/rules/calico-wrong-api';
import { calicoWrongType } from '../../../src/check/rules/calico-wrong-type';
import { calicoWrongValue } from '../../../src/check/rules/calico-wrong-value';
import { objectWithoutName } from '../../../src/check/rules/object-without-name';
import { podName } from '../../../src/check/rules/pod-name';
import type { DocumentCase } from './document-case';

const V3 = 'projectcalico.org/v3';
const V1 = 'crd.projectcalico.org/v1';

/** The fields of a spec as YAML flow, such as `cidr: 10.0.0.0/24`. */
const pool = (spec: string, name = 'p', apiVersion = V3): string =>
  `---\napiVersion: ${apiVersion}\nkind: IPPool\nmetadata: { name: ${name} }\nspec: { ${spec} }\n`;

const reservation = (entries: string): string =>
  `---\napiVersion: ${V3}\nkind: IPReservation\nmetadata: { name: r }\nspec: { reservedCIDRs: [${entries}] }\n`;

const config = (spec: string, name = 'default'): string =>
  `---\napiVersion: ${V3}\nkind: IPAMConfiguration\nmetadata: { name: ${name} }\nspec: { ${spec} }\n`;

const pod = (annotation: string, name = 'web-0'): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  annotations: { ${annotation} }\n`;

const namespace = (annotation: string): string =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations: { ${annotation} }\n`;

const ASKS_FOR_5 = `cni.projectcalico.org/ipAddrs: '["10.0.0.5"]'`;

const workload = (kind: string, spec: string, name = 'w'): string =>
  `---\napiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: ${name} }\n` +
  `spec: { ${spec}, template: { metadata: { annotations: { ${ASKS_FOR_5} } } } }\n`;

/** A workload of OpenKruise. */
const cloneSet = (own: string, template = ''): string =>
  `---\napiVersion: apps.kruise.io/v1alpha1\nkind: CloneSet\nmetadata: { name: c, annotations: { ${own} } }\n` +
  `spec: { template: { metadata: { annotations: { ${template} } }, spec: { containers: [{ name: c }] } } }\n`;

const deployment = (own: string, template = ''): string =>
  `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: d, annotations: { ${own} } }\n` +
  `spec: { template: { metadata: { annotations: { ${template} } } } }\n`;

const UP_FROM_32 = ['calico/v3.32', 'calico/v3.33'];
const UP_FROM_33 = ['calico/v3.33'];

const CIDR_CASES: readonly DocumentCase[] = [
  {
    rule: calicoBlockSize,
    refused: pool('cidr: 10.0.0.0/16, blockSize: 19'),
    says: 'blockSize 19 of 10.0.0.0/16 is not between 20 and 32',
    accepted: pool('cidr: 10.0.0.0/16, blockSize: 20'),
    server: UP_FROM_33,
  },
  {
    rule: calicoPoolTooSmall,
    refused: pool('cidr: 10.0.0.0/27'),
    says: '10.0.0.0/27 has 32 addresses, but one block (/26) has 64.',
    accepted: pool('cidr: 10.0.0.0/26'),
    server: UP_FROM_33,
  },
  {
    rule: calicoPoolTooSmall,
    refused: pool('cidr: 10.0.0.5/32'),
    says: '10.0.0.5/32 has 1 address, but one block (/26) has 64.',
    accepted: pool('cidr: 10.0.0.5/32, blockSize: 32'),
    server: UP_FROM_33,
  },
  {
    rule: calicoPoolsOverlap,
    refused: pool('cidr: 10.0.0.0/16', 'big') + pool('cidr: 10.0.7.0/24', 'small'),
    says: '10.0.7.0/24 lies in the IPPool big (10.0.0.0/16).',
    accepted: pool('cidr: 10.0.0.0/16', 'big') + pool('cidr: 10.1.0.0/24', 'small'),
  },
  {
    rule: calicoPoolsOverlap,
    known: pool('cidr: 10.0.7.0/24', 'ours'),
    refused: pool('cidr: 10.0.0.0/16'),
    says: 'In 10.0.0.0/16 lies the IPPool ours (10.0.7.0/24).',
    accepted: pool('cidr: 10.1.0.0/16'),
  },
  {
    rule: calicoPoolsOverlap,
    target: { calico: '3.32', api: 'aggregated' },
    known: pool('cidr: 10.0.0.0/16, disabled: true', 'closed'),
    refused: pool('cidr: 10.0.7.0/24'),
    says: '10.0.7.0/24 lies in the IPPool closed (10.0.0.0/16).',
    accepted: pool('cidr: 10.0.0.0/16', 'closed'),
  },
  {
    rule: calicoPoolsOverlap,
    refused: `${installation('[{ cidr: 10.0.0.0/16 }]')}${pool('cidr: 10.0.7.0/24')}`,
    says: '10.0.7.0/24 lies in the IPPool default-ipv4-ippool (10.0.0.0/16).',
    accepted: `${installation('[{ cidr: 10.0.0.0/16 }]')}${pool('cidr: 10.1.0.0/24')}`,
  },
  {
    rule: calicoPoolsOverlap,
    known: pool('cidr: 10.0.7.0/24', 'ours'),
    refused: installation('[{ name: theirs, cidr: 10.0.0.0/16 }]'),
    says: 'In 10.0.0.0/16 lies the IPPool ours (10.0.7.0/24).',
    accepted: installation('[{ name: theirs, cidr: 10.0.7.0/24 }]'),
  },
  {
    rule: calicoPoolsOverlap,
    target: { calico: '3.32', api: 'native' },
    known: pool('cidr: 10.0.0.0/8, disabled: true', 'closed'),
    refused: pool('cidr: 10.1.0.0/16', 'middle') + pool('cidr: 10.1.7.0/24', 'small'),
    says: '10.1.7.0/24 lies in the IPPool middle (10.1.0.0/16).',
    accepted: pool('cidr: 11.1.0.0/16', 'middle') + pool('cidr: 11.2.7.0/24', 'small'),
  },
  {
    rule: calicoLinkLocal,
    refused: pool('cidr: 169.254.5.0/24'),
    says: '169.254.5.0/24 overlaps the link-local addresses 169.254.0.0/16.',
    accepted: pool('cidr: 169.253.5.0/24'),
    server: UP_FROM_33,
  },
  {
    rule: calicoEncapsulation,
    refused: pool('cidr: 10.0.0.0/24, ipipMode: Always, vxlanMode: CrossSubnet'),
    says: '10.0.0.0/24 has ipipMode Always and vxlanMode CrossSubnet.',
    accepted: pool('cidr: 10.0.0.0/24, ipipMode: Always, vxlanMode: Never'),
    server: UP_FROM_32,
  },
  {
    rule: calicoEncapsulation,
    refused: pool('cidr: "fd00::/64", ipipMode: CrossSubnet'),
    says: 'fd00::/64 has ipipMode CrossSubnet, but no IPv4.',
    accepted: pool('cidr: "fd00::/64", vxlanMode: CrossSubnet'),
    server: UP_FROM_32,
  },
  {
    rule: calicoUnreadableCidr,
    refused: pool('cidr: 10.0.0.1/24'),
    says: '"10.0.0.1/24" has host bits set; write "10.0.0.0/24".',
    accepted: pool('cidr: 10.0.0.0/24'),
    server: UP_FROM_33,
  },
  {
    rule: calicoUnreadableCidr,
    refused: reservation('10.01.0.0/24'),
    says: 'has a leading zero',
    accepted: reservation('10.1.0.0/24'),
  },
  {
    rule: calicoUnreadableCidr,
    target: { calico: '3.33' },
    refused: reservation('10.1.0.5'),
    says: '"10.1.0.5" has no prefix length; write "10.1.0.5/32".',
    accepted: reservation('10.1.0.5/32'),
    server: UP_FROM_33,
  },
  {
    rule: calicoUnreadableCidr,
    target: { calico: '3.33' },
    refused: reservation('10.1.0.5'),
    says: 'has no prefix length; write "10.1.0.5/32".',
    accepted: reservation('"FD00::/122"'),
  },
  {
    rule: calicoOtherSpelling,
    refused: pool('cidr: "FD00:1::/64", ipipMode: Never'),
    says: 'is not in canonical form (RFC 5952); write "fd00:1::/64". So it is in Calico from 3.32 on.',
    accepted: pool('cidr: "fd00:1::/64", ipipMode: Never'),
  },
  {
    rule: calicoOtherSpelling,
    refused: reservation('192.168.2.3/24'),
    says: '"192.168.2.3/24" has host bits set; write "192.168.2.0/24".',
    accepted: reservation('192.168.2.3/32'),
  },
  {
    rule: calicoEverythingReserved,
    refused: reservation('10.0.0.0/24, 0.0.0.0/0'),
    says: '0.0.0.0/0 reserves every IPv4 address.',
    accepted: reservation('10.0.0.0/24'),
  },
  {
    rule: calicoEverythingReserved,
    known: pool('cidr: 10.0.7.0/24', 'seven'),
    refused: reservation('10.0.0.0/16'),
    says: '10.0.0.0/16 reserves all of the IPPool seven (10.0.7.0/24).',
    accepted: reservation('10.0.7.0/25') + pool('cidr: 10.2.0.0/24, nodeSelector: "!all()"', 'sealed'),
  },
];

const CHANGE_CASES: readonly DocumentCase[] = [
  {
    rule: calicoImmutableField,
    before: pool('cidr: 10.0.0.0/24'),
    refused: pool('cidr: 10.0.0.0/23'),
    says: 'spec.cidr was 10.0.0.0/24 and is 10.0.0.0/23 now.',
    accepted: pool('cidr: 10.0.0.0/24, blockSize: 26, natOutgoing: true'),
    server: UP_FROM_32,
  },
  {
    rule: calicoImmutableField,
    target: { calico: '3.32' },
    before: pool('cidr: "fd00:0001::/64"'),
    refused: pool('cidr: "fd00:1::/64"'),
    says: 'spec.cidr was fd00:0001::/64 and is fd00:1::/64 now.',
    accepted: pool('cidr: "fd00:0001::/64"'),
    server: UP_FROM_32,
  },
  {
    rule: calicoImmutableField,
    before: pool('cidr: 10.0.0.0/24, blockSize: 28'),
    refused: pool('cidr: 10.0.0.0/24, blockSize: 29'),
    says: 'spec.blockSize was 28 and is 29 now.',
    accepted: pool('cidr: 10.0.0.0/24, blockSize: 28'),
    server: UP_FROM_32,
  },
  {
    rule: calicoImmutableField,
    before: pool('cidr: 10.0.0.0/24'),
    refused: pool('cidr: 10.0.0.0/24, blockSize: 28'),
    says: 'spec.blockSize was 26 and is 28 now.',
    accepted: pool('cidr: 10.0.0.0/24', 'another'),
  },
  {
    rule: calicoLoadBalancerUse,
    before: pool('cidr: 10.0.0.0/24, allowedUses: [LoadBalancer], nodeSelector: all()'),
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [Workload]'),
    says: 'spec.allowedUses was LoadBalancer, and is not any more.',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [LoadBalancer], nodeSelector: all()'),
  },
  {
    rule: calicoPoolDisabled,
    before: pool('cidr: 10.0.0.0/24'),
    refused: pool('cidr: 10.0.0.0/24, disabled: true'),
    says: 'spec.disabled was not set, and is now.',
    accepted: pool('cidr: 10.0.0.0/24, nodeSelector: "!all()"'),
  },
  {
    rule: calicoBlocksOfAnotherSize,
    before: pool('cidr: 10.0.0.0/25, blockSize: 28', 'old'),
    refused: pool('cidr: 10.0.0.0/24', 'new'),
    says: '10.0.0.0/24 has blocks of /26, and 10.0.0.0/25 had blocks of /28.',
    accepted: pool('cidr: 10.0.0.0/24, blockSize: 28', 'new'),
  },
];

const USE_CASES: readonly DocumentCase[] = [
  {
    rule: calicoLoadBalancerPool,
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [LoadBalancer, Workload], nodeSelector: all()'),
    says: 'spec.allowedUses is also Workload, of a pool for LoadBalancers.',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [LoadBalancer], nodeSelector: all()'),
    server: UP_FROM_32,
  },
  {
    rule: calicoLoadBalancerPool,
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [LoadBalancer], nodeSelector: "all( )", disableBGPExport: true'),
    says: 'spec.disableBGPExport is true, of a pool for LoadBalancers.',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [Workload], nodeSelector: "all( )", disableBGPExport: true'),
    server: UP_FROM_33,
  },
  {
    rule: calicoTunnelNamespaces,
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [Workload, Tunnel], namespaceSelector: has(team)'),
    says: 'spec.namespaceSelector is set, and allowedUses has Tunnel.',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [Workload], namespaceSelector: has(team)'),
    server: UP_FROM_33,
  },
  {
    rule: calicoTunnelNamespaces,
    target: { calico: '3.32', api: 'native' },
    refused: pool('cidr: 10.0.0.0/24, namespaceSelector: has(team)'),
    says: 'but no allowedUses, which Calico takes for Workload and Tunnel.',
    accepted: pool('cidr: 10.0.0.0/24, namespaceSelector: ""'),
  },
  {
    rule: calicoTunnelNamespaces,
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [], namespaceSelector: has(team)'),
    says: 'but no allowedUses, which Calico takes for Workload and Tunnel.',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [Workload], namespaceSelector: has(team)'),
  },
  {
    rule: calicoFieldLeftOut,
    target: { calico: '3.32', api: 'native' },
    refused: pool('cidr: 192.168.9.0/24, allowedUses: [LoadBalancer]'),
    says: 'spec.nodeSelector of a pool for LoadBalancers is left out.',
    accepted: pool('cidr: 192.168.9.0/24, allowedUses: [LoadBalancer], nodeSelector: all()'),
  },
  {
    rule: calicoFieldLeftOut,
    target: { calico: '3.32', api: 'native' },
    refused: pool('cidr: "fd00::/64"'),
    says: 'spec.ipipMode of an IPv6 pool is left out.',
    accepted: pool('cidr: "fd00::/64", ipipMode: Never'),
  },
  {
    rule: calicoNodeSelector,
    refused: pool("cidr: 10.0.0.0/24, nodeSelector: rack == 'a' && "),
    says: 'The nodeSelector "rack == \'a\' &&" cannot be read at its end.',
    accepted: pool("cidr: 10.0.0.0/24, nodeSelector: rack == 'a' && !has(gpu)"),
  },
  {
    rule: calicoNodeSelector,
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [Workload], namespaceSelector: global()'),
    says: 'The namespaceSelector "global()" says global()',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [Workload], namespaceSelector: all()'),
    server: UP_FROM_33,
  },
  {
    rule: calicoSelectorLength,
    refused: pool(`cidr: 10.0.0.0/24, nodeSelector: rack == '${'a'.repeat(1015)}'`),
    says: 'nodeSelector has 1025 characters. So it is in Calico from 3.33 on.',
    accepted: pool(`cidr: 10.0.0.0/24, nodeSelector: rack == '${'a'.repeat(1014)}'`),
    server: UP_FROM_33,
  },
  {
    rule: calicoWindowsNodes,
    target: { windowsNodes: true },
    refused: pool('cidr: 10.0.0.0/24, blockSize: 30'),
    says: '10.0.0.0/24 has blocks of /30.',
    accepted:
      pool('cidr: 10.0.0.0/24, blockSize: 29') + pool('cidr: 10.1.0.0/24, blockSize: 32, nodeSelector: "!all()"', 'q'),
  },
];

const WINDOWS_CASES: readonly DocumentCase[] = [
  {
    rule: calicoWindowsNodes,
    target: { windowsNodes: true },
    refused: config('autoAllocateBlocks: true'),
    says: 'strictAffinity is off on a cluster with Windows nodes.',
    accepted: config('strictAffinity: true'),
  },
];

const FIELD_CASES: readonly DocumentCase[] = [
  {
    rule: calicoUnknownField,
    refused: pool('cidr: 10.0.0.0/24, nodeSelectors: all()'),
    says: 'spec.nodeSelectors is no field; beside it there may be allowedUses, assignmentMode,',
    accepted: pool('cidr: 10.0.0.0/24, nodeSelector: all()'),
    server: ['calico/v3.32', 'calico/v3.33'],
  },
  {
    rule: calicoUnknownField,
    target: { calico: '3.30' },
    refused: pool('cidr: 10.0.0.0/24, namespaceSelector: all()', 'p', V1),
    says: 'spec.namespaceSelector is no field before Calico 3.31.',
    accepted: pool('cidr: 10.0.0.0/24, assignmentMode: Manual', 'p', V1),
  },
  {
    rule: calicoUnknownField,
    refused: `---\napiVersion: ${V3}\nkind: IPPool\nmetadata:\nname: p\nspec: { cidr: 10.0.0.0/24 }\n`,
    says: 'name is no field',
    accepted: pool('cidr: 10.0.0.0/24'),
  },
  {
    rule: calicoWrongType,
    refused: pool('cidr: 10.0.0.0/24, blockSize: "26"'),
    says: 'spec.blockSize is the text "26", where a whole number is wanted.',
    accepted: pool('cidr: 10.0.0.0/24, blockSize: 26'),
    server: UP_FROM_32,
  },
  {
    rule: calicoWrongType,
    refused: pool('cidr: 10.0.0.0/24, namespaceSelector: , natOutgoing: true'),
    says: 'spec.namespaceSelector has no value: it is null.',
    accepted: pool('cidr: 10.0.0.0/24, natOutgoing: true'),
    server: UP_FROM_32,
  },
  {
    rule: calicoWrongValue,
    refused: pool('cidr: 10.0.0.0/24, ipipMode: always'),
    says: 'spec.ipipMode is "always", and may be Never, Always, CrossSubnet only.',
    accepted: pool('cidr: 10.0.0.0/24, ipipMode: Always'),
    server: UP_FROM_32,
  },
  {
    rule: calicoWrongValue,
    refused: config('ipCooldownSeconds: 1201'),
    says: 'spec.ipCooldownSeconds is 1201, and may be 0 to 1200 only.',
    accepted: config('ipCooldownSeconds: 1200'),
    server: UP_FROM_33,
  },
  {
    rule: calicoRepeatedItem,
    refused: pool('cidr: 10.0.0.0/24, allowedUses: [Workload, Workload]'),
    says: 'spec.allowedUses has Workload twice.',
    accepted: pool('cidr: 10.0.0.0/24, allowedUses: [Workload]'),
    server: UP_FROM_32,
  },
  {
    rule: calicoMissingField,
    refused: pool('natOutgoing: true'),
    says: 'spec.cidr is missing.',
    accepted: pool('cidr: 10.0.0.0/24'),
    server: UP_FROM_32,
  },
  {
    rule: calicoMissingField,
    refused: `apiVersion: ${V1}\nkind: IPAMConfig\nmetadata: { name: default }\nspec: { strictAffinity: true }\n`,
    says: 'spec.autoAllocateBlocks is missing.',
    accepted: config('strictAffinity: true'),
    server: UP_FROM_32,
  },
  {
    rule: calicoCooldown,
    refused: config('ipCooldownSeconds: 60'),
    says: 'spec.ipCooldownSeconds is 60. So it is in Calico from 3.33 on.',
    accepted: config('ipCooldownSeconds: 0'),
  },
];

const OBJECT_CASES: readonly DocumentCase[] = [
  {
    rule: calicoObjectName,
    refused: pool('cidr: 10.0.0.0/24', 'my_ippool'),
    says: 'The IPPool cannot have the name "my_ippool".',
    accepted: pool('cidr: 10.0.0.0/24', 'my.ippool-1'),
  },
  {
    rule: calicoLabel,
    refused: pool('cidr: 10.0.0.0/24').replace('name: p', `name: p, labels: { team: ${'a'.repeat(64)} }`),
    says: 'is refused.',
    accepted: pool('cidr: 10.0.0.0/24').replace(
      'name: p',
      `name: p, labels: { x.dev/team: ${'a'.repeat(63)}, empty: "" }`,
    ),
  },
  {
    rule: objectWithoutName,
    refused: 'apiVersion: v1\nkind: Pod\nmetadata:\nname: lost\n',
    says: 'This Pod has no metadata.name.',
    accepted: 'apiVersion: v1\nkind: Pod\nmetadata: { generateName: web- }\n---\napiVersion: v1\nkind: Secret\n',
  },
  {
    rule: calicoConfigName,
    refused: config('strictAffinity: true', 'mine'),
    says: 'The IPAMConfiguration is named "mine".',
    accepted: config('strictAffinity: true'),
  },
  {
    rule: calicoWrongApi,
    refused: pool('cidr: 10.0.0.0/24').replace('IPPool', 'ippool'),
    says: 'No Calico has ippool, but IPPool.',
    accepted: pool('cidr: 10.0.0.0/24'),
  },
  {
    rule: calicoWrongApi,
    target: { api: 'native' },
    refused: pool('cidr: 10.0.0.0/24', 'p', V1),
    says: 'crd.projectcalico.org/v1 is stored, but Calico does not read it.',
    accepted: pool('cidr: 10.0.0.0/24'),
  },
  {
    rule: calicoWrongApi,
    target: { api: 'aggregated' },
    refused: pool('cidr: 10.0.0.0/24', 'p', V1),
    says: 'crd.projectcalico.org/v1 goes past the API server of Calico.',
    accepted: pool('cidr: 10.0.0.0/24'),
  },
  {
    rule: calicoWrongApi,
    target: { api: 'crd' },
    refused: pool('cidr: 10.0.0.0/24'),
    says: 'projectcalico.org/v3 is not served.',
    accepted: pool('cidr: 10.0.0.0/24', 'p', V1),
  },
  {
    rule: calicoWrongApi,
    refused: config('strictAffinity: true').replace('IPAMConfiguration', 'IPAMConfig'),
    says: 'No Calico has IPAMConfig of projectcalico.org/v3.',
    accepted: config('strictAffinity: true'),
    server: UP_FROM_32,
  },
  {
    rule: calicoBothGroups,
    refused: pool('cidr: 10.0.0.0/24', 'a') + pool('cidr: 10.1.0.0/24', 'b', V1),
    says: 'IPPool b is of crd.projectcalico.org/v1, IPPool a of projectcalico.org/v3.',
    accepted: pool('cidr: 10.0.0.0/24', 'a') + pool('cidr: 10.1.0.0/24', 'b'),
  },
];

const POOLS = pool('cidr: 10.0.0.0/24', 'web') + pool('cidr: 10.9.0.0/24, disabled: true', 'closed');

const POD_CASES: readonly DocumentCase[] = [
  {
    rule: podName,
    refused: pod('', 'staticIpPod'),
    says: '"staticIpPod" cannot be the name of a Pod.',
    accepted: pod('', 'static-ip-pod'),
  },
  {
    rule: calicoAnnotationOnWorkload,
    refused: deployment(`cni.projectcalico.org/ipv4pools: '["web"]'`),
    says: 'stands on the Deployment itself, where Calico does not look.',
    accepted: deployment('', `cni.projectcalico.org/ipv4pools: '["web"]'`),
  },
  {
    rule: calicoAnnotationOnWorkload,
    refused: namespace(`cni.projectcalico.org/ipAddrs: '["10.0.0.5"]'`),
    says: 'stands on the Namespace itself, where Calico does not look.',
    accepted: namespace(`cni.projectcalico.org/ipv4pools: '["web"]', cni.projectcalico.org/ipFamilies: '["IPv4"]'`),
  },
  {
    rule: calicoAnnotationOnWorkload,
    refused: cloneSet(`cni.projectcalico.org/ipv4pools: '["web"]'`),
    says: 'stands on the CloneSet itself, where Calico does not look.',
    accepted: cloneSet('', `cni.projectcalico.org/ipv4pools: '["web"]'`),
  },
  {
    rule: calicoUnknownPool,
    known: POOLS,
    refused: cloneSet('', `cni.projectcalico.org/ipv4pools: '["Web"]'`),
    says: 'No IPPool here is named Web.',
    accepted: cloneSet('', `cni.projectcalico.org/ipv4pools: '["web"]'`),
  },
  {
    rule: calicoUnknownPool,
    known: POOLS,
    refused: pod(`cni.projectcalico.org/ipv4pools: '["Web"]'`),
    says: 'No IPPool here is named Web.',
    accepted: pod(`cni.projectcalico.org/ipv4pools: '["web", "10.0.0.0/24", "10.0.0.7/24"]'`),
  },
  {
    rule: calicoUnknownPool,
    known: installation('[{ cidr: 10.0.0.0/16 }, { name: web, cidr: 10.1.0.0/16 }]'),
    refused: pod(`cni.projectcalico.org/ipv4pools: '["default"]'`),
    says: 'No IPPool here is named default.',
    accepted: pod(`cni.projectcalico.org/ipv4pools: '["web", "default-ipv4-ippool"]'`),
  },
  {
    rule: calicoUnusablePool,
    known: POOLS,
    refused: pod(`cni.projectcalico.org/ipv4pools: '["closed"]'`),
    says: 'The IPPool closed is disabled.',
    accepted: pod(`cni.projectcalico.org/ipv4pools: '["web"]'`),
  },
  {
    rule: calicoUnusablePool,
    known: POOLS,
    refused: pod(`cni.projectcalico.org/ipv6pools: '["web"]'`),
    says: 'The IPPool web is of IPv4.',
    accepted: pod(`cni.projectcalico.org/ipv4pools: '["web"]'`),
  },
  {
    rule: calicoUnusablePool,
    known: pool('cidr: 10.0.0.0/24, allowedUses: [Tunnel]', 'tunnels'),
    refused: pod(`cni.projectcalico.org/ipv4pools: '["tunnels"]'`),
    says: 'The IPPool tunnels is for Tunnel only.',
    accepted: pod(`cni.projectcalico.org/ipv4pools: '[]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/ipAddrs: '["10.0.0.5/32"]'`),
    says: 'cannot be used: "10.0.0.5/32" has a prefix length where an address is wanted; write "10.0.0.5".',
    accepted: pod(`cni.projectcalico.org/ipAddrs: '["::ffff:10.0.0.5", "FD00:0001::0006"]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: deployment('', `cni.projectcalico.org/ipAddrs: '["10.0.0.5", "10.0.0.6"]'`),
    says: 'cni.projectcalico.org/ipAddrs has two addresses of IPv4.',
    accepted: deployment('', `cni.projectcalico.org/ipAddrs: '["10.0.0.5", "fd00::5"]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/ipAddrs: 10.0.0.5`),
    says: 'cni.projectcalico.org/ipAddrs is no list in JSON: 10.0.0.5.',
    accepted: pod(`cni.projectcalico.org/hwAddr: 10:00:00:00:00:05`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/ipv4pools: front`),
    says: 'cni.projectcalico.org/ipv4pools is no list in JSON: front.',
    accepted: pod(`cni.projectcalico.org/ipv4pools: '[]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: namespace(`cni.projectcalico.org/ipv6pools: '[6]'`),
    says: 'cni.projectcalico.org/ipv6pools has 6, which is no text.',
    accepted: namespace(`cni.projectcalico.org/ipv6pools: '["fd00::/64"]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/ipFamilies: '["v4"]'`),
    says: 'cni.projectcalico.org/ipFamilies has v4, which is neither IPv4 nor IPv6.',
    accepted: pod(`cni.projectcalico.org/ipFamilies: '["IPv6", "IPv4"]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/allowedSourcePrefixes: '["10.0.0.5"]'`),
    says: 'cni.projectcalico.org/allowedSourcePrefixes has 10.0.0.5, which is no CIDR.',
    accepted: pod(`cni.projectcalico.org/allowedSourcePrefixes: '["10.0.0.0/24", "fd00::/64"]'`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/hwAddr: '["02:00:00:00:00:05"]'`),
    says: 'cni.projectcalico.org/hwAddr is no MAC address such as 02:00:00:4d:b4:36: ["02:00:00:00:00:05"].',
    accepted: pod(`cni.projectcalico.org/hwAddr: 02-00-00-00-00-05`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/hwAddr: 01:00:5e:00:00:05`),
    says: 'is the MAC address of a group, which no interface can have: 01:00:5e:00:00:05.',
    accepted: pod(`cni.projectcalico.org/hwAddr: 0200.0000.0005`),
  },
  {
    rule: calicoAddressAnnotation,
    refused: pod(`cni.projectcalico.org/ipAddrs: '["10.0.0.5"]', cni.projectcalico.org/ipAddrsNoIpam: '["10.0.0.5"]'`),
    says: 'cni.projectcalico.org/ipAddrs and cni.projectcalico.org/ipAddrsNoIpam exclude each other.',
    accepted: pod(`cni.projectcalico.org/ipAddrsNoIpam: '["10.0.0.5"]'`),
  },
  {
    rule: calicoAddressOfSeveralPods,
    refused: pod(ASKS_FOR_5) + pod(ASKS_FOR_5, 'web-1'),
    says: 'Pod web-0 asks for 10.0.0.5 too.',
    accepted: pod(ASKS_FOR_5) + pod(`cni.projectcalico.org/ipAddrs: '["10.0.0.6"]'`, 'web-1') + pod(ASKS_FOR_5),
  },
  {
    rule: calicoAddressOfSeveralPods,
    refused: workload('StatefulSet', 'replicas: 2'),
    says: '10.0.0.5 is for one pod, and there can be 2 at a time.',
    accepted: workload('StatefulSet', 'ordinals: { start: 4 }') + workload('StatefulSet', 'replicas: 0', 'off'),
  },
  {
    rule: calicoAddressOfSeveralPods,
    refused: workload('Deployment', 'replicas: 1'),
    says: '10.0.0.5 is for one pod, and there can be 2 at a time.',
    accepted: workload('Deployment', 'strategy: { type: Recreate }'),
  },
  {
    rule: calicoAddressOutsidePools,
    known: POOLS,
    refused: pod(`cni.projectcalico.org/ipAddrs: '["10.9.0.5"]'`),
    says: 'No enabled IPPool here has 10.9.0.5.',
    accepted: pod(`cni.projectcalico.org/ipAddrs: '["10.0.0.5"]'`),
  },
  {
    rule: calicoAddressOutsidePools,
    known: installation('[{ cidr: 10.0.0.0/16 }]'),
    refused: pod(`cni.projectcalico.org/ipAddrs: '["10.9.0.5"]'`),
    says: 'No enabled IPPool here has 10.9.0.5.',
    accepted: pod(`cni.projectcalico.org/ipAddrs: '["10.0.0.5"]'`),
  },
];

function installation(ipPools: string): string {
  return `
apiVersion: operator.tigera.io/v1
kind: Installation
metadata: { name: default }
spec: { calicoNetwork: { ipPools: ${ipPools} } }
`;
}

const kubeProxy = (more: string): string => `
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
${more}
`;

const AROUND_CASES: readonly DocumentCase[] = [
  {
    rule: calicoOperatorPool,
    known: pool('cidr: 10.0.0.0/16', 'pods'),
    refused: installation('[{ cidr: 10.0.0.0/16 }]'),
    says: 'It lists 10.0.0.0/16, which is the IPPool pods here.',
    accepted: installation('[{ cidr: 10.9.0.0/16 }]'),
  },
  {
    rule: calicoOperatorPool,
    known: pool('cidr: 10.0.0.0/16', 'pods'),
    refused: installation('[{ name: pods, cidr: 10.9.0.0/16 }]'),
    says: 'which is the IPPool pods here.',
    accepted: installation('[]'),
  },
  {
    rule: calicoOutsidePodRange,
    known: installation('[{ cidr: 10.9.0.0/16 }]'),
    refused: kubeProxy('clusterCIDR: 10.0.0.0/16'),
    says: 'The IPPool default-ipv4-ippool (10.9.0.0/16) is outside 10.0.0.0/16.',
    accepted: kubeProxy('clusterCIDR: 10.9.0.0/16'),
  },
  {
    rule: calicoOutsidePodRange,
    known: pool('cidr: 10.9.0.0/16', 'pods'),
    refused: kubeProxy('clusterCIDR: 10.0.0.0/16,fd00::/48'),
    says: 'The IPPool pods (10.9.0.0/16) is outside 10.0.0.0/16,fd00::/48.',
    accepted: kubeProxy('clusterCIDR: 10.0.0.0/16\ndetectLocalMode: NodeCIDR'),
  },
  {
    rule: calicoOutsidePodRange,
    known: pool('cidr: 10.9.0.0/16', 'pods'),
    refused: `
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
networking: { podSubnet: 10.0.0.0/16 }
`,
    says: 'is outside 10.0.0.0/16.',
    accepted: `
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
networking: { podSubnet: 10.0.0.0/8 }
`,
  },
];

/** Every rule on objects of Calico that others wrote. */
export const CALICO_DOCUMENT_CASES: readonly DocumentCase[] = [
  ...CIDR_CASES,
  ...CHANGE_CASES,
  ...USE_CASES,
  ...WINDOWS_CASES,
  ...FIELD_CASES,
  ...OBJECT_CASES,
  ...POD_CASES,
  ...AROUND_CASES,
];
