import { App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Ipam } from '../../src/collect/ipam';
import { Calico, Cluster, FixedIpStatefulSet, KubeOvn, Network } from '../../src/index';

describe('the places that an app declares', () => {
  it('are its subnets and pools, placed, with how much of them may be given out', () => {
    const app = new App();
    const corp = new Network(app, 'corp', { supernet: ['10.0.0.0/8', 'fd00::/48'] });
    const prod = new Cluster(app, 'prod', { network: corp, backend: KubeOvn.v1_16(), kubernetes: '1.36' });
    const pods = prod.subnet('pods', {
      prefixLength: 24,
      ipv6PrefixLength: 64,
    });
    pods.pool('db', { prefixLength: 28, ipv6PrefixLength: 124 });
    pods.pool('old', { cidr: ['10.0.0.128/28'], lifecycle: 'draining' });
    expect(Ipam.of(app).places()).toEqual([
      {
        use: 'subnet',
        key: 'prod/pods',
        network: 'corp',
        lifecycle: 'active',
        cidrs: [
          { cidr: '10.0.0.0/24', size: '256' },
          { cidr: 'fd00::/64', size: '18446744073709551616' },
        ],
      },
      {
        use: 'pool',
        key: 'prod/pods/db',
        network: 'corp',
        lifecycle: 'active',
        cidrs: [
          { cidr: expect.stringMatching(/^10\.0\.0\.\d+\/28$/), size: expect.stringMatching(/^\d+$/) },
          { cidr: expect.stringMatching(/\/124$/), size: expect.stringMatching(/^\d+$/) },
        ],
      },
      {
        use: 'pool',
        key: 'prod/pods/old',
        network: 'corp',
        lifecycle: 'draining',
        cidrs: [{ cidr: '10.0.0.128/28', size: '16' }],
      },
    ]);
  });

  it('do not count what is reserved or never given by the backend', () => {
    const app = new App();
    const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
    const pods = prod.subnet('pods', {
      cidr: '10.0.0.0/28',
      reserve: [{ range: '10.0.0.8..10.0.0.9', reason: 'routers' }],
    });
    pods.pool('all');
    const [, pool] = Ipam.of(app).places();
    // Without network, gateway and broadcast address, and two that are reserved.
    expect(pool).toMatchObject({ key: 'prod/pods/all', cidrs: [{ cidr: '10.0.0.0/28', size: '11' }] });
  });

  it('are known where the app has errors too', () => {
    const app = new App();
    const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
    const pool = prod.subnet('pods', { cidr: '10.0.0.0/24' }).pool('db', { cidr: '10.0.0.0/31' });
    new FixedIpStatefulSet(prod.namespace('shop'), 'redis', {
      replicas: 9,
      pools: [pool],
      template: { metadata: { labels: { app: 'redis' } }, spec: { containers: [{ name: 'redis', image: 'redis' }] } },
    });
    expect(Ipam.of(app).problems().length).toBeGreaterThan(0);
    expect(Ipam.of(app).places()).toContainEqual(expect.objectContaining({ key: 'prod/pods/db' }));
  });
});
