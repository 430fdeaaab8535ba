import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { durationOf, printDuration, type Seconds } from '../../model/duration';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeClaimDuration: Rule = {
  id: 'IPAM344',
  name: 'tke-claim-duration',
  severity: 'error',
  title: 'Expiry of claims outside what TKE accepts',
  why:
    'ipamd takes no expiry below five minutes, and the cloud API none of 182.5 days or more. Beyond that, claims can ' +
    'only be kept for ever.',
  fix: "Retain for 5m to 4379h, or 'forever'.",
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    const workloads = index.workloadsOn('tke').flatMap(({ workload }) => {
      const { expires } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
      return { where: workload.where, expires };
    });
    const clusters = index
      .clustersOn('tke')
      .map(({ cluster, config }) => ({ where: cluster.where, expires: config.settings?.claimExpiredDuration }));
    return [...clusters, ...workloads]
      .filter(({ expires }) => expires !== undefined && (expires < SHORTEST || expires > LONGEST))
      .map(({ where, expires = 0 }) =>
        finding(tkeClaimDuration, where, `Claims expire after ${printDuration(expires)}, which TKE does not accept.`),
      );
  },
};

const SHORTEST: Seconds = durationOf('5m');
const LONGEST: Seconds = durationOf('4380h') - 1;
