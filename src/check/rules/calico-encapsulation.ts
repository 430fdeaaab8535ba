import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Answer } from '../../model/answer';
import type { Cidr } from '../../net/cidr';
import { isCalico } from '../calico-object';
import { poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoEncapsulation: Rule = {
  id: 'IPAM306',
  name: 'calico-encapsulation',
  severity: 'error',
  title: 'Encapsulation that Calico refuses',
  why: 'A packet is wrapped by IPIP or by VXLAN, not by both, and IPIP carries IPv4 only. Of a pool with both families the IPv4 half gets it.',
  fix: 'Set one of ipipMode and vxlanMode, the one that the other pools of the cluster have; for IPv6 alone vxlanMode or none.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  ipipMode: Always
  vxlanMode: CrossSubnet`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  ipipMode: Always
  vxlanMode: Never`,
  },
  check: (answer) =>
    ipPoolsOf(answer).flatMap((pool) => {
      const fault = faultOf(pool, answer);
      return fault === undefined ? [] : finding(calicoEncapsulation, pool.where, fault);
    }),
  lint: (object) => {
    const cidr = isCalico(object, 'IPPool') ? poolOf(object)?.cidr : undefined;
    const { ipipMode, vxlanMode } = object.spec;
    if (cidr === undefined || !isOn(ipipMode)) return [];
    const path = ['spec', 'ipipMode'];
    if (cidr.family === 6) return [{ object, path, message: withoutIpv4(cidr, ipipMode) }];
    return isOn(vxlanMode) ? [{ object, path, message: withBoth(cidr, ipipMode, vxlanMode) }] : [];
  },
};

function faultOf({ place, cidr, options: { ipipMode, vxlanMode } }: IpPool, { view }: Answer): string | undefined {
  if (!isOn(ipipMode)) return undefined;
  if (view.cidrOf(place, 4) === undefined) return withoutIpv4(cidr, ipipMode);
  return cidr.family === 4 && isOn(vxlanMode) ? withBoth(cidr, ipipMode, vxlanMode) : undefined;
}

const withoutIpv4 = (cidr: Cidr, ipip: string): string => `${cidr} has ipipMode ${ipip}, but no IPv4.`;

const withBoth = (cidr: Cidr, ipip: string, vxlan: string): string =>
  `${cidr} has ipipMode ${ipip} and vxlanMode ${vxlan}.`;

const isOn = (mode: unknown): mode is string => typeof mode === 'string' && mode !== '' && mode !== 'Never';
