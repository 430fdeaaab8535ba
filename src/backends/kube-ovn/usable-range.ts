import { Address } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import { bitsOf } from '../../net/family';
import { Range } from '../../net/range';

/** The addresses of a subnet that Kube-OVN can give to a pod or a gateway: without network number and last address. */
export const usableRange = (cidr: Cidr): Range =>
  hasNoEdges(cidr) ? cidr.range : Range.between(cidr.first.plus(1), cidr.last.plus(-1));

/** The gateway of a subnet that names none. */
export const defaultGateway = (cidr: Cidr): Address => usableRange(cidr).first;

/** The network number: an address of the subnet that no version gives to a pod, not even one that asks for it. */
export const networkNumber = (cidr: Cidr): Address => Address.fromValue(cidr.family, cidr.base);

const hasNoEdges = (cidr: Cidr): boolean => cidr.prefixLength >= bitsOf(cidr.family) - 1;
