import type { App } from 'cdk8s';
import { beforeAll, describe, expect, it } from 'vitest';
import { FixedIpStatefulSet, KubeOvn } from '../../src/index';
import { deploy } from '../control-plane/deploy';
import type { KubeObject } from '../control-plane/kube-object';
import { ACCEPTED, outcome, pod, typeWarnings } from './attempts';
import { useCluster } from './cluster';
import { Cluster } from './for-this-server';
import { type SynthesizedCluster, synthesized } from './synthesized';

const IP_POOL = 'ovn.kubernetes.io/ip_pool';
const SWITCH = 'ovn.kubernetes.io/logical_switch';

/** Kubernetes' own limits are 3,000 pods in a namespace. Two families, so that the list of the largest set is 100 kB long. */
const LARGEST = 3_000;
const OTHERS = 500;

const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'main', image: 'busybox:1.36' }] },
});

function declare(app: App): void {
  const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
  const pool = cluster.subnet('pods', { cidr: ['10.128.0.0/16', 'fd00:1234:5678:9abc::/112'] }).pool('all');
  const shop = cluster.namespace('shop');
  new FixedIpStatefulSet(shop, 'largest', { pools: [pool], replicas: LARGEST, template: template('largest') });
  for (let i = 0; i < OTHERS; i++)
    new FixedIpStatefulSet(shop, `set-${i}`, { pools: [pool], replicas: 3, template: template(`set-${i}`) });
}

const [prod] = synthesized(declare) as [SynthesizedCluster];

const templateOf = (set: string): Readonly<Record<string, string>> =>
  prod.manifests.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === set)!.spec.template.metadata
    .annotations;

const podOf = (set: string, ordinal: number, annotations = templateOf(set)): KubeObject => {
  const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: set, uid: set, controller: true };
  return pod(`shop/${set}-${ordinal}`, { annotations, ownerReferences: [owner] });
};

describe('a guard of thousands of addresses and hundreds of owners', () => {
  const cluster = useCluster();
  const controller = () => cluster.api.as('system:serviceaccount:kube-system:statefulset-controller', 'system:masters');
  const list = templateOf('largest')[IP_POOL]!;

  beforeAll(async () => {
    const admission = prod.manifests.filter(({ kind }) => /^Namespace|Admission/.test(kind));
    await deploy(cluster.connection, admission);
  }, 120_000);

  it('is taken by the server, and nothing is wrong with its types', async () => {
    expect(list.length).toBeGreaterThan(100_000);
    expect(await typeWarnings(cluster.api)).toEqual([]);
  });

  it('lets the pods of the largest set and of a small one in', async () => {
    for (const own of [podOf('largest', 0), podOf('largest', LARGEST - 1), podOf('set-499', 2)])
      expect(outcome(await controller().create(own))).toBe(ACCEPTED);
  });

  it('lets them in while their template is one of yesterday', async () => {
    const items = list.split(';');
    for (const [ordinal, count] of [20, 500, 1000, 2999].entries()) {
      const annotations = { [SWITCH]: 'pods', [IP_POOL]: items.slice(0, count).join(';') };
      expect(outcome(await controller().create(podOf('largest', 10 + ordinal, annotations)))).toBe(ACCEPTED);
    }
  });

  it('refuses a list of their own addresses with one of others at its end', async () => {
    const [stolen = ''] = templateOf('set-7')[IP_POOL]!.split(';');
    const annotations = { [SWITCH]: 'pods', [IP_POOL]: [...list.split(';').slice(0, 300), stolen].join(';') };
    expect(outcome(await controller().create(podOf('largest', 20, annotations)))).toBe('IPAM506');
  });

  it('refuses the whole list to others', async () => {
    const thief = pod('shop/thief', { annotations: templateOf('largest') });
    expect(outcome(await cluster.api.create(thief))).toBe('IPAM506');
  });
});
