import { CALICO_RULES } from '../../../src/check/areas/calico';
import { calicoAnnotationOnWorkload } from '../../../src/check/rules/calico-annotation-on-workload';
import { calicoBlockSize } from '../../../src/check/rules/calico-block-size';
import { calicoCooldown } from '../../../src/check/rules/calico-cooldown';
import { calicoEncapsulation } from '../../../src/check/rules/calico-encapsulation';
import { calicoLinkLocal } from '../../../src/check/rules/calico-link-local';
import { calicoMixedPool } from '../../../src/check/rules/calico-mixed-pool';
import { calicoNativeApi } from '../../../src/check/rules/calico-native-api';
import { calicoNodeSelector } from '../../../src/check/rules/calico-node-selector';
import { calicoObjectName } from '../../../src/check/rules/calico-object-name';
import { calicoPoolTooSmall } from '../../../src/check/rules/calico-pool-too-small';
import { calicoReservedShare } from '../../../src/check/rules/calico-reserved-share';
import { calicoSetInAutomaticSubnet } from '../../../src/check/rules/calico-set-in-automatic-subnet';
import { calicoStrictAffinity } from '../../../src/check/rules/calico-strict-affinity';
import { calicoSurge } from '../../../src/check/rules/calico-surge';
import { calicoVersion } from '../../../src/check/rules/calico-version';
import { calicoWindowsNodes } from '../../../src/check/rules/calico-windows-nodes';
import type { CalicoPoolOptions } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import { calico, onAutomaticSubnet, onPool } from '../../backends/calico/stories';
import { lease, type Story, type WorkloadStory } from '../../support/answers';
import { type RuleCase, testCatalogue, testRules } from './rule-case';

const redis: WorkloadStory = { is: 'StatefulSet/redis', pools: ['pods/db'] };
const web: WorkloadStory = {
  is: 'Deployment/web',
  pools: ['pods/db'],
  contract: 'set',
  replicas: { kind: 'set', count: 8, max: 8 },
};

const withOptions = (cidrs: readonly string[], options: CalicoPoolOptions, more: Partial<Story> = {}): Story =>
  onPool(cidrs, { pools: [{ name: 'db', subnet: 'pods', cidrs, objectName: 'db', calico: options }], ...more });

const selecting = (nodeSelector: string): Story =>
  onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
    subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], options: { calico: { nodeSelector } } }],
  });

const named = (objectName: string): Story =>
  onPool(['172.23.19.0/28'], { pools: [{ name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], objectName }] });

const twoPools = (first: string, second: string): Story =>
  onPool([first, second], {
    pools: [
      { name: 'a', subnet: 'pods', cidrs: [first], objectName: 'a' },
      { name: 'b', subnet: 'pods', cidrs: [second], objectName: 'b' },
    ],
  });

const reserving = (reservation: string): Story =>
  onAutomaticSubnet('172.23.0.0/24', '172.23.0.0/28', { reservations: [reservation] });

const onWindows = (address: string, subnet: string, more: Parameters<typeof calico>[1] = {}): Story =>
  onAutomaticSubnet(subnet, subnet, {
    backend: calico('3.32', { windowsNodes: true, ...more }),
    workloads: [redis],
    leases: [lease(address, 'StatefulSet/redis', { first: 0 })],
  });

