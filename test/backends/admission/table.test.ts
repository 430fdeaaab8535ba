import { describe, expect, test } from 'vitest';
import { allocationTableSpec } from '../../../src/backends/admission/allocation-table';
import { admissionObjects } from '../../../src/backends/admission/render-objects';
import { CALICO_DOORS } from '../../../src/backends/calico/doors';
import { versionOf } from '../../../src/model/version';
import { answerOf, clusterIn, lease, type Story } from '../../support/answers';
import { onPool } from '../calico/stories';

const redis = {
  is: 'StatefulSet/redis',
  pools: ['pods/db'],
  replicas: { kind: 'ordinals', start: 5, count: 2, max: 3 },
} as const;
const leases = [
  lease('172.23.19.1..2', 'StatefulSet/redis', { first: 5 }),
  lease('172.23.19.3', 'StatefulSet/redis', { first: 7, state: 'headroom' }),
  lease('172.23.19.4', 'StatefulSet/redis', { first: 8, state: 'released' }),
];

const objectsOf = (story: Story) => {
  const answer = answerOf(story);
  const objects = answer.snapshot.workloads.flatMap((w) => admissionObjects(w, clusterIn(answer), CALICO_DOORS));
  return { answer, objects };
};

const tableOf = (story: Story) =>
  allocationTableSpec({ cluster: 'prod', namespace: 'shop' }, answerOf(story), CALICO_DOORS);

describe('the table of a namespace', () => {
  test('has every pod that may run, bound and head-room, by its own ordinal', () => {
    expect(tableOf(onPool(['172.23.19.0/28'], { workloads: [redis], leases }))).toEqual({
      pods: Object.fromEntries(
        [5, 6, 7].map((ordinal) => [
          `redis-${ordinal}`,
          {
            owner: 'StatefulSet/redis',
            annotations: { 'cni.projectcalico.org/ipAddrs': `["172.23.19.${ordinal - 4}"]` },
          },
        ]),
      ),
    });
  });

  test('has bare pods by name and virtual machines apart, since their pods have generated names', () => {
    const one = { pools: ['pods/db'], replicas: { kind: 'one' } } as const;
    const story = onPool(['172.23.19.0/28'], {
      workloads: [
        { ...one, is: 'Pod/erp' },
        { ...one, is: 'VirtualMachine/erp' },
      ],
      leases: [lease('172.23.19.8', 'Pod/erp'), lease('172.23.19.9', 'VirtualMachine/erp')],
    });
    expect(tableOf(story)).toEqual({
      pods: { erp: { owner: 'Pod', annotations: { 'cni.projectcalico.org/ipAddrs': '["172.23.19.8"]' } } },
      virtualMachines: {
        erp: { owner: 'VirtualMachine/erp', annotations: { 'cni.projectcalico.org/ipAddrs': '["172.23.19.9"]' } },
      },
    });
  });

  test('of a namespace without fixed addresses is empty', () => {
    expect(tableOf(onPool(['172.23.19.0/28']))).toEqual({ pods: {} });
  });
});

describe('the admission objects', () => {
  const story = onPool(['172.23.19.0/28'], { workloads: [redis], leases });
  const idsOn = (cluster: Story['cluster']) => objectsOf({ ...story, cluster: cluster! }).objects.map(({ id }) => id);
  const table = ['allocation-table-crd', 'allocation-table-shop'];
  const own = ['own-policy', 'own-binding'];
  const guard = ['guard-policy', 'guard-binding'];

  test.each([
    ['1.36', 'v1', [...table, 'assign-policy', 'assign-binding', ...own, ...guard]],
    ['1.34', 'v1beta1', [...table, 'assign-policy', 'assign-binding', ...own, ...guard]],
    ['1.33', undefined, [...table, ...own, ...guard]],
    ['1.29', undefined, table],
  ] as const)('on Kubernetes %s with MutatingAdmissionPolicy %s', (kubernetes, mutatingAdmissionPolicy, ids) => {
    const cluster = { kubernetes: versionOf(kubernetes) };
    expect(idsOn(mutatingAdmissionPolicy === undefined ? cluster : { ...cluster, mutatingAdmissionPolicy })).toEqual(
      ids,
    );
  });

  test('a Deployment needs the guard only', () => {
    const web = { is: 'Deployment/web', pools: ['pods/db'], contract: 'set' } as const;
    expect(objectsOf({ ...story, workloads: [web] }).objects.map(({ id }) => id)).toEqual(guard);
  });

  test('are applied before the workloads, tables before the policies that ask for them', () => {
    const waves = objectsOf({ ...story, cluster: { mutatingAdmissionPolicy: 'v1' } }).objects.map(({ wave }) => wave);
    expect(waves).toEqual(['crd', 'allocationTable', ...Array(3).fill(['policy', 'policyBinding']).flat()]);
  });

  test('the policy has the API version of the cluster', () => {
    const { objects } = objectsOf({ ...story, cluster: { mutatingAdmissionPolicy: 'v1beta1' } });
    const versions = objects.filter(({ kind }) => kind.startsWith('Mutating')).map(({ apiVersion }) => apiVersion);
    expect(versions).toEqual(Array(2).fill('admissionregistration.k8s.io/v1beta1'));
  });

  test('pods are refused where their namespace has lost its table', () => {
    const { answer, objects } = objectsOf({ ...story, cluster: { mutatingAdmissionPolicy: 'v1' } });
    for (const id of ['assign-binding', 'own-binding']) {
      expect(objects.find((object) => object.id === id)!.body(answer)?.spec).toMatchObject({
        paramRef: { name: 'ipam', parameterNotFoundAction: 'Deny' },
        matchResources: { namespaceSelector: { matchExpressions: [{ operator: 'In', values: ['shop'] }] } },
      });
    }
  });

  test('a table is applied by the server, since a large one does not fit into an annotation of its own', () => {
    const table = objectsOf(story).objects.find(({ kind }) => kind === 'AllocationTable')!;
    expect(table.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' });
  });

  test('thousands of managed ranges are cut into expressions that an API server accepts', () => {
    const many = Array.from({ length: 4_100 }, (_, i) =>
      lease(`172.23.${Math.floor(i / 100)}.${2 * (i % 100)}`, 'StatefulSet/gone', { first: i, state: 'retained' }),
    );
    const { answer, objects } = objectsOf({
      ...story,
      subnets: [...story.subnets!, { name: 'auto', cidrs: ['172.23.0.0/16'] }],
      leases: many,
    });
    const policy = objects.find(({ id }) => id === 'guard-policy')!.body(answer)?.spec as Guard;
    expect(policy.variables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['addresses1', 'addresses2', 'addresses']),
    );
    for (const { expression } of policy.variables) expect(expression.length).toBeLessThan(100_000);
  });
});

interface Guard {
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
}
