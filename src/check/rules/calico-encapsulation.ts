import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Answer } from '../../model/answer';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoEncapsulation: Rule = {
  id: 'IPAM306',
  name: 'calico-encapsulation',
  severity: 'error',
  title: 'Encapsulation that Calico refuses',
  why: 'A packet is wrapped by IPIP or by VXLAN, not by both, and IPIP carries IPv4 only. Of a pool with both families the IPv4 half gets it.',
  fix: 'Set one of ipipMode and vxlanMode, the one that the other pools of the cluster have; for IPv6 alone vxlanMode or none.',
  check: (answer) =>
    ipPoolsOf(answer).flatMap((pool) => {
      const fault = faultOf(pool, answer);
      return fault === undefined ? [] : finding(calicoEncapsulation, pool.where, fault);
    }),
};

function faultOf({ place, cidr, options: { ipipMode, vxlanMode } }: IpPool, { view }: Answer): string | undefined {
  if (!isOn(ipipMode)) return undefined;
  if (view.cidrOf(place, 4) === undefined) return `${cidr} has ipipMode ${ipipMode}, but no IPv4.`;
  return cidr.family === 4 && isOn(vxlanMode)
    ? `${cidr} has ipipMode ${ipipMode} and vxlanMode ${vxlanMode}.`
    : undefined;
}

const isOn = (mode: string | undefined): boolean => mode !== undefined && mode !== 'Never';
