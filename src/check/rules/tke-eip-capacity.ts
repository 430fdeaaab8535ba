import { eipDemands } from '../../backends/tke/zone-demands';
import { zoneShortages } from '../../backends/tke/zone-shortage';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { inZones, tkeSupplies } from '../tke-supplies';

export const tkeEipCapacity: Rule = {
  id: 'IPAM356',
  name: 'tke-eip-capacity',
  severity: 'error',
  title: 'More pods with an EIP than the nodes can have',
  why:
    'A node has one EIP less for its pods than a CVM of its size may have public addresses: 1 to 5 vCPUs carry one pod ' +
    'with an EIP, 6 to 11 two, and so on to nine from 48 on. Head-room counts, because it may run at any time; an EIP ' +
    'that is kept for a pod that is gone lies on no node and does not.',
  fix: 'Add nodes or larger ones in that zone, lower replicas or maxReplicas, or spread the workload over more zones.',
  check: (answer) =>
    tkeSupplies(answer).flatMap(({ cluster, supply }) =>
      zoneShortages(eipDemands(cluster, answer), (zone) => supply.carriedIn(zone, 'eips')).map(
        ({ zones, wanted, has }) =>
          finding(
            tkeEipCapacity,
            cluster.where,
            `Up to ${wanted} pods with an EIP must be in ${inZones(zones)}, whose nodes carry ${has}.`,
          ),
      ),
    ),
};
