import type { Rule } from '../rule';

export const eipWithoutClaim: Rule = {
  id: 'IPAM129',
  name: 'eip-without-claim',
  severity: 'error',
  title: 'an EIP of the cloud on another CNI',
  why: 'Public addresses by attributes, or by the ids of an inventory, are bound to pods by TKE alone; on another CNI the pod would never get one.',
  fix: 'Take the public addresses from pools with EipBinding.pool, or bind EIPs to workloads of a TKE cluster.',
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
