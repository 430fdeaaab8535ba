import { podDemands } from '../../backends/tke/zone-demands';
import { zoneShortages } from '../../backends/tke/zone-shortage';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { inZones, tkeSupplies } from '../tke-supplies';

export const tkeZoneAddresses: Rule = {
  id: 'IPAM359',
  name: 'tke-zone-addresses',
  severity: 'error',
  title: 'More claims than a zone has addresses',
  why:
    'VPC keeps three addresses of each subnet, and each shared interface of a node has one that no pod gets. Every claim ' +
    'takes one of the rest, also one that is kept for a pod that is gone: TKE gives its address to nobody else.',
  fix:
    'Declare larger or further subnets in that zone, lower maxReplicas, or give up what is kept: cdk8s-ipam lock release, ' +
    'and kubectl delete vipc in the cluster.',
  check: (answer) =>
    tkeSupplies(answer).flatMap(({ cluster, supply }) =>
      zoneShortages(podDemands(cluster, answer, 'any'), (zone) => supply.addressesIn(zone)).map(
        ({ zones, wanted, has }) =>
          finding(
            tkeZoneAddresses,
            cluster.where,
            `${wanted} claims, head-room and what is kept included, must be in ${inZones(zones)}, whose subnets leave ${has} addresses to pods.`,
          ),
      ),
    ),
};
