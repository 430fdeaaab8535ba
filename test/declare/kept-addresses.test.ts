import type { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Cluster, Ipam, KubeOvn, Network, ReclaimPolicy } from '../../src/index';
import { calicoCluster, lockAfter, plainApp, statefulSet } from '../support/declare';

const kubeOvnCluster = (app: App, network?: Network) =>
  new Cluster(app, 'edge', { backend: KubeOvn.v1_16(), kubernetes: '1.30', ...(network ? { network } : {}) });

const specsOf = (cluster: Cluster, kind: string): unknown[] =>
  cluster.chart
    .toJson()
    .filter((object: { readonly kind: string }) => object.kind === kind)
    .map((object: { readonly spec: unknown }) => object.spec);

describe('addresses that the CNI must not give away', () => {
  it('are kept by Kube-OVN’s IPPool also when the last workload of the subnet is gone', () => {
    const declare = (app: App, isDeclared: boolean) => {
      const cluster = kubeOvnCluster(app);
      const pool = cluster.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.16/30' });
      if (isDeclared) statefulSet('redis', { pools: [pool], replicas: 4, reclaim: ReclaimPolicy.neverReclaimed() });
      return cluster;
    };
    const lock = lockAfter((app) => void declare(app, true));
    const app = plainApp();
    Ipam.of(app).useLock(lock);
    expect(specsOf(declare(app, false), 'IPPool')).toEqual([{ subnet: 'pods', ips: ['10.1.0.16..10.1.0.19'] }]);
  });

  it('need no IPPool of Kube-OVN where there are none', () => {
    const cluster = kubeOvnCluster(plainApp());
    cluster.subnet('pods', { cidr: '10.1.0.0/24' });
    expect(specsOf(cluster, 'IPPool')).toEqual([]);
  });

  it('are those that the network reserves, also where nobody claims', () => {
    const app = plainApp();
    const reserve = [
      { range: '10.1.0.5', reason: 'a printer' },
      { range: '10.2.0.5', reason: 'a printer' },
    ];
    const network = new Network(app, 'corp', { reserve });
    const calico = calicoCluster(app, 'prod', { network });
    const kubeOvn = kubeOvnCluster(app, network);
    calico.subnet('pods', { cidr: '10.1.0.0/24', automatic: true });
    kubeOvn.subnet('pods', { cidr: '10.2.0.0/24', existing: true });
    expect(specsOf(calico, 'IPReservation')).toEqual([{ reservedCIDRs: ['10.1.0.5/32'] }]);
    expect(specsOf(kubeOvn, 'IPPool')).toEqual([{ subnet: 'pods', ips: ['10.2.0.5'] }]);
  });

  it('are the gateways of a subnet that Calico uses by itself', () => {
    const cluster = calicoCluster(plainApp());
    cluster.subnet('pods', { cidr: '10.1.0.0/24', gateway: '10.1.0.1', automatic: true });
    expect(specsOf(cluster, 'IPReservation')).toEqual([{ reservedCIDRs: ['10.1.0.1/32'] }]);
  });
});
