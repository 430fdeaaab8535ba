import { describeFault } from '../../net/parsed';
import { Range } from '../../net/range';
import type { DocumentRule } from '../document-rule';
import { finding } from '../finding';
import { foreignText } from '../foreign-text';
import { kubeOvnManifest, placeIn } from '../kube-ovn-manifest';

export const kubeOvnIppoolItems: DocumentRule = {
  id: 'IPAM336',
  name: 'kube-ovn-ippool-items',
  severity: 'error',
  title: 'IPPool item that Kube-OVN reads otherwise, or not at all',
  why:
    'From 1.16 on nothing checks the items of an IPPool: one that cannot be read is passed over, and the pool is Ready ' +
    'with fewer addresses or none. Host bits of a CIDR are masked, so that it has more addresses than it seems to.',
  fix: 'Write an address, a range first..last with both addresses in full, or a CIDR without host bits.',
  lint: (document) => {
    const manifest = kubeOvnManifest(document);
    const items = manifest?.kind === 'IPPool' ? manifest.spec.ips : undefined;
    if (manifest === undefined || !Array.isArray(items)) return [];
    return items.flatMap((item: unknown, i) => {
      const fault = faultOf(item);
      const where = placeIn(document, manifest, ['spec', 'ips', i]);
      return fault === undefined ? [] : finding(kubeOvnIppoolItems, where, `In an IPPool, ${fault}.`);
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
