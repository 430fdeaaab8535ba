import type { Rule } from '../rule';

export const eipWithoutClaim: Rule = {
  id: 'IPAM129',
  name: 'eip-without-claim',
  severity: 'error',
  title: 'an EIP of the cloud on another CNI',
  why: 'Public addresses by attributes, or by the ids of an inventory, are bound to pods by TKE alone; on another CNI the pod would never get one.',
  fix: 'Take the public addresses from pools with EipBinding.pool, or bind EIPs to workloads of a TKE cluster.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.attributes(mail, { bandwidthMbps: 100 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } });
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [db], template });
EipBinding.pool(mail, { pools: [external.pool('mail')] });`,
  },
  check: ({ snapshot }) => {
    const tke = new Set(snapshot.clusters.filter(({ backend }) => backend.kind === 'tke').map(({ name }) => name));
    return snapshot.workloads
      .filter(({ eip, identity }) => eip !== undefined && eip.kind !== 'pool' && !tke.has(identity.cluster))
      .map(({ where }) => ({
        rule: 'IPAM129',
        severity: 'error',
        where,
        message:
          'The workload has EIPs of the cloud, but the CNI of its cluster binds none of these: nothing would come of it.',
        fix: eipWithoutClaim.fix,
      }));
  },
};
