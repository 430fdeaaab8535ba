import { Cidr } from '../../net/cidr';
import { type ForeignPool, poolOf } from '../calico-pool';
import { type ForeignObject, fields } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { poolObjectsAmong } from '../operator-pools';
import type { Rule } from '../rule';
import { usesOf } from './calico-load-balancer-pool';

export const calicoOutsidePodRange: Rule = {
  id: 'IPAM644',
  name: 'calico-outside-pod-range',
  severity: 'warning',
  title: 'IPPool outside the range that kube-proxy takes for pods',
  why:
    'kube-proxy tells pods by `clusterCIDR` (kubeadm: `podSubnet`), and masquerades what comes from elsewhere to a ' +
    'Service. Pods of a pool outside it lose their own address on that way, which is what they were given one for.',
  fix: 'Choose a pool inside the range, widen the range, or tell kube-proxy otherwise which traffic is local (`detectLocalMode`).',
  example: {
    kind: 'manifest',
    known: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.9.0.0/16`,
    bad: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
networking:
  podSubnet: 10.1.0.0/16`,
    good: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
networking:
  podSubnet: 10.0.0.0/12`,
  },
  lintTogether: (objects, { known }) => {
    const ranges = objects.flatMap((object) => rangeOf(object) ?? []);
    if (ranges.length === 0) return [];
    const pools = poolObjectsAmong([...objects, ...known])
      .flatMap((object) => poolOf(object) ?? [])
      .filter(servesPods);
    return ranges.flatMap(({ object, path, text }) => {
      const cidrs = cidrsIn(text);
      return pools
        .filter(({ cidr }) => isOutside(cidr, cidrs))
        .map((pool) => ({
          object,
          path,
          message: `The IPPool ${pool.object.name} (${pool.cidr}) is outside ${text}.`,
        }));
    });
  },
};

const cidrsIn = (text: string): readonly Cidr[] =>
  text.split(',').flatMap((part) => {
    const cidr = Cidr.parse(part.trim());
    return cidr.ok ? cidr.value : [];
  });

/** Tunnels are of nodes, and the addresses of LoadBalancers are no pod's own. */
function servesPods({ object, isDisabled }: ForeignPool): boolean {
  const uses = usesOf(object.spec);
  return !isDisabled && (uses.length === 0 || uses.includes('Workload'));
}

/** Of a family without a range nothing is said. */
function isOutside(cidr: Cidr, ranges: readonly Cidr[]): boolean {
  const own = ranges.filter(({ family }) => family === cidr.family);
  return own.length > 0 && !own.some((range) => range.range.covers(cidr.range));
}

/** Where a configuration says what is a pod; undefined where it tells pods otherwise, or is something else. */
function rangeOf(object: ForeignObject) {
  const { group, kind, value } = object;
  if (group === 'kubeproxy.config.k8s.io' && kind === 'KubeProxyConfiguration') {
    const { clusterCIDR, detectLocalMode } = value;
    const isByRange = ['', 'ClusterCIDR'].includes(foreignText(detectLocalMode ?? ''));
    return isByRange ? { object, path: ['clusterCIDR'], text: foreignText(clusterCIDR ?? '') } : undefined;
  }
  if (group !== 'kubeadm.k8s.io' || kind !== 'ClusterConfiguration') return undefined;
  return { object, path: ['networking', 'podSubnet'], text: foreignText(fields(value.networking).podSubnet ?? '') };
}
