import { Cidr } from '../../net/cidr';
import { partitionPoint } from '../../net/partition-point';
import { isCalico } from '../calico-object';
import { type ForeignPool, isAutomatic, meantCidr, poolOf } from '../calico-pool';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { poolObjectsAmong } from '../operator-pools';
import type { Rule } from '../rule';

export const calicoEverythingReserved: Rule = {
  id: 'IPAM635',
  name: 'calico-everything-reserved',
  severity: 'warning',
  title: 'Reservation that leaves nothing to assign',
  why:
    'Nothing that is reserved is assigned to a pod that does not name the address, also where the pod names the pool. ' +
    '0.0.0.0/0 stops all automatic assignment of IPv4 in the cluster.',
  fix: 'Reserve less. To keep a pool for explicit addresses give it nodeSelector !all() as well, so that this is meant.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPReservation
metadata:
  name: routers
spec:
  reservedCIDRs: [10.1.0.0/24, 0.0.0.0/0]`,
    good: `apiVersion: projectcalico.org/v3
kind: IPReservation
metadata:
  name: routers
spec:
  reservedCIDRs: [10.1.0.0/24]`,
  },
  lintTogether: (objects, { known }) => {
    const reservations = objects.filter((object) => isCalico(object, 'IPReservation'));
    if (reservations.length === 0) return [];
    const pools = poolObjectsAmong([...objects, ...known])
      .flatMap((object) => poolOf(object) ?? [])
      .filter(isAutomatic)
      .sort((a, b) => Cidr.compare(a.cidr, b.cidr));
    return reservations.flatMap((object) => flawsIn(object, pools));
  },
};

function flawsIn(object: ForeignObject, pools: readonly ForeignPool[]): readonly Flaw[] {
  const { reservedCIDRs: entries } = object.spec;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, i) => {
    const cidr = meantCidr(foreignText(entry));
    const message = cidr && describe(cidr, pools);
    return message === undefined ? [] : { object, path: ['spec', 'reservedCIDRs', i], message };
  });
}

/** The pools are sorted, so the first one that does not begin before the block is in it, or none is. */
function describe(cidr: Cidr, pools: readonly ForeignPool[]): string | undefined {
  if (cidr.prefixLength === 0) return `${cidr} reserves every IPv${cidr.family} address.`;
  const first = pools[partitionPoint(pools, (pool) => Cidr.compare(pool.cidr, cidr) < 0)];
  return first !== undefined && cidr.covers(first.cidr)
    ? `${cidr} reserves all of the IPPool ${first.object.name} (${first.cidr}).`
    : undefined;
}
