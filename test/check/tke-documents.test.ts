import { readFileSync } from 'node:fs';
import type { App } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from '../../src/backends/tke/annotation-keys';
import { TKE_RULES } from '../../src/check/areas/tke';
import { foreignObject } from '../../src/check/foreign-object';
import { readForeignDocuments } from '../../src/check/foreign-yaml';
import { lintDocuments, lintObjects } from '../../src/check/lint';
import { Cluster, EipBinding, type EipHolder, EipInventory, FixedIpStatefulSet, Tke } from '../../src/index';
import { versionOf } from '../../src/model/version';
import { plainApp } from '../support/declare';

const PAGE = readForeignDocuments(readFileSync('test/fixtures/documents/tke.yaml', 'utf8'), 'tke.yaml');

/** As much of a StatefulSet as is compared. */
interface Written {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
      readonly spec: { readonly containers: readonly [{ readonly resources: object }] };
    };
  };
}

const [byAttributes, byIds] = PAGE.map(({ value }) => value as Written);

/** What we write for the StatefulSet of the page. */
function busybox(bind: (workload: EipHolder, cluster: Cluster) => void): Written {
  const app: App = plainApp();
  const cluster = new Cluster(app, 'prod', { backend: Tke.ipamd('3.4.7'), kubernetes: '1.24' });
  const pool = cluster.subnet('eips', { cidr: '172.16.0.0/24', tke: { id: 'subnet-1a2b3c4d' } }).pool('eips');
  const workload = new FixedIpStatefulSet(cluster.namespace('default'), 'busybox', {
    replicas: 1,
    maxReplicas: 2,
    pools: [pool],
    template: { spec: { containers: [{ name: 'busybox', image: 'busybox' }] } },
  });
  bind(workload, cluster);
  return workload.toJson() as unknown as Written;
}

const annotationsOf = ({ spec }: Written) => spec.template.metadata.annotations;
const resourcesOf = ({ spec }: Written) => spec.template.spec.containers[0].resources;

/** What keeps the private address besides, of which that page does not speak. */
const KEEPS_ADDRESS = {
  'tke.cloud.tencent.com/nominated-eni-subnets': 'subnet-1a2b3c4d',
  'tke.cloud.tencent.com/vpc-ip-claim-delete-policy': 'Never',
};

describe('the manifests of Tencent’s page', () => {
  test.each([undefined, '3.4.1', '3.8.0'])('have no mistake, for ipamd %s', (ipamd) => {
    const target = ipamd === undefined ? {} : { tke: { ipamd: versionOf(ipamd), staticIp: true } };
    for (const document of PAGE) expect(lintDocuments([document], { target })).toEqual([]);
  });

  test('are what we write for an EIP by attributes, letter by letter', () => {
    const ours = busybox((workload) =>
      EipBinding.attributes(workload, { bandwidthMbps: 100, isp: 'BGP', retain: true }),
    );
    expect(annotationsOf(ours)).toEqual({ ...annotationsOf(byAttributes!), ...KEEPS_ADDRESS });
    expect(resourcesOf(ours)).toEqual(resourcesOf(byAttributes!));
  });

  test('are what we write for EIPs by id, letter by letter', () => {
    const ours = busybox((workload, cluster) =>
      EipBinding.inventory(workload, new EipInventory(cluster, 'bought', { ids: ['eip-xxx1', 'eip-xxx2'] })),
    );
    expect(annotationsOf(ours)).toEqual({ ...annotationsOf(byIds!), ...KEEPS_ADDRESS });
    expect(resourcesOf(ours)).toEqual(resourcesOf(byIds!));
  });
});

describe('the rules of TKE', () => {
  const KEYS = [
    ...Object.values(TKE_ANNOTATIONS),
    ...Object.values(SERVERLESS_ANNOTATIONS),
    'tke.cloud.tencent.com/route-eni-ip-min-warm-target',
  ];
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('', 'Never', '{}', '[1]', 'null', 'eip-1,', '5m'),
  );
  const annotations = fc.oneof(fc.dictionary(fc.constantFrom(...KEYS), anything), anything);
  const containers = fc.oneof(fc.array(fc.record({ resources: anything, args: anything })), anything);
  const pod = fc.record({
    metadata: fc.oneof(fc.record({ annotations, name: anything }), anything),
    spec: fc.oneof(fc.record({ containers }), anything),
  });
  const spec = fc.record({
    template: fc.oneof(pod, anything),
    replicas: anything,
    ordinals: anything,
    reserveOrdinals: anything,
    updateStrategy: anything,
  });
  const name = fc.constantFrom('a', 'tke-eni-ipamd');
  const object = fc.record({
    apiVersion: fc.constantFrom('v1', 'apps/v1', 'batch/v1', 'apps.kruise.io/v1beta1'),
    kind: fc.constantFrom('Pod', 'StatefulSet', 'Deployment', 'CronJob', 'Node', 'Namespace'),
    metadata: fc.oneof(fc.record({ annotations, labels: anything, namespace: anything, name }), anything),
    spec: fc.oneof(spec, anything),
  });

  test('judge whatever stands in a manifest, and never fail', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 3 }), pod, (objects, single) => {
        const values = [...objects, { ...single, apiVersion: 'v1', kind: 'Pod' }];
        const read = values.flatMap((value) => foreignObject(value, () => ({ file: 'x.yaml', line: 1 })) ?? []);
        const problems = lintObjects(read, { known: () => read }, TKE_RULES);
        expect(problems.filter(({ message }) => message.includes('failed on these manifests'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
