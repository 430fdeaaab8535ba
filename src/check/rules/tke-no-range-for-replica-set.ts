import { indexOf } from '../../backends/snapshot-index';
import { hasLastingName } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeNoRangeForReplicaSet: Rule = {
  id: 'IPAM341',
  name: 'tke-no-range-for-replica-set',
  severity: 'error',
  title: 'Addresses held for pods without lasting names on TKE',
  why:
    'TKE keeps an address for a pod name. Pods of a Deployment get a new name each time, so that it can hold neither an ' +
    'address nor a range for them: it can only place them in a subnet.',
  fix:
    'Make it a StatefulSet; or give it an EIP binding, if the public address is what matters; or say ' +
    "tke: { claimDeletePolicy: 'Immediate' }, which places the pods in the subnet and holds nothing.",
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
zone3.pin(web);`,
    good: `const prod = new Cluster(app, 'prod', { backend: Tke.ipamd('3.5.0'), kubernetes: '1.34' });
new TkeIpamdSettings(prod, 'settings', { claimExpiredDuration: '24h' });
const zone3 = prod.subnet('zone3', { cidr: '10.1.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('all');
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
zone3.pin(web, { tke: { claimDeletePolicy: 'Immediate' } });`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .filter(({ workload }) => !hasLastingName(workload))
      .filter(({ workload }) => workload.eip === undefined && workload.tke?.claimDeletePolicy === undefined)
      .map(({ workload }) =>
        finding(
          tkeNoRangeForReplicaSet,
          workload.where,
          `TKE cannot hold addresses for a ${workload.identity.kind}: its pods have no lasting names.`,
        ),
      ),
};
