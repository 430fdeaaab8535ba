import { ApiObject, type App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { Cluster, EipBinding, Ipam, IpMasqAgent, type IpMasqAgentProps, Tke } from '../../src/index';
import { calicoCluster, plainApp, problemsOf, statefulSet } from '../support/declare';

const tkeCluster = (app: App): Cluster =>
  new Cluster(app, 'cloud', {
    backend: Tke.ipamd('3.4.7', { skipAddingNonMasqueradeCidrs: true }),
    kubernetes: '1.30',
  });

const poolIn = (cluster: Cluster, name: string, cidr: string) =>
  cluster.subnet(name, { cidr, tke: { id: `subnet-${name}`, zone: 'gz-3' } }).pool('all');

const rulesOf = (cluster: (app: App) => Cluster, props: IpMasqAgentProps): string[] =>
  problemsOf((app) => {
    new IpMasqAgent(cluster(app), 'masq', props);
  }).map(({ rule }) => rule);

/** The ConfigMap of an app's only agent. */
function configMapOf(cluster: Cluster): { readonly name: string; readonly data: Record<string, string> } {
  const object = Testing.synth(cluster.chart).find(
    ({ kind, metadata }) => kind === 'ConfigMap' && /masq/.test(metadata.name),
  );
  return { name: object.metadata.name, data: object.data };
}

const DESTINATIONS = ['10.0.0.0/8'];

describe('the agent of a cluster', () => {
  it('has the sources of bindings that are declared after it', () => {
    const app = plainApp();
    const cluster = tkeCluster(app);
    new IpMasqAgent(cluster, 'masq', { nonMasqueradeCidrs: DESTINATIONS });
    const [eips, pods] = [poolIn(cluster, 'eips', '10.1.0.0/24'), poolIn(cluster, 'pods', '10.1.1.0/24')];
    statefulSet('db', { pools: [pods] });
    const web = statefulSet('web', { pools: [eips] });
    EipBinding.attributes(web);
    expect(
      Ipam.of(app)
        .problems()
        .filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(configMapOf(cluster).data.config).toContain('"NonMasqueradeSrcCIDRs":["10.1.0.0/24"]');
  });

  it.each([
    ['gke', 'ip-masq-agent', 'config'],
    ['azure', 'azure-ip-masq-agent-config', 'ip-masq-agent'],
  ] as const)('writes what %s reads', (dialect, name, key) => {
    const app = plainApp();
    const cluster = calicoCluster(app);
    new IpMasqAgent(cluster, 'masq', { nonMasqueradeCidrs: DESTINATIONS, dialect });
    expect(configMapOf(cluster)).toEqual({
      name,
      data: { [key]: expect.stringContaining('"nonMasqueradeCIDRs":["10.0.0.0/8"]') },
    });
  });

  it('may name its version, its limit and its flag', () => {
    const props = { nonMasqueradeCidrs: [...DESTINATIONS, 'fd00::/8'], enableIpv6: true, cidrLimit: 128 };
    expect(rulesOf(calicoCluster, { ...props, version: 'v2.9.3' })).toEqual([]);
    expect(rulesOf(calicoCluster, { ...props, version: '2.8.0' })).toEqual(['IPAM387']);
  });

  it.each([
    [{ dialect: 'eks' }, 'IPAM111'],
    [{ version: 'latest' }, 'IPAM111'],
    [{ cidrLimit: 0 }, 'IPAM111'],
    [{ cidrLimit: 1e9 }, 'IPAM111'],
    [{ enableIPv6: true }, 'IPAM110'],
    [{ nonMasqueradeCidrs: ['10.0.0.1/8'] }, 'IPAM111'],
    [{ resyncInterval: '0s' }, 'IPAM396'],
  ])('refuses %j', (props, rule) => {
    const wrong = { nonMasqueradeCidrs: DESTINATIONS, ...props } as IpMasqAgentProps;
    expect(rulesOf(calicoCluster, wrong)).toEqual([rule]);
  });
});

describe('a ConfigMap that somebody wrote by hand', () => {
  const byHand = (config: string) =>
    problemsOf((app) => {
      new ApiObject(calicoCluster(app).chart, 'masq', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'ip-masq-agent', namespace: 'kube-system' },
        data: { config },
      } as never);
    });

  it('is judged where it stands in the tree', () => {
    expect(byHand('nonMasqueradeCIDRs: [10.0.0.1/8]').map(({ rule, where }) => [rule, where])).toEqual([
      ['IPAM389', { identity: 'ConfigMap/ip-masq-agent', field: 'data.config', path: 'prod-cluster/masq' }],
    ]);
  });

  it('is fine where the agent takes it', () => {
    expect(byHand('nonMasqueradeCIDRs: [10.0.0.0/8]\nmasqLinkLocal: false\n')).toEqual([]);
  });
});
