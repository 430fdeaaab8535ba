import { Cidr } from '../../net/cidr';
import { isCalico } from '../calico-object';
import { poolOf } from '../calico-pool';
import { type ForeignObject, fields } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';

export const calicoOutsidePodRange: Rule = {
  id: 'IPAM644',
  name: 'calico-outside-pod-range',
  severity: 'warning',
  title: 'IPPool outside the range that kube-proxy takes for pods',
  why:
    'kube-proxy tells pods by `clusterCIDR` (kubeadm: `podSubnet`), and masquerades what comes from elsewhere to a ' +
    'Service. Pods of a pool outside it lose their own address on that way, which is what they were given one for.',
  fix: 'Choose a pool inside the range, widen the range, or tell kube-proxy otherwise which traffic is local (`detectLocalMode`).',
  lintTogether: (objects, { known }) => {
    const pools = [...objects, ...known]
      .filter((object) => isCalico(object, 'IPPool'))
      .flatMap((one) => poolOf(one) ?? []);
    return objects.flatMap((object) => {
      const { path, text } = rangeOf(object) ?? { path: [], text: '' };
      const ranges = text.split(',').flatMap((part) => {
        const cidr = Cidr.parse(part.trim());
        return cidr.ok ? cidr.value : [];
      });
      return pools
        .filter(({ cidr }) => ranges.some(({ family }) => family === cidr.family))
        .filter(({ cidr }) => !ranges.some((range) => range.family === cidr.family && range.range.covers(cidr.range)))
        .map((pool) => ({
          object,
          path,
          message: `The IPPool ${pool.object.name} (${pool.cidr}) is outside ${text}.`,
        }));
    });
  },
};

/** Where a configuration says what is a pod; undefined where it tells pods otherwise, or is something else. */
function rangeOf({ group, kind, value }: ForeignObject) {
  if (group === 'kubeproxy.config.k8s.io' && kind === 'KubeProxyConfiguration') {
    const { clusterCIDR, detectLocalMode } = value;
    const isByRange = ['', 'ClusterCIDR'].includes(foreignText(detectLocalMode ?? ''));
    return isByRange ? { path: ['clusterCIDR'], text: foreignText(clusterCIDR ?? '') } : undefined;
  }
  if (group !== 'kubeadm.k8s.io' || kind !== 'ClusterConfiguration') return undefined;
  return { path: ['networking', 'podSubnet'], text: foreignText(fields(value.networking).podSubnet ?? '') };
}