const cases: readonly RuleCase[] = [
  {
    rule: calicoVersion,
    found: onPool([], { backend: calico('3.27.5') }),
    says: 'declared with Calico 3.27.5',
    fine: onPool([], { backend: calico('3.33.1') }),
  },
  {
    rule: calicoVersion,
    found: onPool([], { backend: calico('3.34') }),
    says: 'declared with Calico 3.34',
    fine: onPool([], { backend: calico('3.28') }),
  },
  {
    rule: calicoNativeApi,
    found: onPool([], { backend: calico('3.31', { api: 'native' }) }),
    says: 'on Calico 3.31',
    fine: onPool([], { backend: calico('3.32', { api: 'native' }) }),
  },
  {
    rule: calicoNativeApi,
    found: onPool([], { backend: calico('3.33', { api: 'native' }), cluster: { kubernetes: versionOf('1.31') } }),
    says: 'on Kubernetes 1.31',
    fine: onPool([], { backend: calico('3.31', { api: 'crd' }), cluster: { kubernetes: versionOf('1.31') } }),
  },
  {
    rule: calicoBlockSize,
    found: withOptions(['172.23.0.0/16'], { blockSize: 19 }),
    says: 'blockSize 19 of 172.23.0.0/16 is not between 20 and 32 (IPv4)',
    fine: withOptions(['172.23.0.0/16'], { blockSize: 20 }),
  },
  {
    rule: calicoBlockSize,
    found: withOptions(['fd00:23::/64'], { blockSize: 26 }),
    says: 'not between 116 and 128 (IPv6)',
    fine: withOptions(['fd00:23::/64'], { blockSize: 116 }),
  },
  {
    rule: calicoPoolTooSmall,
    found: withOptions(['172.23.19.0/30'], { blockSize: 26 }),
    says: '172.23.19.0/30 has 4 addresses, but one block (/26) has 64',
    fine: withOptions(['172.23.19.0/30'], { blockSize: 30 }),
  },
  {
    rule: calicoLinkLocal,
    found: onPool(['169.254.5.0/24']),
    says: '169.254.5.0/24 overlaps the link-local addresses 169.254.0.0/16',
    fine: onPool(['169.253.0.0/16']),
  },
  {
    rule: calicoLinkLocal,
    found: onPool(['febf::/64']),
    says: 'fe80::/10',
    fine: onPool(['fec0::/64']),
  },
  {
    rule: calicoEncapsulation,
    found: withOptions(['172.23.19.0/28'], { ipipMode: 'Always', vxlanMode: 'CrossSubnet' }),
    says: 'has ipipMode Always and vxlanMode CrossSubnet',
    fine: withOptions(['172.23.19.0/28'], { ipipMode: 'Always', vxlanMode: 'Never' }),
  },
  {
    rule: calicoEncapsulation,
    found: withOptions(['fd00:23::/124'], { ipipMode: 'CrossSubnet' }),
    says: 'fd00:23::/124 has ipipMode CrossSubnet, but no IPv4',
    fine: withOptions(['172.23.19.0/28', 'fd00:23::/124'], { ipipMode: 'CrossSubnet' }),
  },
  {
    rule: calicoNodeSelector,
    found: selecting('rack == a'),
    says: 'The nodeSelector "rack == a" cannot be read at "a"',
    fine: selecting("rack == 'a'"),
  },
  {
    rule: calicoNodeSelector,
    found: withOptions(['172.23.19.0/28'], { nodeSelector: 'all()' }),
    says: 'serves fixed addresses',
    fine: withOptions(['172.23.19.0/28'], {}),
  },
  {
    rule: calicoObjectName,
    found: named('My_pool'),
    says: '"My_pool" cannot be the name',
    fine: named('my.ippool-1'),
  },
  {
    rule: calicoObjectName,
    found: named('a'.repeat(250)),
    says: 'cannot be the name',
    fine: named('a'.repeat(240)),
  },
  {
    rule: calicoObjectName,
    found: onPool(['fd00:23::/124'], {
      pools: [
        { name: 'a', subnet: 'pods', cidrs: ['fd00:23::/124'], objectName: 'a' },
        { name: 'b', subnet: 'pods', cidrs: ['172.23.19.0/28'], objectName: 'a-v6' },
      ],
    }),
    says: 'The IPPool name a-v6 is that of prod/pods/b already',
    fine: twoPools('172.23.19.0/28', 'fd00:23::/124'),
  },
  {
    rule: calicoCooldown,
    found: onPool(['172.23.19.0/28'], { backend: calico('3.33', { ipCooldownSeconds: 60 }), workloads: [redis] }),
    says: 'ipCooldownSeconds is 60',
    fine: onPool(['172.23.19.0/28'], { backend: calico('3.33', { ipCooldownSeconds: 60 }), workloads: [web] }),
  },
  {
    rule: calicoCooldown,
    found: onPool(['172.23.19.0/28'], { backend: calico('3.32', { ipCooldownSeconds: 60 }), workloads: [redis] }),
    says: 'Calico 3.32 has no such setting',
    fine: onPool(['172.23.19.0/28'], { backend: calico('3.32', { ipCooldownSeconds: 0 }), workloads: [redis] }),
  },
  {
    rule: calicoMixedPool,
    found: onPool(['172.23.19.0/28'], { workloads: [redis, web] }),
    says: 'prod/pods/db serves prod/shop/Deployment/web, any of its addresses, and prod/shop/StatefulSet/redis',
    fine: onPool(['172.23.19.0/28'], { workloads: [web, { ...web, is: 'Deployment/api' }] }),
  },
  {
    rule: calicoSurge,
    found: onPool(['172.23.19.0/29'], {
      workloads: [{ ...web, template: { surge: 2 } }],
      leases: [lease('172.23.19.0/29', 'Deployment/web')],
    }),
    says: 'A rolling update runs up to 10 pods; its pools lack 2 IPv4 addresses',
    fine: onPool(['172.23.19.0/28'], {
      workloads: [{ ...web, template: { surge: 2 } }],
      leases: [lease('172.23.19.0/29', 'Deployment/web')],
    }),
  },
  {
    rule: calicoStrictAffinity,
    found: withOptions(['172.23.19.0/28'], { blockSize: 28 }, { backend: calico('3.32', { strictAffinity: true }) }),
    says: '172.23.19.0/28 has blocks of /28',
    fine: withOptions(['172.23.19.0/28'], {}, { backend: calico('3.32', { strictAffinity: true }) }),
  },
  {
    rule: calicoReservedShare,
    found: reserving('172.23.0.0..25'),
    says: '26 of the 256 addresses of 172.23.0.0/24 are reserved',
    fine: reserving('172.23.0.0..24'),
  },
  {
    rule: calicoWindowsNodes,
    found: onWindows('172.23.0.66', '172.23.0.0/16'),
    says: '172.23.0.66, a fixed address, is at the edge of a block of 172.23.0.0/16',
    fine: onWindows('172.23.0.67', '172.23.0.0/16'),
  },
  {
    rule: calicoWindowsNodes,
    found: onWindows('172.23.0.67', '172.23.0.0/16', { strictAffinity: false }),
    says: 'strictAffinity is off',
    fine: onWindows('172.23.0.67', '172.23.0.0/16', { strictAffinity: true }),
  },
  {
    rule: calicoWindowsNodes,
    found: onWindows('172.23.0.0', '172.23.0.0/30'),
    says: '172.23.0.0/30 has blocks of /30',
    fine: onWindows('172.23.0.0', '172.23.0.0/30', { windowsNodes: false }),
  },
  {
    rule: calicoSetInAutomaticSubnet,
    found: onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', { workloads: [web] }),
    says: 'prod/shop/Deployment/web claims from a pool in prod/pods',
    fine: onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', { workloads: [redis] }),
  },
  {
    rule: calicoAnnotationOnWorkload,
    found: onPool(['172.23.19.0/28'], {
      workloads: [{ ...redis, template: { objectAnnotations: { 'cni.projectcalico.org/ipv4pools': '["db"]' } } }],
    }),
    says: 'The annotation cni.projectcalico.org/ipv4pools stands on the StatefulSet itself',
    fine: onPool(['172.23.19.0/28'], {
      workloads: [{ ...redis, template: { objectAnnotations: { 'example.com/team': 'db' } } }],
    }),
  },
];

testRules('Calico', cases);
testCatalogue('Calico', CALICO_RULES, [140, 149], [300, 319], [600, 649], [731, 731]);
