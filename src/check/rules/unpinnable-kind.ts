import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const unpinnableKind: Rule = {
  id: 'IPAM121',
  name: 'unpinnable-kind',
  severity: 'error',
  title: 'a kind that cannot hold addresses',
  why: 'Only pods with a lasting identity can have one address for long: those of a StatefulSet, a bare Pod, a virtual machine; the pods of a Deployment share a set. On Calico and Kube-OVN these are the kinds of Kubernetes and KubeVirt themselves: workloads of the same name in other API groups, such as the StatefulSets of OpenKruise, are made by controllers that neither our policies nor Kube-OVN know, and number their pods otherwise.',
  fix: 'Declare one of these: a StatefulSet or Deployment of apps, a Pod, a VirtualMachine of kubevirt.io.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const agent = new ApiObject(prod.namespace('shop'), 'agent', {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: { template },
});
db.pin(agent);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const agent = new ApiObject(prod.namespace('shop'), 'agent', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'agent' },
  spec: { replicas: 3, template },
});
db.pin(agent);`,
  },
  check: ({ snapshot }) =>
    snapshot.workloads
      .filter((workload) => indexOf(snapshot).clusterOf(workload)?.backend.kind !== 'tke')
      .flatMap(({ owner, identity, template: { apiGroup }, where }) =>
        apiGroup === undefined || GROUPS.includes(apiGroup)
          ? []
          : finding(unpinnableKind, where, `${owner} is a ${identity.kind} of the API group ${apiGroup}.`),
      ),
};

/** Of Pods, StatefulSets and Deployments, virtual machines. */
const GROUPS: readonly string[] = ['', 'apps', 'kubevirt.io'];
