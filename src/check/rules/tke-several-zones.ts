import { indexOf } from '../../backends/snapshot-index';
import { claimLifetime } from '../../backends/tke/claim-lifetime';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeSeveralZones: Rule = {
  id: 'IPAM349',
  name: 'tke-several-zones',
  severity: 'warning',
  title: 'Kept addresses in several zones',
  why:
    'A kept address ties its pod to one subnet, and that to one zone. Which replica is in which zone is chance at first ' +
    'start and stays so: a replica cannot leave a zone that fails or is full.',
  fix: 'Claim from subnets of one zone, and have one StatefulSet per zone.',
  check: ({ snapshot }) => {
    const index = indexOf(snapshot);
    return index.workloadsOn('tke').flatMap(({ workload }) => {
      const zones = new Set(index.subnetsOf(workload).flatMap(({ options }) => options.tke?.zone ?? []));
      const { deletePolicy } = claimLifetime(workload, index.declarationOf(workload.owner)?.reclaim);
      if (zones.size < 2 || deletePolicy === 'Immediate') return [];
      const message = `Its subnets lie in the zones ${[...zones].join(', ')}; a pod that got its address in one cannot move to another.`;
      return finding(tkeSeveralZones, workload.where, message);
    });
  },
};
