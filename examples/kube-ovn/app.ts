import { ApiObject, type App } from 'cdk8s';
import { Cluster, EipBinding, FixedIpStatefulSet, KubeOvn, ReclaimPolicy } from 'cdk8s-ipam';

/**
 * Reserved addresses on Kube-OVN: a virtual machine that takes what the allocator gives, a pod with an address chosen by
 * hand, a StatefulSet whose ordinals begin at 1, and one with a second interface and public addresses.
 */
export function declare(app: App): void {
  const cluster = new Cluster(app, 'lab', { backend: KubeOvn.v1_16({ ipObjects: true }), kubernetes: '1.34' });

  // The subnet that Kube-OVN makes at installation.
  const subnet = cluster.subnet('ovn-default', { cidr: '10.16.0.0/16', gateway: '10.16.0.1', existing: true });
  const reserved = subnet.pool('reserved', { cidr: '10.16.0.0/24' });

  const apps = cluster.namespace('default');
  const machine = new ApiObject(apps, 'vm-dynamic-01', {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'vm-dynamic-01' },
    spec: {
      runStrategy: 'Always',
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] }, memory: { guest: '1Gi' } },
          networks: [{ name: 'default', pod: {} }],
        },
      },
    },
  });
  reserved.pin(machine);

  const pod = new ApiObject(apps, 'pod-static-01', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod-static-01' },
    spec: { containers: [{ name: 'main', image: 'busybox:1.36', args: ['sleep', 'infinity'] }] },
  });
  reserved.pin(pod, { addresses: { 0: '10.16.0.3' }, macAddresses: { 0: '00:00:00:4d:b4:36' } });

  new FixedIpStatefulSet(apps, 'web', {
    replicas: 3,
    maxReplicas: 4,
    ordinals: { start: 1 },
    pools: [reserved],
    reclaim: ReclaimPolicy.retain({ onScaleDown: 'forever' }),
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx:1.28', ports: [{ containerPort: 80 }] }] },
    },
  });

  // The attachment `storage` of the namespace default, for Multus; and an underlay network that reaches the Internet.
  const kubeOvn = { provider: 'storage.default.ovn' };
  const storage = cluster.subnet('storage', { cidr: '10.17.0.0/24', gateway: '10.17.0.1', kubeOvn }).pool('mail');
  const external = cluster.subnet('external204', {
    cidr: '203.0.113.0/24',
    gateway: '203.0.113.1',
    existing: true,
    kubeOvn: { vlan: 'vlan204' },
  });

  const mail = new FixedIpStatefulSet(apps, 'mail', {
    replicas: 2,
    pools: [reserved],
    interfaces: [{ nic: 'storage.default.ovn', pools: [storage] }],
    template: {
      metadata: { labels: { app: 'mail' }, annotations: { 'k8s.v1.cni.cncf.io/networks': 'default/storage' } },
      spec: { containers: [{ name: 'postfix', image: 'boky/postfix:v4.4.0', ports: [{ containerPort: 25 }] }] },
    },
  });
  EipBinding.pool(mail, { pools: [external.pool('mail', { cidr: '203.0.113.32/28' })] });
}
