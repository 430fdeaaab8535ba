import type { ForeignObject } from '../check/foreign-object';
import { Cidr } from '../net/cidr';
import { Range } from '../net/range';
import { RangeSet } from '../net/range-set';

/** Objects that are about addresses, whichever CNI they are for. */

export const isCalico = ({ group }: ForeignObject): boolean => /^(?:crd\.)?projectcalico\.org$/.test(group);

const isKubeOvn = ({ group }: ForeignObject): boolean => group === 'kubeovn.io';

/** A pool or subnet: addresses come from it. */
export const isPlace = (object: ForeignObject): boolean =>
  (isCalico(object) && object.kind === 'IPPool') ||
  (isKubeOvn(object) && (object.kind === 'Subnet' || object.kind === 'IPPool'));

export const isReservation = (object: ForeignObject): boolean => isCalico(object) && object.kind === 'IPReservation';

export const isIpObject = (object: ForeignObject): boolean => isKubeOvn(object) && object.kind === 'IP';

/** A kind that needs its controller to do something before pods can use it. */
export const isOfController = (object: ForeignObject): boolean =>
  isKubeOvn(object) && ['Vpc', 'Subnet', 'IPPool', 'IP'].includes(object.kind);

/** Neither pool nor subnet, and wanted before pods are made: networks, addresses, and what admission goes by. */
export const neededByPods = (object: ForeignObject): boolean => isOfController(object) || isAdmission(object);

/** A policy, its binding, or a table of ours. */
export const isAdmission = ({ group, kind }: ForeignObject): boolean =>
  /^(?:Validating|Mutating)AdmissionPolicy(?:Binding)?$/.test(kind) ||
  (group === 'cdk8s-ipam.dev' && kind === 'AllocationTable');

/** The addresses that such an object is about. What cannot be read is left out. */
export function addressesOf(object: ForeignObject): RangeSet {
  return RangeSet.from(textsOf(object).flatMap((text) => rangeOf(text) ?? []));
}

function textsOf({ kind, spec }: ForeignObject): readonly string[] {
  switch (kind) {
    case 'IPPool':
      return [...texts(spec.cidr), ...texts(spec.ips)];
    case 'Subnet':
      return texts(spec.cidrBlock).flatMap((text) => text.split(','));
    case 'IPReservation':
      return texts(spec.reservedCIDRs);
    case 'IP':
      return [...texts(spec.v4IpAddress), ...texts(spec.v6IpAddress)];
    default:
      return [];
  }
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter((item) => typeof item === 'string');

/** An address, a range or a CIDR; one with host bits stands for its block. */
export function rangeOf(text: string): Range | undefined {
  const read = Range.parse(text);
  if (read.ok) return read.value;
  const [address = '', length = ''] = text.split('/');
  const single = Range.parse(address);
  if (!single.ok || !/^\d{1,3}$/.test(length)) return undefined;
  const bits = single.value.family === 4 ? 32 : 128;
  return Number(length) > bits ? undefined : Cidr.around(single.value.first, Number(length)).range;
}

/** The subnet that a Kube-OVN pool or IP object names. */
export const subnetOf = ({ spec }: ForeignObject): string => (typeof spec.subnet === 'string' ? spec.subnet : '');

/** Whether a pool gives addresses to pods that ask for nothing. */
export const servesAnyPod = ({ spec }: ForeignObject): boolean =>
  spec.nodeSelector !== '!all()' && spec.assignmentMode !== 'Manual' && spec.disabled !== true;
