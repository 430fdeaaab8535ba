import { claimsOn, fixedPoolsOf } from '../../backends/calico/pool-use';
import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoMixedPool: Rule = {
  id: 'IPAM311',
  name: 'calico-mixed-pool',
  severity: 'error',
  title: 'IPPool shared by a Deployment and exact claims',
  why: 'Pods of a Deployment take any free address of the pools that they name, so one could sit on the address of a StatefulSet pod that is just restarting.',
  fix: 'Give Deployments a pool of their own.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('calico')
      .flatMap(({ cluster }) => fixedPoolsOf(cluster.name, snapshot))
      .map((pool) => ({ pool, claims: claimsOn(pool.key, snapshot) }))
      .filter(({ claims: { exact, set } }) => exact.length > 0 && set.length > 0)
      .map(({ pool, claims: { exact, set } }) =>
        finding(
          calicoMixedPool,
          pool.where,
          `${pool.key} serves ${set[0]!.owner}, any of its addresses, and ${exact[0]!.owner}, exactly one for each pod.`,
        ),
      ),
};
