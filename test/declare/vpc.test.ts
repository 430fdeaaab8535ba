import { type App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Calico, Cluster, Ipam, KubeOvn } from '../../src/index';
import { lockAfter, plainApp, problemsOf, statefulSet } from '../support/declare';

const ovn = (app: App): Cluster => new Cluster(app, 'lab', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });

/** Two VPCs with the same CIDR and a StatefulSet in each. */
function twoTenants(app: App): Cluster {
  const cluster = ovn(app);
  for (const tenant of ['blue', 'red']) {
    const subnet = cluster.vpc(tenant).subnet(`${tenant}-pods`, { cidr: '10.0.0.0/28' });
    statefulSet(`${tenant}-db`, { pools: [subnet.pool('db')] });
  }
  return cluster;
}

const objectsOf = (cluster: Cluster): { readonly kind: string; readonly metadata: { readonly name: string } }[] =>
  Testing.synth(cluster.chart);

describe('VPCs', () => {
  it('may have the same CIDR, and each has its own section of the lock', () => {
    expect(lockAfter(twoTenants).replace(/^#.*\n/gm, '')).toBe(`version: 1
networks:
  lab-blue:
    leases:
      - 10.0.0.0/28
      - 10.0.0.2 bound lab/shop/StatefulSet/blue-db 0
  lab-red:
    leases:
      - 10.0.0.0/28
      - 10.0.0.2 bound lab/shop/StatefulSet/red-db 0
`);
  });

  it('are rendered as Vpc objects before their subnets, which name them', () => {
    const app = plainApp();
    const objects = objectsOf(twoTenants(app));
    expect(Ipam.of(app).problems()).toEqual([]);
    const named = (kind: string, name: string) =>
      objects.find((each) => each.kind === kind && each.metadata.name === name);
    expect(named('Vpc', 'blue')).toEqual({
      apiVersion: 'kubeovn.io/v1',
      kind: 'Vpc',
      metadata: {
        name: 'blue',
        labels: { 'app.kubernetes.io/managed-by': 'cdk8s-ipam' },
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'argocd.argoproj.io/sync-wave': '-16',
        },
      },
      spec: {},
    });
    expect(named('Subnet', 'blue-pods')).toMatchObject({ spec: { vpc: 'blue', cidrBlock: '10.0.0.0/28' } });
    expect(named('IPPool', 'blue-pods-leases')).toMatchObject({ spec: { ips: ['10.0.0.2'] } });
  });

  it('carve their subnets out of supernets of their own', () => {
    const lock = lockAfter((app) => {
      const cluster = ovn(app);
      for (const tenant of ['blue', 'red']) {
        const vpc = cluster.vpc(tenant, { supernet: '10.0.0.0/16' });
        statefulSet(tenant, { pools: [vpc.subnet(`${tenant}-pods`, { prefixLength: 24 }).pool('db')] });
      }
    });
    expect(lock.match(/- 10\.0\.0\.0\/24 subnet lab\/(blue|red)-pods/g)).toHaveLength(2);
  });

  it('say routes and peerings in the form of the controller', () => {
    const app = plainApp();
    const cluster = ovn(app);
    const link = (vpc: string, end: number) => ({ vpc, connect: [`fd00:ffff::${end}/126`, `169.254.0.${end}/30`] });
    const blue = cluster.vpc('blue', {
      namespaces: ['bank'],
      staticRoutes: [{ cidr: '0.0.0.0/0', nextHop: '10.0.0.14' }],
      policyRoutes: [
        { priority: 30, match: 'ip4.dst == 10.9.0.0/16', action: 'reroute', nextHop: '10.0.0.14' },
        { priority: 20, match: 'ip4.dst == 10.8.0.0/16', action: 'drop' },
      ],
      peerings: [link('red', 1)],
      enableExternal: true,
    });
    cluster.vpc('red', { peerings: [link('blue', 2)] });
    blue.subnet('blue-pods', { cidr: '10.0.0.0/28' });
    expect(objectsOf(cluster).find(({ metadata }) => metadata.name === 'blue')).toMatchObject({
      spec: {
        namespaces: ['bank'],
        staticRoutes: [{ policy: 'policyDst', cidr: '0.0.0.0/0', nextHopIP: '10.0.0.14' }],
        policyRoutes: [
          { priority: 30, match: 'ip4.dst == 10.9.0.0/16', action: 'reroute', nextHopIP: '10.0.0.14' },
          { priority: 20, match: 'ip4.dst == 10.8.0.0/16', action: 'drop' },
        ],
        vpcPeerings: [{ remoteVpc: 'red', localConnectIP: '169.254.0.1/30,fd00:ffff::1/126' }],
        enableExternal: true,
      },
    });
  });

  it('are not rendered where they are there already', () => {
    const app = plainApp();
    const cluster = ovn(app);
    cluster.vpc('blue', { existing: true }).subnet('blue-pods', { cidr: '10.0.0.0/28' });
    expect(objectsOf(cluster).map(({ kind }) => kind)).not.toContain('Vpc');
  });
});

describe('a VPC is refused', () => {
  const rules = (declare: (app: App) => void) => problemsOf(declare).map(({ rule, message }) => `${rule} ${message}`);

  it('on another CNI', () => {
    const declare = (app: App) =>
      new Cluster(app, 'dc1', { backend: Calico.v3_32(), kubernetes: '1.36' }).vpc('blue', {});
    expect(rules(declare)).toEqual([expect.stringMatching(/^IPAM133 .*option vpc is for Kube-OVN/)]);
  });

  it('in a subnet of another cluster', () => {
    const declare = (app: App) => {
      const lab2 = new Cluster(app, 'lab2', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
      ovn(app).subnet('pods', { cidr: '10.0.0.0/28', vpc: lab2.vpc('blue') });
    };
    expect(rules(declare)).toEqual([expect.stringContaining('blue is a VPC of the cluster lab2')]);
  });

  it('with a next hop of another family, or where there must be none', () => {
    const declare = (app: App) =>
      ovn(app).vpc('blue', {
        staticRoutes: [{ cidr: '0.0.0.0/0', nextHop: 'fd00::1' }],
        policyRoutes: [{ priority: 1, match: 'ip4', action: 'drop', nextHop: '10.0.0.1' }],
      });
    expect(rules(declare)).toEqual([
      expect.stringContaining('policyRoutes[0]: a next hop belongs to reroute'),
      expect.stringContaining('staticRoutes[0]: the CIDR and the next hop are of two families'),
    ]);
  });

  it('with an end of a link that is no address with a length', () => {
    const declare = (app: App) => ovn(app).vpc('blue', { peerings: [{ vpc: 'red', connect: '169.254.0.1' }] });
    expect(rules(declare)).toEqual([expect.stringContaining('"169.254.0.1" is no address with a prefix length')]);
  });
});
