import { describeFault } from '../../net/parsed';
import { Range } from '../../net/range';
import { foreignText } from '../foreign-text';
import { isKubeOvn } from '../kube-ovn-object';
import type { Rule } from '../rule';

export const kubeOvnIppoolItems: Rule = {
  id: 'IPAM336',
  name: 'kube-ovn-ippool-items',
  severity: 'error',
  title: 'IPPool item that Kube-OVN reads otherwise, or not at all',
  why:
    'From 1.16 on nothing checks the items of an IPPool: one that cannot be read is passed over, and the pool is Ready ' +
    'with fewer addresses or none. Host bits of a CIDR are masked, so that it has more addresses than it seems to.',
  fix: 'Write an address, a range first..last with both addresses in full, or a CIDR without host bits.',
  lint: (object) => {
    const items = isKubeOvn(object, 'IPPool') ? object.spec.ips : undefined;
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown, i) => {
      const fault = faultOf(item);
      return fault === undefined ? [] : { object, path: ['spec', 'ips', i], message: `In an IPPool, ${fault}.` };
    });
  },
};

function faultOf(item: unknown): string | undefined {
  if (typeof item !== 'string') return `${foreignText(item)} is not a text`;
  const range = Range.parse(item);
  if (!range.ok) return describeFault(range.fault);
  const [, last] = item.split('..');
  return last !== undefined && !/[.:]/.test(last) ? `"${item}" has a short end; write "${range.value}"` : undefined;
}
