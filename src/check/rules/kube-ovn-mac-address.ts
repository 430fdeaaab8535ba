import { DEFAULT_PROVIDER, isOvnSubnet, providerOf } from '../../backends/kube-ovn/object-names';
import { ordinalsOf } from '../../backends/kube-ovn/pod-names';
import { indexOf, type SnapshotIndex } from '../../backends/snapshot-index';
import type { InterfaceSnapshot, KubeOvnConfig, WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnMacAddress: Rule = {
  id: 'IPAM331',
  name: 'kube-ovn-mac-address',
  severity: 'error',
  title: 'MAC address that Kube-OVN would not give, or would give twice',
  why:
    'One template serves all pods of a workload, so that only a single pod can name its MAC address in an annotation; ' +
    'those of a StatefulSet need an IP object each. Kube-OVN compares MAC addresses as text, subnet by subnet, and ' +
    'chooses none where another CNI plugs the NIC.',
  fix: 'Write each MAC once, in lower case with colons, as a unicast address; give those of a StatefulSet with ipObjects: true.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const vpn = new ApiObject(prod.namespace('shop'), 'vpn', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'vpn' },
  ...template,
});
db.pin(vpn, { macAddresses: { 0: '01:00:00:86:c6:36' } });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const vpn = new ApiObject(prod.namespace('shop'), 'vpn', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'vpn' },
  ...template,
});
db.pin(vpn, { macAddresses: { 0: '02:00:00:86:c6:36' } });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    const workloads = index.workloadsOn('kube-ovn');
    const owners = ownersByPort(
      workloads.map(({ workload }) => workload),
      index,
    );
    return workloads.flatMap(({ workload, config }) =>
      faultsOf(workload, config, index)
        .concat(sharedBy(workload, { index, owners }))
        .map((message) => finding(kubeOvnMacAddress, workload.where, message)),
    );
  },
};

const UNICAST = /^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/;

function faultsOf(workload: WorkloadSnapshot, config: KubeOvnConfig, index: SnapshotIndex): string[] {
  const withMacs = workload.interfaces.filter((face) => macsOf(face).length > 0);
  const macs = withMacs.flatMap(macsOf);
  if (macs.length === 0) return [];
  const isForeign = withMacs.some((face) => index.subnetsOfInterface(face).some((subnet) => !isOvnSubnet(subnet)));
  return [
    ...(workload.replicas.kind === 'set'
      ? ['Its pods are told apart by nothing: none can have a MAC of its own.']
      : []),
    ...(workload.replicas.kind === 'ordinals' && !config.ipObjects
      ? ['Its MAC addresses differ by ordinal, which needs IP objects, and the cluster has ipObjects: false.']
      : []),
    ...(workload.replicas.kind === 'ordinals' && withMacs.some((face) => hasOwnName(face, index))
      ? [
          'Its MAC addresses differ by ordinal, which needs IP objects; a NIC with another name than the provider of its subnet has none.',
        ]
      : []),
    ...(workload.replicas.kind === 'set' ? [] : strayOrdinals(workload)),
    ...(isForeign ? ['Its subnet belongs to a provider for which Kube-OVN chooses no MAC address.'] : []),
    ...macs.filter((mac) => !UNICAST.test(mac)).map((mac) => `"${mac}" is not a lower-case unicast MAC address.`),
  ];
}

function strayOrdinals(workload: WorkloadSnapshot): string[] {
  const ordinals = ordinalsOf(workload);
  return workload.interfaces
    .flatMap(({ macAddresses = {} }) => Object.keys(macAddresses).map(Number))
    .filter((ordinal) => !ordinals.includes(ordinal))
    .map(
      (ordinal) =>
        `A MAC address is chosen for ordinal ${ordinal}, but the workload has ordinals ${ordinals[0]} to ${ordinals.at(-1)}.`,
    );
}

const hasOwnName = (face: InterfaceSnapshot, index: SnapshotIndex): boolean =>
  index.subnetsOfInterface(face).some((subnet) => providerOf(subnet) !== (face.nic ?? DEFAULT_PROVIDER));

interface Ports {
  readonly index: SnapshotIndex;
  /** The owners of each MAC address in each subnet, once for each time it is given. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

const sharedBy = (workload: WorkloadSnapshot, { index, owners }: Ports): string[] =>
  workload.interfaces.flatMap((face) =>
    [...new Set(macsOf(face))].flatMap((mac) => {
      const givers = owners.get(portOf(mac, face, index)) ?? [];
      return givers.length < 2 ? [] : `The MAC address ${mac} is given ${givers.length} times (${givers.join(', ')}).`;
    }),
  );

function ownersByPort(workloads: readonly WorkloadSnapshot[], index: SnapshotIndex): Ports['owners'] {
  const owners = new Map<string, string[]>();
  for (const { owner, interfaces } of workloads)
    for (const face of interfaces)
      for (const mac of macsOf(face)) {
        const port = portOf(mac, face, index);
        owners.set(port, [...(owners.get(port) ?? []), owner]);
      }
  return owners;
}

const portOf = (mac: string, face: InterfaceSnapshot, index: SnapshotIndex): string =>
  `${index.subnetsOfInterface(face)[0]?.key} ${mac}`;

const macsOf = ({ macAddresses = {} }: InterfaceSnapshot): readonly string[] => Object.values(macAddresses);
