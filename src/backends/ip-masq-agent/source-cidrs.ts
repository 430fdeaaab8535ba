import type { Answer } from '../../model/answer';
import type { PlaceKey } from '../../model/declarations';
import type { InterfaceSnapshot, WorkloadSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import { RangeSet } from '../../net/range-set';
import { indexOf } from '../snapshot-index';

/**
 * The sources whose traffic must leave with its own address, so that the public address bound to it is used: the whole
 * CIDR of each subnet that serves only workloads with a public address, and elsewhere the addresses that are known.
 * The fewest CIDRs, and never one address more: a pod without a public address would lose its way out. IPv4 only, as
 * public addresses are.
 */
export function sourceCidrs(cluster: string, answer: Answer): readonly Cidr[] {
  const sources = eipSubnets(cluster, answer).flatMap((subnet): readonly (Cidr | Address)[] =>
    subnet.others.length === 0
      ? ipv4Of(answer.view.cidrsOf(subnet.key))
      : subnet.withEip.flatMap((workload) => knownAddresses(workload, answer)),
  );
  return RangeSet.from(sources).cidrs();
}

/** A subnet that serves workloads with a public address. */
export interface EipSubnet {
  readonly key: PlaceKey;
  readonly withEip: readonly WorkloadSnapshot[];
  readonly others: readonly WorkloadSnapshot[];
}

export function eipSubnets(cluster: string, { snapshot }: Answer): readonly EipSubnet[] {
  const index = indexOf(snapshot);
  return snapshot.subnets
    .filter((subnet) => subnet.cluster === cluster)
    .map(({ key }) => {
      const workloads = index.workloadsIn(key);
      const isHere = (face: InterfaceSnapshot) => index.subnetsOfInterface(face).some((subnet) => subnet.key === key);
      return {
        key,
        withEip: workloads.filter((workload) => publicInterfaces(workload).some(isHere)),
        others: workloads.filter((workload) => privateInterfaces(workload).some(isHere)),
      };
    })
    .filter((subnet) => subnet.withEip.length > 0);
}

/** A public address goes with the first interface. */
const publicInterfaces = ({ eip, interfaces }: WorkloadSnapshot): readonly InterfaceSnapshot[] =>
  eip === undefined ? [] : interfaces.slice(0, 1);

const privateInterfaces = ({ eip, interfaces }: WorkloadSnapshot): readonly InterfaceSnapshot[] =>
  eip === undefined ? interfaces : interfaces.slice(1);

/** The private IPv4 addresses behind the public ones of a workload; none where the backend chooses them itself. */
export const knownAddresses = ({ owner, interfaces }: WorkloadSnapshot, { view }: Answer): readonly Address[] => [
  ...view.addressesOf(owner, 4, interfaces[0]?.nic).values(),
];

const ipv4Of = (cidrs: readonly Cidr[]): readonly Cidr[] => cidrs.filter((cidr) => cidr.family === 4);
