import { leasedIn } from '../../backends/calico/pool-use';
import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { counted } from '../../net/counted';
import type { Family } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoSurge: Rule = {
  id: 'IPAM312',
  name: 'calico-surge',
  severity: 'warning',
  title: 'Deployment that surges beyond the addresses of its pool',
  why: 'A rolling update starts new pods (maxSurge) before old ones go. Without a spare address in the pool they wait in ContainerCreating, and with maxUnavailable 0 for ever.',
  fix: 'Set maxSurge to 0 or the strategy to Recreate, raise maxReplicas of the workload, or make the pool larger.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const front = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('front', { cidr: '10.1.0.0/29' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web, { maxReplicas: 8 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const front = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('front', { cidr: '10.1.0.0/29' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, strategy: { rollingUpdate: { maxSurge: 0 } }, template },
});
front.pin(web, { maxReplicas: 8 });`,
  },
  check: (answer) =>
    indexOf(answer.snapshot)
      .workloadsOn('calico')
      .filter(({ workload }) => workload.contract === 'set' && workload.template.surge > 0)
      .flatMap(({ workload }) =>
        workload.interfaces[0]!.families.map((family) => ({
          family,
          missing: wanted(workload) - available(workload, family, answer),
        }))
          .filter(({ missing }) => missing > 0n)
          .map(({ family, missing }) =>
            finding(
              calicoSurge,
              workload.where,
              `A rolling update runs up to ${counted(wanted(workload), 'pod')}; its pools lack ${counted(missing, `IPv${family} address`, `IPv${family} addresses`)} for that.`,
            ),
          ),
      ),
};

const wanted = ({ replicas, template }: WorkloadSnapshot): bigint =>
  BigInt((replicas.kind === 'one' ? 1 : replicas.count) + template.surge);

/** What the pools have, less what others hold there. */
function available(workload: WorkloadSnapshot, family: Family, answer: Answer): bigint {
  const own = BigInt(answer.view.addressesOf(workload.owner, family).size);
  const free = workload.interfaces[0]!.pools.map((pool) => {
    const size = answer.view.cidrOf(pool, family)?.size ?? 0n;
    return size - leasedIn(pool, workload.identity.cluster, answer).ofFamily(family).size;
  });
  return free.reduce((sum, count) => sum + count, own);
}
