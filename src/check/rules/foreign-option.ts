import { indexOf, type SnapshotIndex } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { Problem } from '../../model/problem';
import type { BackendConfig, ClusterSnapshot, SubnetSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

/** What only one CNI knows of a subnet, pool, workload or namespace; anything else would be passed over without a word. */
export const foreignOption: Rule = {
  id: 'IPAM133',
  name: 'foreign-option',
  severity: 'error',
  title: 'an option of another CNI',
  why: 'The CNI of the cluster has nothing like it, so that it would be passed over in silence.',
  fix: 'Remove the option, or declare it in a cluster whose CNI knows it.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24', automatic: true, kubeOvn: { natOutgoing: true } });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/24', automatic: true, calico: { natOutgoing: true } });`,
  },
  check: ({ snapshot }: Answer) => {
    const index = indexOf(snapshot);
    return [
      ...snapshot.subnets.flatMap((subnet) => faults(subnet, subnetOptions(subnet), index.cluster(subnet.cluster))),
      ...snapshot.pools.flatMap((pool) => faults(pool, pool.options, clusterOfPool(pool.subnet, index))),
      ...snapshot.vpcs.flatMap((vpc) => faults(vpc, { vpc }, index.cluster(vpc.cluster))),
      ...snapshot.workloads.flatMap((workload) => faults(workload, ownOptions(workload), index.clusterOf(workload))),
      ...snapshot.namespaces.flatMap((namespace) =>
        faults(
          namespace,
          namespace.pools.length > 0 ? { calico: namespace.pools } : {},
          index.cluster(namespace.cluster),
        ),
      ),
    ];
  },
};

type Kind = BackendConfig['kind'];

const KNOWN_TO: Readonly<Record<string, Kind>> = {
  calico: 'calico',
  kubeOvn: 'kube-ovn',
  nic: 'kube-ovn',
  interfaces: 'kube-ovn',
  gateway: 'kube-ovn',
  macAddresses: 'kube-ovn',
  vpc: 'kube-ovn',
  tke: 'tke',
};

const NAMES: Readonly<Record<Kind, string>> = { calico: 'Calico', 'kube-ovn': 'Kube-OVN', tke: 'TKE' };

const clusterOfPool = (subnet: string, index: SnapshotIndex): ClusterSnapshot | undefined =>
  index.cluster(index.subnet(subnet)?.cluster ?? '');

/** The VPC of a subnet is no option of its own: it is told of once, where it is declared. */
function subnetOptions({ options }: SubnetSnapshot): object {
  const { vpc: _, ...own } = options.kubeOvn ?? {};
  return { ...options, kubeOvn: Object.keys(own).length === 0 ? undefined : own };
}

const ownOptions = ({ interfaces, eip, tke }: WorkloadSnapshot): object => ({
  nic: interfaces[0]?.nic,
  interfaces: interfaces.slice(1).find(({ nic }) => nic !== undefined),
  gateway: eip?.kind === 'pool' ? eip.gateway : undefined,
  macAddresses: interfaces.find(({ macAddresses }) => macAddresses !== undefined)?.macAddresses,
  tke,
});

function faults(
  { where }: Pick<WorkloadSnapshot, 'where'>,
  options: object,
  cluster: ClusterSnapshot | undefined,
): readonly Problem[] {
  if (cluster === undefined) return [];
  const { kind } = cluster.backend;
  return Object.entries(options)
    .filter(([option, value]) => value !== undefined && KNOWN_TO[option] !== kind)
    .map(([option]) =>
      finding(
        foreignOption,
        where,
        `The option ${option} is for ${NAMES[KNOWN_TO[option]!]}, but the cluster ${cluster.name} has ${NAMES[kind]}.`,
      ),
    );
}
