import { indexOf } from '../../backends/snapshot-index';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeConfigMapOwner: Rule = {
  id: 'IPAM363',
  name: 'tke-config-map-owner',
  severity: 'error',
  title: 'A ConfigMap that TKE writes too',
  why:
    'When VPC-CNI is switched on or a subnet is added, TKE writes the CIDRs of the VPC into ip-masq-agent-config, unless ' +
    'it was told SkipAddingNonMasqueradeCIDRs (default false). The configuration is one text, which nothing can merge: ' +
    'what TKE writes is drift for Argo CD, and what we write undoes it.',
  fix:
    'Give SkipAddingNonMasqueradeCIDRs: true in the calls that switch VPC-CNI on and add subnets, name the CIDRs of the VPC among ' +
    'nonMasqueradeCidrs, and declare Tke.ipamd(…, { skipAddingNonMasqueradeCidrs: true }); or declare no IpMasqAgent and ' +
    'leave the ConfigMap to TKE.',
  example: {
    kind: 'declared',
    bad: `const backend = Tke.ipamd('3.5.0');
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'] });`,
    good: `const backend = Tke.ipamd('3.5.0', { skipAddingNonMasqueradeCidrs: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.34' });
new IpMasqAgent(prod, 'masq', { nonMasqueradeCidrs: ['10.0.0.0/8'] });`,
  },
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return snapshot.masqAgents
      .filter(({ dialect }) => dialect === 'tke')
      .flatMap(({ cluster, where }) => {
        const backend = index.cluster(cluster)?.backend;
        if (backend?.kind !== 'tke' || backend.serverless || backend.skipAddingNonMasqueradeCidrs) return [];
        const says = backend.skipAddingNonMasqueradeCidrs === false ? 'adds' : 'may add';
        return finding(
          tkeConfigMapOwner,
          where,
          `TKE ${says} the CIDRs of the VPC to the ConfigMap ip-masq-agent-config, which is declared here as a whole.`,
        );
      });
  },
};
