/** What an instance type brings to VPC-CNI. */
export interface InstanceFigures {
  readonly cpus?: number;
  /** Elastic network interfaces, the primary one included. */
  readonly interfaces: number;
  /** Private addresses of one interface, its primary one included. */
  readonly ipsPerInterface: number;
  /** Pods with an interface of their own. */
  readonly exclusivePods: number;
}

/**
 * The sample that Tencent's API DescribeVpcCniPodLimits shows for the family SA2, by the size of the machine. It has pod
 * limits; interfaces and addresses are those that they follow from: shared limit = (interfaces - 1) x (addresses - 1).
 * vCPUs are there where the sample says them. Other families have other figures, so they are not guessed: ask that API
 * for them.
 */
const SA2: Readonly<Record<string, InstanceFigures>> = {
  SMALL: { interfaces: 2, ipsPerInterface: 6, exclusivePods: 4 },
  MEDIUM: { cpus: 2, interfaces: 4, ipsPerInterface: 10, exclusivePods: 9 },
  LARGE: { cpus: 4, interfaces: 4, ipsPerInterface: 10, exclusivePods: 19 },
  '2XLARGE': { cpus: 8, interfaces: 6, ipsPerInterface: 20, exclusivePods: 39 },
  '4XLARGE': { cpus: 16, interfaces: 8, ipsPerInterface: 40, exclusivePods: 39 },
  '8XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 39 },
  '12XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 39 },
  '16XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 39 },
  '20XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 39 },
  '22XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 39 },
  '32XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 22 },
  '40XLARGE': { interfaces: 8, ipsPerInterface: 40, exclusivePods: 22 },
};

const FAMILIES: Readonly<Record<string, Readonly<Record<string, InstanceFigures>>>> = { SA2 };

/** The figures of an instance type such as `SA2.LARGE8`: family, size, and GiB of memory, which make no difference. */
export function instanceFigures(instanceType: string): InstanceFigures | undefined {
  const [, family = '', size = ''] = /^([A-Z0-9]+)\.([0-9]*[A-Z]+)[0-9]*$/.exec(instanceType) ?? [];
  return FAMILIES[family]?.[size];
}
