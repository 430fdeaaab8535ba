import { indexOf } from '../../backends/snapshot-index';
import { counted } from '../../net/counted';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnListTooShort: Rule = {
  id: 'IPAM329',
  name: 'kube-ovn-list-too-short',
  severity: 'error',
  title: 'Fewer addresses than pods during a rollout',
  why:
    'A rolling update starts new pods before the old ones end. A pod that finds every address of its list in use does ' +
    'not start, and where the old pod waits for the new one the rollout stands still for ever.',
  fix: 'Raise maxReplicas to replicas plus maxSurge, or set maxSurge to 0 or the strategy to Recreate.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const front = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('front');
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web, { maxReplicas: 8 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const front = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('front');
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web, { maxReplicas: 10 });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('kube-ovn')
      .flatMap(({ workload }) => {
        const { replicas, template } = workload;
        if (replicas.kind !== 'set' || replicas.max >= replicas.count + template.surge) return [];
        const message =
          `A rollout may run ${replicas.count + template.surge} pods (${counted(replicas.count, 'replica')} and ` +
          `${template.surge} surge), but the workload has ${counted(replicas.max, 'address', 'addresses')}.`;
        return finding(kubeOvnListTooShort, workload.where, message);
      }),
};
