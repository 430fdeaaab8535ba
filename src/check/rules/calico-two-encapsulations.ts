import { ipPoolsOf } from '../../backends/calico/ip-pools';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoTwoEncapsulations: Rule = {
  id: 'IPAM306',
  name: 'calico-two-encapsulations',
  severity: 'error',
  title: 'IPPool with IPIP and VXLAN',
  why: 'A packet is wrapped one way or the other; Calico refuses a pool with both.',
  fix: 'Set one of ipipMode and vxlanMode, the one that the other pools of the cluster have.',
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ cidr, options }) => cidr.family === 4 && isOn(options.ipipMode) && isOn(options.vxlanMode))
      .map(({ cidr, options, where }) =>
        finding(
          calicoTwoEncapsulations,
          where,
          `${cidr} has ipipMode ${options.ipipMode} and vxlanMode ${options.vxlanMode}.`,
        ),
      ),
};

const isOn = (mode: string | undefined): boolean => mode !== undefined && mode !== 'Never';
