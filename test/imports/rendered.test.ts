import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  ALLOCATION_TABLE_CRD_NAME,
  ALLOCATION_TABLE_CRD_SPEC,
} from '../../src/backends/admission/allocation-table-crd';
import { calicoRenderer } from '../../src/backends/calico/render';
import { CALICO_RULES } from '../../src/check/areas/calico';
import type { Answer } from '../../src/model/answer';
import type { CalicoConfig, CalicoPoolOptions } from '../../src/model/snapshot';
import type { RenderedObject } from '../../src/render/rendered-object';
import { calico, onAutomaticSubnet, onPool } from '../backends/calico/stories';
import { answerOf, clusterIn, lease, type Story } from '../support/answers';
import { crdViolations, type KubernetesObject, schemaOf } from '../support/crd-schema';

const objectsOf = (answer: Answer): readonly KubernetesObject[] => {
  const { snapshot } = answer;
  const cluster = clusterIn(answer);
  const context = (poolKey: string) => {
    const pool = snapshot.pools.find(({ key }) => key === poolKey)!;
    return { cluster, pool, subnet: snapshot.subnets.find(({ key }) => key === pool.subnet)! };
  };
  return [
    ...snapshot.subnets.flatMap((subnet) => calicoRenderer.objectsForSubnet(subnet, cluster)),
    ...snapshot.pools.flatMap((pool) => calicoRenderer.objectsForPool(pool, context(pool.key))),
    ...snapshot.workloads.flatMap((workload) =>
      calicoRenderer.objectsForWorkload(workload, context(workload.interfaces[0]!.pools[0]!)),
    ),
  ].map((object) => applied(object, answer));
};

const applied = ({ apiVersion, kind, name, body }: RenderedObject, answer: Answer): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name },
  ...body(answer),
});

/** Those of Calico's own kinds. */
const calicosOf = (answer: Answer): readonly KubernetesObject[] =>
  objectsOf(answer).filter(({ kind }) => kind === 'IPPool' || kind === 'IPReservation');

const violations = (story: Story, folder: string): readonly string[] =>
  calicosOf(answerOf(story)).flatMap((object) => crdViolations(object, folder));

const EVERYTHING: CalicoPoolOptions = {
  blockSize: 28,
  vxlanMode: 'CrossSubnet',
  natOutgoing: true,
  disableBGPExport: true,
};

const FLAVOURS: readonly (readonly [string, CalicoConfig['api'], string])[] = [
  ['3.31', 'crd', 'imports/crds/calico/v3.31'],
  ['3.32', 'crd', 'imports/crds/calico/v3.32'],
  ['3.32', 'native', 'imports/crds/calico/v3.32'],
  ['3.33', 'crd', 'imports/crds/calico/v3.33'],
  ['3.33', 'native', 'imports/crds/calico/v3.33'],
];

describe.each(FLAVOURS)('Calico %s with the %s API', (version, api, folder) => {
  const backend = calico(version, { api });

  test('takes every object, with every field that we know', () => {
    const story = onPool(['172.23.19.0/28'], {
      backend,
      pools: [{ name: 'db', subnet: 'pods', cidrs: ['172.23.19.0/28'], objectName: 'db', calico: EVERYTHING }],
      workloads: [{ is: 'StatefulSet/redis', pools: ['pods/db'] }],
    });
    expect(violations(story, folder)).toEqual([]);
    const automatic = onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
      backend,
      subnets: [{ name: 'pods', cidrs: ['172.23.0.0/16'], options: { calico: EVERYTHING } }],
      leases: [lease('172.23.19.1..9', 'StatefulSet/redis', { first: 0 })],
    });
    expect(violations(automatic, folder)).toEqual([]);
  });

  test('has a field for each that we write', () => {
    const automatic = onAutomaticSubnet('172.23.0.0/16', '172.23.19.0/28', {
      backend,
      subnets: [
        { name: 'pods', cidrs: ['172.23.0.0/16'], options: { calico: { ...EVERYTHING, nodeSelector: 'all()' } } },
      ],
    });
    for (const object of calicosOf(answerOf(automatic))) {
      const spec = schemaOf(object, folder)!.properties!.spec!;
      expect(Object.keys(spec.properties!)).toEqual(expect.arrayContaining(Object.keys(object.spec as object)));
    }
  });
});

/** What the CRDs of 3.33 refuse, our rules refuse for every version: those before it check less, and break later. */
test('whatever the rules let through, the strictest CRDs take, and what they refuse is refused', () => {
  const modes = fc.constantFrom('Never', 'Always', 'CrossSubnet', undefined);
  const cidrs = fc.constantFrom(
    '172.23.0.0/16',
    '172.23.19.0/28',
    '172.23.19.4/32',
    '169.254.5.0/24',
    '169.253.0.0/16',
    'fd00:23::/64',
    'fd00:23::/124',
    'fe80::/120',
  );
  const options = fc.record({
    blockSize: fc.option(fc.integer({ min: 17, max: 130 }), { nil: undefined }),
    ipipMode: modes,
    vxlanMode: modes,
    natOutgoing: fc.boolean(),
  });
  fc.assert(
    fc.property(cidrs, options, (cidr, chosen) => {
      const calicoOptions = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
      const answer = answerOf(
        onPool([cidr], {
          backend: calico('3.33', { api: 'native' }),
          pools: [{ name: 'db', subnet: 'pods', cidrs: [cidr], objectName: 'db', calico: calicoOptions }],
        }),
      );
      const problems = CALICO_RULES.flatMap((rule) => (rule.severity === 'error' ? (rule.check?.(answer) ?? []) : []));
      const refused = calicosOf(answer).flatMap((object) => crdViolations(object, 'imports/crds/calico/v3.33'));
      /** IPv6 pools are rendered without IPIP, so that of this mistake nothing is left in the object. */
      const others = problems.filter(({ rule, message }) => rule !== 'IPAM306' || !message.includes('no IPv4'));
      expect(others.length > 0).toBe(refused.length > 0);
    }),
    { numRuns: 500 },
  );
});

describe('our own CRD', () => {
  const file = 'imports/crds/cdk8s-ipam/allocationtables.yaml';

  test('is the same as a file and as an object', () => {
    expect(parse(readFileSync(file, 'utf8'))).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: ALLOCATION_TABLE_CRD_NAME },
      spec: ALLOCATION_TABLE_CRD_SPEC,
    });
  });

  test('takes the tables that we write', () => {
    const one = { pools: ['pods/db'], replicas: { kind: 'one' } } as const;
    const story = onPool(['172.23.19.0/28'], {
      workloads: [
        { is: 'StatefulSet/redis', pools: ['pods/db'] },
        { ...one, is: 'VirtualMachine/erp' },
      ],
      leases: [lease('172.23.19.0..2', 'StatefulSet/redis', { first: 0 }), lease('172.23.19.9', 'VirtualMachine/erp')],
    });
    const table = objectsOf(answerOf(story)).find(({ kind }) => kind === 'AllocationTable')!;
    expect(crdViolations(table, 'imports/crds/cdk8s-ipam')).toEqual([]);
  });
});
