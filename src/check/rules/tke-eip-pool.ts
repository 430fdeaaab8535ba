import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeEipPool: Rule = {
  id: 'IPAM142',
  name: 'tke-eip-pool',
  severity: 'error',
  title: 'Public addresses from a pool on TKE',
  why: 'On TKE a public address is a thing of the cloud with an id: it is bought, not chosen out of a CIDR.',
  fix: 'Let the cloud create EIPs with EipBinding.attributes, or buy them beforehand and bind them by id with EipBinding.inventory.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => workload.eip?.kind === 'pool')
      .map(({ workload }) =>
        finding(
          tkeEipPool,
          workload.where,
          'Its public addresses are to come from a pool, but TKE binds EIPs by id only.',
        ),
      ),
};
