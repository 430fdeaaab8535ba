import { ApiObject, Chart, Include, Lazy, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { IpPool } from '../../imports/projectcalico.org';
import { Calico, Ipam, KubeOvn } from '../../src/index';
import { calicoCluster, plainApp, problemsOf, statefulSet } from '../support/declare';

const pool = (name: string, spec: Record<string, unknown>) => ({
  apiVersion: 'projectcalico.org/v3',
  kind: 'IPPool',
  metadata: { name },
  spec: { nodeSelector: 'all()', allowedUses: ['Workload'], ipipMode: 'Never', ...spec },
});

const SMALL = pool('small', { cidr: '10.9.0.0/30' });

describe('an object of a CNI that others made', () => {
  it('is judged where it stands in the tree, in whatever chart of a cluster', () => {
    const problems = problemsOf((app) => {
      const cluster = calicoCluster(app);
      new ApiObject(cluster.chart, 'a', SMALL);
      new ApiObject(cluster.namespace('shop'), 'b', pool('other', { cidr: '10.8.0.0/30' }));
      const own = new Chart(app, 'own');
      cluster.addChart(own);
      new ApiObject(own, 'c', pool('third', { cidr: '10.7.0.0/30' }));
    });
    expect(problems.map(({ rule, where }) => [rule, where])).toEqual([
      ['IPAM303', { identity: 'IPPool/other', field: 'spec.cidr', path: 'prod-shop/b' }],
      ['IPAM303', { identity: 'IPPool/small', field: 'spec.cidr', path: 'prod-cluster/a' }],
      ['IPAM303', { identity: 'IPPool/third', field: 'spec.cidr', path: 'own/c' }],
    ]);
  });

  it('is judged as a generated class, and after patches', () => {
    const problems = problemsOf((app) => {
      const { chart } = calicoCluster(app);
      new IpPool(chart, 'class', { metadata: { name: 'p' }, spec: { cidr: '10.9.0.0/30', nodeSelector: 'all()' } });
      const patched = new ApiObject(chart, 'patched', pool('q', { cidr: '10.8.0.0/24' }));
      patched.addJsonPatch({ op: 'replace', path: '/spec/cidr', value: '169.254.5.0/24' } as never);
    });
    expect(problems.map(({ rule }) => rule)).toContain('IPAM303');
  });

  it('is nobody’s concern in a chart of no cluster', () => {
    const problems = problemsOf((app) => {
      calicoCluster(app);
      new ApiObject(new Chart(app, 'elsewhere'), 'a', SMALL);
    });
    expect(problems).toEqual([]);
  });

  it('is judged beside what we render, and beside what is there', () => {
    const problems = problemsOf((app) => {
      const cluster = calicoCluster(app);
      cluster.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, existing: true, objectName: 'default' });
      cluster.subnet('fixed', { cidr: '10.2.0.0/24' }).pool('db', { cidr: '10.2.0.0/26' });
      new ApiObject(cluster.chart, 'a', pool('a', { cidr: '10.1.7.0/24' }));
      new ApiObject(cluster.chart, 'b', pool('b', { cidr: '10.2.0.0/24' }));
      new ApiObject(cluster.chart, 'same', pool('default', { cidr: '10.1.0.0/16' }));
    });
    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'IPAM304 10.1.7.0/24 lies in the IPPool default (10.1.0.0/16).',
      expect.stringMatching(/^IPAM304 In 10\.2\.0\.0\/24 lies the IPPool \S+ \(10\.2\.0\.0\/26\)\.$/),
    ]);
  });

  it('may be the Installation that makes what is declared as existing', () => {
    const problems = problemsOf((app) => {
      const cluster = calicoCluster(app);
      cluster.subnet('pods', { cidr: '10.1.0.0/16', automatic: true, existing: true, objectName: 'default' });
      cluster.subnet('more', { cidr: '10.2.0.0/16', automatic: true, objectName: 'more' });
      new ApiObject(cluster.chart, 'installation', {
        apiVersion: 'operator.tigera.io/v1',
        kind: 'Installation',
        metadata: { name: 'default' },
        spec: { calicoNetwork: { ipPools: ['10.1.0.0/16', '10.2.0.0/16'].map((cidr) => ({ cidr })) } },
      });
    });
    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'IPAM643 It lists 10.2.0.0/16, which is the IPPool more here.',
    ]);
  });

  it('may hold addresses of ours', () => {
    const app = plainApp();
    const cluster = calicoCluster(app);
    const db = cluster.subnet('fixed', { cidr: '10.2.0.0/24' }).pool('db', { cidr: '10.2.0.0/26' });
    const redis = statefulSet('redis', { pools: [db] });
    new ApiObject(cluster.chart, 'r', {
      apiVersion: 'projectcalico.org/v3',
      kind: 'IPReservation',
      metadata: { name: 'r' },
      spec: { reservedCIDRs: Lazy.any({ produce: () => redis.cidrs() }) },
    });
    expect(Ipam.of(app).problems()).toEqual([]);
    expect(JSON.stringify(Testing.synth(cluster.chart))).toContain('10.2.0.');
  });

  it('that cannot be rendered yet hides no other problem', () => {
    const app = plainApp();
    const cluster = calicoCluster(app);
    const thrown = () => {
      throw new Error('not yet');
    };
    new ApiObject(cluster.chart, 'r', pool('r', { cidr: Lazy.any({ produce: thrown }) }));
    new ApiObject(cluster.chart, 'small', SMALL);
    expect(
      Ipam.of(app)
        .problems()
        .map(({ rule }) => rule),
    ).toEqual(['IPAM303']);
  });

  it('fails the synth of a plain App too', () => {
    const app = plainApp();
    new ApiObject(calicoCluster(app).chart, 'small', SMALL);
    expect(() => app.synth()).toThrow(/IPAM303/);
  });

  it('of another CNI than the cluster’s is judged for every version', () => {
    const problems = problemsOf((app) => {
      const cluster = calicoCluster(app, 'ovn', { backend: KubeOvn.v1_16() });
      new ApiObject(cluster.chart, 'small', SMALL);
      new ApiObject(calicoCluster(app, 'dc', { backend: Calico.v3_30() }).chart, 'ip', {
        apiVersion: 'kubeovn.io/v1',
        kind: 'IP',
        metadata: { name: 'a.b' },
        spec: { podName: 'a', namespace: 'b', podType: '' },
      });
    });
    expect(problems.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['IPAM303', 'IPAM338']));
  });

  it('is found in included YAML', () => {
    const problems = problemsOf((app) => {
      new Include(calicoCluster(app).chart, 'page', { url: 'test/fixtures/documents/calico.yaml' });
    });
    expect(problems.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['IPAM303', 'IPAM304']));
  });
});
