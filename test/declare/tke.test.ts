import { ApiObject, type App } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  Cluster,
  EipBinding,
  EipInventory,
  FixedIpStatefulSet,
  IpMasqAgent,
  Network,
  type NodePoolProps,
  Tke,
  TkeIpamdSettings,
  type TkeIpamdSettingsProps,
  type TkeOptions,
} from '../../src/index';
import { leasesIn, lockAfter, plainApp, problemsOf, statefulSet, TEMPLATE } from '../support/declare';

const cluster = (app: App, options: TkeOptions = {}, version = '3.4.7'): Cluster =>
  new Cluster(app, 'cloud', { backend: Tke.ipamd(version, options), kubernetes: '1.30' });

const poolIn = (on: Cluster, name = 'pods') =>
  on
    .subnet(name, {
      cidr: name === 'pods' ? '10.1.0.0/24' : '10.1.1.0/24',
      tke: { id: `subnet-${name}`, zone: 'gz-3' },
    })
    .pool('all');

const rulesOf = (declare: (app: App) => void): string[] => [...new Set(problemsOf(declare).map(({ rule }) => rule))];

const deployment = (on: Cluster, name: string): ApiObject =>
  new ApiObject(on.namespace('kube-system'), name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { template: { spec: { containers: [{ name, args: ['--v=3'] }] } } },
  });

describe('node pools', () => {
  const withNodes = (props: NodePoolProps, replicas: number) => (app: App) => {
    const on = cluster(app);
    on.nodePool('np1', props);
    EipBinding.attributes(statefulSet('web', { replicas, pools: [poolIn(on)] }));
  };

  it('say how many pods with an EIP a zone carries', () => {
    const nodes = { zone: 'gz-3', count: 2, instanceType: 'SA2.LARGE8' };
    expect(rulesOf(withNodes(nodes, 2))).not.toContain('IPAM356');
    expect(rulesOf(withNodes(nodes, 3))).toContain('IPAM356');
  });

  it('carry nothing in a zone that has none', () => {
    expect(rulesOf(withNodes({ zone: 'gz-4', count: 2, instanceType: 'SA2.LARGE8' }, 1))).toEqual(
      expect.arrayContaining(['IPAM356', 'IPAM358', 'IPAM361']),
    );
  });

  it('count together in one VPC, whatever cluster they are of', () => {
    const inOneVpc = (nodes: number) => (app: App) => {
      const network = new Network(app, 'vpc');
      for (const name of ['a', 'b']) {
        const backend = Tke.ipamd('3.8.0', { vpcEniQuota: 10 });
        new Cluster(app, name, { backend, kubernetes: '1.30', network }).nodePool('np1', { count: nodes });
      }
    };
    expect(rulesOf(inOneVpc(5))).not.toContain('IPAM360');
    expect(rulesOf(inOneVpc(6))).toContain('IPAM360');
  });

  it('want whole numbers, and no props that nobody knows', () => {
    expect(rulesOf((app) => cluster(app).nodePool('np1', { count: 1.5 }))).toContain('IPAM111');
    expect(rulesOf((app) => cluster(app).nodePool('np1', { count: 1, cpu: 4 } as NodePoolProps))).toContain('IPAM110');
  });

  it('change no address and no file', () => {
    const without = (app: App) => statefulSet('web', { replicas: 2, pools: [poolIn(cluster(app))] });
    const withThem = (app: App) => {
      const on = cluster(app);
      on.nodePool('np1', { zone: 'gz-3', count: 2, instanceType: 'SA2.LARGE8' });
      statefulSet('web', { replicas: 2, pools: [poolIn(on)] });
    };
    expect(lockAfter(withThem)).toBe(lockAfter(without));
  });
});

describe('EIPs of an inventory', () => {
  it('reach as far as an Advanced StatefulSet surges and reserves ordinals', () => {
    const declare = (app: App) => {
      const on = cluster(app);
      const ids = new EipInventory(on, 'ids', { ids: ['eip-1', 'eip-2', 'eip-3', 'eip-4'] });
      const object = new ApiObject(on.namespace('shop'), 'game', {
        apiVersion: 'apps.kruise.io/v1beta1',
        kind: 'StatefulSet',
        metadata: { name: 'game' },
        spec: {
          replicas: 2,
          reserveOrdinals: [0],
          updateStrategy: { rollingUpdate: { maxSurge: '50%' } },
          template: TEMPLATE,
        },
      });
      EipBinding.inventory(poolIn(on).pin(object), ids);
    };
    expect(rulesOf(declare)).not.toContain('IPAM345');
    expect(leasesIn(lockAfter(declare)).filter((line) => line.startsWith('eip-'))).toHaveLength(4);
  });

  it('are not combined with attributes', () => {
    expect(
      rulesOf((app) => {
        const on = cluster(app);
        const web = statefulSet('web', { pools: [poolIn(on)] });
        EipBinding.attributes(web);
        EipBinding.inventory(web, new EipInventory(on, 'ids', { ids: ['eip-1'] }));
      }),
    ).toContain('IPAM130');
  });
});

