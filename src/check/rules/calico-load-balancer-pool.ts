import { isCalico } from '../calico-object';
import type { Fields } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';

export const calicoLoadBalancerPool: Rule = {
  id: 'IPAM625',
  name: 'calico-load-balancer-pool',
  severity: 'error',
  versions: 'from 3.30',
  title: 'Pool for LoadBalancers that is for something else too',
  why:
    'A pool with the use LoadBalancer serves Services alone: no pods or tunnels, no encapsulation, every node (all(), with ' +
    'these letters), and its routes are exported. The CRDs refuse parts of it from 3.32 and all of it from 3.33 on; before, ' +
    'kubectl stores it, and calicoctl can neither change nor delete it.',
  fix: 'Give such a pool allowedUses [LoadBalancer] and nodeSelector all(), and leave the rest out.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 192.168.9.0/24
  allowedUses: [LoadBalancer, Workload]
  nodeSelector: all()`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 192.168.9.0/24
  allowedUses: [LoadBalancer]
  nodeSelector: all()`,
  },
  lint: (object) =>
    isCalico(object, 'IPPool') && usesOf(object.spec).includes('LoadBalancer')
      ? faultsOf(object.spec).map(([key, fault]) => ({
          object,
          path: ['spec', key],
          message: `spec.${key} is ${fault}, of a pool for LoadBalancers.`,
        }))
      : [],
};

/** The uses that a pool lists; none where it lists none. */
export const usesOf = ({ allowedUses }: Fields): readonly string[] =>
  Array.isArray(allowedUses) ? allowedUses.map(foreignText) : [];

function faultsOf(spec: Fields): readonly (readonly [key: string, fault: string])[] {
  const { nodeSelector, disableBGPExport } = spec;
  const others = usesOf(spec).filter((use) => use !== 'LoadBalancer');
  return [
    ...(others.length > 0 ? [['allowedUses', `also ${others.join(', ')}`] as const] : []),
    ...['ipipMode', 'vxlanMode'].flatMap((key) => (isOn(spec[key]) ? [[key, foreignText(spec[key])] as const] : [])),
    ...(typeof nodeSelector === 'string' && nodeSelector !== 'all()'
      ? [['nodeSelector', JSON.stringify(nodeSelector)] as const]
      : []),
    ...(disableBGPExport === true ? [['disableBGPExport', 'true'] as const] : []),
  ];
}

const isOn = (mode: unknown): boolean => typeof mode === 'string' && mode !== '' && mode !== 'Never';
