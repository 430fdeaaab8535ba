import { ApiObject, type App, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Ipam, IpamApp } from '../../src/index';
import { calicoCluster, plainApp, statefulSet } from '../support/declare';
import { filesBelow, temporaryFolder } from '../support/folder';

function synth(declare: (app: App) => void): readonly string[] {
  const outdir = temporaryFolder();
  const app = new IpamApp({ lockFile: `${outdir}.lock.yaml`, outdir, frozen: false });
  declare(app);
  app.synth();
  return Object.keys(filesBelow(outdir));
}

describe('the charts of a cluster', () => {
  it('may be of a namespace that is called cluster', () => {
    const files = synth((app) => void calicoCluster(app).namespace('cluster'));
    expect(files).toEqual(['prod/cluster-namespace.k8s.yaml', 'prod/cluster.k8s.yaml']);
  });

  it('are told apart where the names of two clusters and namespaces read alike', () => {
    const app = plainApp();
    const one = calicoCluster(app, 'a').namespace('b-c');
    const other = calicoCluster(app, 'a-b').namespace('c');
    expect([one.namespace, other.namespace]).toEqual(['b-c', 'c']);
  });

  it('are one for each namespace, however often it is asked for', () => {
    const cluster = calicoCluster(plainApp());
    expect(cluster.namespace('shop')).toBe(cluster.namespace('shop'));
  });

  it.each(['shop', 'cluster'])('are refused where two are written to one file: %s', (name) => {
    const twice = (app: App) => {
      const cluster = calicoCluster(app);
      cluster.namespace('shop');
      const chart = new Chart(app, name);
      new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
      cluster.addChart(chart);
    };
    expect(() => synth(twice)).toThrow(`IPAM407 [${name}]`);
  });
});

describe('a network whose props are refused', () => {
  it('is the only problem: what lies in it is not judged', () => {
    const app = plainApp();
    const cluster = calicoCluster(app, 'no', { supernet: '10.0.0.0/8' });
    statefulSet('redis', { pools: [cluster.subnet('pods', { prefixLength: 24 }).pool('db')] });
    expect(Ipam.of(app).problems()).toMatchObject([{ rule: 'IPAM111', where: { identity: 'no' } }]);
  });
});
