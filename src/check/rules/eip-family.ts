import { indexOf } from '../../backends/snapshot-index';
import type { InterfaceSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { type Family, nameOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const eipFamily: Rule = {
  id: 'IPAM148',
  name: 'eip-family',
  severity: 'error',
  title: 'public addresses of a family that cannot be translated',
  why:
    'An address is translated to one of the same family, so that the pod must have one. Kube-OVN keeps a chosen address ' +
    'of an OvnEip only where it is IPv4; in a dual-stack subnet it takes any IPv6 address besides.',
  fix: 'Take public addresses from pools with the families that the workload has; on Kube-OVN from an IPv4 subnet.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: 'fd00:1::/64' }).pool('mail');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [pods], template });
EipBinding.pool(mail, { pools: [external] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: ['10.1.0.0/24', 'fd00:1::/64'] }).pool('mail');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [pods], template });
EipBinding.pool(mail, { pools: [external] });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return snapshot.workloads.flatMap((workload) => {
      if (workload.eip?.kind !== 'pool') return [];
      const isOvn = index.clusterOf(workload)?.backend.kind === 'kube-ovn';
      const blocks = index.subnetsOfInterface(workload.eip).flatMap((subnet) => subnet.blocks);
      const messages = [
        ...lacking(workload, workload.eip).map(
          (family) =>
            `It is to have public ${nameOf(family)} addresses, but its first interface has no ${nameOf(family)}.`,
        ),
        ...(isOvn && blocks.some(({ family }) => family === 6)
          ? ['Its public addresses come from a subnet with IPv6, of which Kube-OVN would take any address.']
          : []),
      ];
      return messages.map((message) => finding(eipFamily, workload.where, message));
    });
  },
};

const lacking = ({ interfaces }: WorkloadSnapshot, eip: InterfaceSnapshot): readonly Family[] =>
  eip.families.filter((family) => !interfaces[0]!.families.includes(family));
