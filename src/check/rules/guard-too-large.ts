import type { CniDoors } from '../../backends/admission/cni-doors';
import { guardPolicySpec } from '../../backends/admission/guard';
import { hasGuard } from '../../backends/admission/policy-versions';
import { CALICO_DOORS } from '../../backends/calico/doors';
import { KUBE_OVN_DOORS } from '../../backends/kube-ovn/doors';
import { TKE_DOORS } from '../../backends/tke/doors';
import type { BackendConfig } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

const MOST_CHARACTERS = 1_300_000;

export const guardTooLarge: Rule = {
  id: 'IPAM516',
  name: 'guard-too-large',
  severity: 'error',
  title: 'More addresses and owners than one guard holds',
  why: 'The addresses and owners of a cluster stand in its admission policy, and etcd takes objects of 1.5 MiB. Addresses that lie together cost as much as one.',
  fix: 'Give workloads pools of their own, so that their addresses lie together; or spread them over several clusters.',
  example: {
    kind: 'command',
    bad: `// 80,000 pods of a Deployment each
const pools = [prod.subnet('pods', { cidr: '10.16.0.0/14' }).pool('all')]; // among the addresses of others`,
    good: `// 80,000 pods of a Deployment each
const pools = [prod.subnet('pods', { cidr: '10.16.0.0/14' }).pool('till', { cidr: '10.16.0.0/15' })];`,
  },
  check: (answer) =>
    answer.snapshot.clusters.filter(hasGuard).flatMap((cluster) => {
      const { length } = JSON.stringify(guardPolicySpec(cluster, answer, DOORS[cluster.backend.kind]));
      if (length <= MOST_CHARACTERS) return [];
      const message = `The guard of the cluster ${cluster.name} would have ${length} characters, and ${MOST_CHARACTERS} fit.`;
      return finding(guardTooLarge, cluster.where, message);
    }),
};

const DOORS: Readonly<Record<BackendConfig['kind'], CniDoors>> = {
  calico: CALICO_DOORS,
  'kube-ovn': KUBE_OVN_DOORS,
  tke: TKE_DOORS,
};
