import { finding } from '../finding';
import type { Rule } from '../rule';

export const eipPoolOfSet: Rule = {
  id: 'IPAM147',
  name: 'eip-pool-of-set',
  severity: 'error',
  title: 'public addresses for pods that cannot be told apart',
  why: 'A public address belongs to one pod, which is known by its ordinal or its name. The pods of a Deployment have neither.',
  fix: 'Declare a StatefulSet, or put a LoadBalancer Service before the Deployment.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('mail');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new ApiObject(prod.namespace('shop'), 'mail', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'mail' },
  spec: { replicas: 2, template },
});
EipBinding.pool(pods.pin(mail), { pools: [external] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('mail');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new ApiObject(prod.namespace('shop'), 'mail', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'mail' },
  spec: { replicas: 2, template },
});
EipBinding.pool(pods.pin(mail), { pools: [external] });`,
  },
  check: ({ snapshot }) =>
    snapshot.workloads
      .filter(({ eip, replicas }) => eip?.kind === 'pool' && replicas.kind === 'set')
      .map(({ where, identity }) =>
        finding(
          eipPoolOfSet,
          where,
          `Each pod is to have a public address, but those of a ${identity.kind} are one like another.`,
        ),
      ),
};
