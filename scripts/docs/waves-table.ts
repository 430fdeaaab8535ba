import { SYNC_WAVES, type SyncWave } from '../../src/render/sync-wave';

const WHAT: Readonly<Record<SyncWave, string>> = {
  namespace: 'Namespace',
  crd: 'CustomResourceDefinition of AllocationTable',
  allocationTable: 'AllocationTable',
  policy: 'MutatingAdmissionPolicy, ValidatingAdmissionPolicy',
  policyBinding: 'their bindings',
  vpc: 'free for Kube-OVN Vpc objects of your own',
  subnet: 'Kube-OVN Subnet',
  ipReservation: 'Calico IPReservation',
  calicoPool: 'Calico IPPool',
  kubeOvnPool: 'Kube-OVN IPPool',
  ip: 'Kube-OVN IP',
  eip: 'Kube-OVN OvnEip',
  masqAgent: 'ConfigMaps of ip-masq-agent and of the ipamd settings',
  eipTranslation: 'Kube-OVN OvnFip',
  controller: 'free for controllers of your own',
  workload: 'every workload that holds addresses',
};

export const wavesTable = (): string =>
  [
    '| wave | what |',
    '|---:|---|',
    ...(Object.keys(SYNC_WAVES) as SyncWave[]).map((wave) => `| ${SYNC_WAVES[wave]} | ${WHAT[wave]} |`),
  ].join('\n');
