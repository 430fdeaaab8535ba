import type { Rule } from '../rule';

export const eipWithoutClaim: Rule = {
  id: 'IPAM129',
  name: 'eip-without-claim',
  severity: 'error',
  title: 'an EIP on a CNI that has none',
  why: 'Public addresses are bound to pods by TKE; the other backends do not render EIP bindings, so the pod would never get one.',
  fix: 'Bind EIPs to workloads of a TKE cluster.',
  check: ({ snapshot }) => {
    const tke = new Set(snapshot.clusters.filter(({ backend }) => backend.kind === 'tke').map(({ name }) => name));
    return snapshot.workloads
      .filter(({ eip, identity }) => eip !== undefined && !tke.has(identity.cluster))
      .map(({ where }) => ({
        rule: 'IPAM129',
        severity: 'error',
        where,
        message: 'The workload has an EIP binding, but the CNI of its cluster binds no EIPs: nothing would come of it.',
        fix: eipWithoutClaim.fix,
      }));
  },
};
