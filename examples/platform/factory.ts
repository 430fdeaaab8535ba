import { ApiObject } from 'cdk8s';
import { FixedIpStatefulSet, type NamespaceChart, ReclaimPolicy, type Subnet } from 'cdk8s-ipam';
import { podTemplate } from './pod-template';

const LINES = 36;

/** The plant: a controller for each production line, a virtual machine with an old licence, and a stateless front. */
export function declareFactory(factory: NamespaceChart, pods: Subnet): void {
  const lines = pods.pool('lines', { prefixLength: 24, ipv6PrefixLength: 120 });
  for (let line = 1; line <= LINES; line++) {
    new FixedIpStatefulSet(factory, `line-${line}`, {
      replicas: 2,
      pools: [lines],
      reclaim: ReclaimPolicy.neverReclaimed(),
      template: podTemplate(`line-${line}`, 'ghcr.io/example/line-controller:4.1.2', 4840),
    });
  }

  const front = new ApiObject(factory, 'front', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'front' },
    spec: {
      replicas: 6,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } },
      selector: { matchLabels: { app: 'front' } },
      template: podTemplate('front', 'nginx:1.28', 8080),
    },
  });
  lines.pin(front, { maxReplicas: 10 });

  const machine = new ApiObject(factory, 'scada', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'scada' },
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] }, memory: { guest: '4Gi' } },
          networks: [{ name: 'default', pod: {} }],
        },
      },
    },
  });
  pods.pool('machines', { prefixLength: 28, ipv6PrefixLength: 124 }).pin(machine);
}
