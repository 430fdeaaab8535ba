import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeSubnetId: Rule = {
  id: 'IPAM351',
  name: 'tke-subnet-id',
  severity: 'error',
  title: 'TKE subnet without the cloud’s id',
  why: 'Pods nominate a subnet by its id. Without one, TKE takes any of the container subnets of the cluster.',
  fix: 'Give the subnet tke: { id: "subnet-…" }, as the console or Terraform shows it.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index
      .subnetsOn('tke')
      .filter(({ subnet, config }) => config.staticIp && !config.serverless && subnet.options.tke === undefined)
      .filter(({ subnet }) => index.workloadsIn(subnet.key).length > 0)
      .map(({ subnet }) =>
        finding(tkeSubnetId, subnet.where, `Workloads claim from ${subnet.key}, but its id in the cloud is not known.`),
      );
  },
};