describe('the ConfigMap of ip-masq-agent', () => {
  it.each([
    [{}, true],
    [{ skipAddingNonMasqueradeCidrs: false }, true],
    [{ skipAddingNonMasqueradeCidrs: true }, false],
  ])('with %o is refused: %s', (options, isRefused) => {
    const rules = rulesOf((app) => new IpMasqAgent(cluster(app, options), 'masq', { nonMasqueradeCidrs: [] }));
    expect(rules.includes('IPAM363')).toBe(isRefused);
  });
});

describe('settings of ipamd', () => {
  const settings = (on: Cluster, more: Partial<TkeIpamdSettingsProps> = {}) =>
    new TkeIpamdSettings(on, 'settings', { claimExpiredDuration: '1h', onlyNominatedSubnets: true, ...more });

  it('before 3.5.0 are arguments of ipamd and of its scheduler', () => {
    const app = plainApp();
    const on = cluster(app);
    const [ipamd, scheduler] = [deployment(on, 'tke-eni-ipamd'), deployment(on, 'tke-eni-ip-scheduler')];
    settings(on, { deployment: ipamd, scheduler });
    const argsOf = (object: ApiObject) => object.toJson().spec.template.spec.containers[0].args;
    expect(argsOf(ipamd)).toEqual(['--v=3', '--claim-expired-duration=1h', '--only-nominated-eni-subnets']);
    expect(argsOf(scheduler)).toEqual(['--v=3', '--only-nominated-eni-subnets']);
  });

  it.each([
    ['neither Deployment', () => ({}), 2],
    ['no scheduler', (on: Cluster) => ({ deployment: deployment(on, 'tke-eni-ipamd') }), 1],
    [
      'the two mixed up',
      (on: Cluster) => ({
        deployment: deployment(on, 'tke-eni-ip-scheduler'),
        scheduler: deployment(on, 'tke-eni-ipamd'),
      }),
      2,
    ],
  ])('are refused with %s', (_, given, count) => {
    const found = problemsOf((app) => {
      const on = cluster(app);
      settings(on, given(on));
    });
    expect(found.filter(({ rule }) => rule === 'IPAM113')).toHaveLength(count);
  });

  it('from 3.5.0 on want no Deployment', () => {
    expect(rulesOf((app) => settings(cluster(app, {}, '3.5.0')))).not.toContain('IPAM113');
    const warned = problemsOf((app) => {
      const on = cluster(app, {}, '3.5.0');
      settings(on, { deployment: deployment(on, 'tke-eni-ipamd') });
    });
    expect(warned.filter(({ rule }) => rule === 'IPAM113')).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('a serverless cluster', () => {
  const serverless = (app: App): Cluster =>
    new Cluster(app, 'burst', { backend: Tke.serverless(), kubernetes: '1.30' });

  it('has claims like any cluster of TKE, and no versions to be too old', () => {
    const declare = (app: App) => {
      const on = serverless(app);
      EipBinding.inventory(
        statefulSet('web', { replicas: 2, pools: [poolIn(on)] }),
        new EipInventory(on, 'ids', { ids: ['eip-1', 'eip-2'] }),
      );
    };
    expect(rulesOf(declare).filter((rule) => rule.startsWith('IPAM3'))).toEqual([]);
    expect(leasesIn(lockAfter(declare))).toContain('burst/pods/all bound burst/shop/StatefulSet/web 0..1');
  });

  it('has neither ipamd nor ip-masq-agent', () => {
    const rules = problemsOf((app) => {
      const on = serverless(app);
      new TkeIpamdSettings(on, 'settings', {});
      new IpMasqAgent(on, 'masq', { nonMasqueradeCidrs: [] });
    }).filter(({ rule }) => rule === 'IPAM366');
    expect(rules).toHaveLength(2);
  });
});

describe('a resource that the template asks for', () => {
  it('on another container is refused', () => {
    const declare = (containers: readonly object[]) => (app: App) => {
      const on = cluster(app);
      new FixedIpStatefulSet(on.namespace('shop'), 'web', {
        replicas: 1,
        pools: [poolIn(on)],
        template: { spec: { containers } },
      });
    };
    const asks = { name: 'a', resources: { limits: { 'tke.cloud.tencent.com/eni-ip': '1' } } };
    expect(rulesOf(declare([{ name: 'b' }, asks]))).toContain('IPAM367');
    expect(rulesOf(declare([asks, { name: 'b' }]))).not.toContain('IPAM367');
  });
});
