import { automaticSubnetsOf } from '../../backends/calico/pool-use';
import { indexOf } from '../../backends/snapshot-index';
import type { Snapshot, WorkloadSnapshot } from '../../model/snapshot';
import { FAMILIES, type Family, nameOf } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoOneFamily: Rule = {
  id: 'IPAM606',
  name: 'calico-one-family',
  severity: 'warning',
  title: 'Pods of one family on a cluster with two',
  why: 'A pod that is told its addresses gets these and no others. Told one of IPv4 alone, it has no IPv6 address, though every ordinary pod of the cluster has one.',
  fix: 'Claim from pools of both families, or of a pool with both. Where the pods are meant to have one, nothing is to be done.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('everybody', { cidr: ['10.1.0.0/16', 'fd00:1::/48'], automatic: true });
const db = prod.subnet('pods', { cidr: '10.2.0.0/24' }).pool('db');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
prod.subnet('everybody', { cidr: ['10.1.0.0/16', 'fd00:1::/48'], automatic: true });
const db = prod.subnet('pods', { cidr: ['10.2.0.0/24', 'fd00:2::/120'] }).pool('db');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('calico')
      .filter(({ workload }) => workload.contract === 'exact')
      .flatMap(({ workload }) =>
        missing(workload, snapshot).map((family) =>
          finding(
            calicoOneFamily,
            workload.where,
            `The pods of ${workload.owner} have no ${nameOf(family)} address, but its cluster has ${nameOf(family)} for ordinary pods.`,
          ),
        ),
      ),
};

function missing({ identity, interfaces }: WorkloadSnapshot, snapshot: Snapshot): readonly Family[] {
  const claimed = interfaces.flatMap(({ families }) => families);
  const ordinary = automaticSubnetsOf(identity.cluster, snapshot).flatMap(({ blocks }) => blocks);
  return FAMILIES.filter((family) => !claimed.includes(family) && ordinary.some((block) => block.family === family));
}
