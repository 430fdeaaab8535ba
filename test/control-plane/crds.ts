import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Api } from './api';
import { eventually } from './eventually';
import { type KubeObject, refTo } from './kube-object';

const SAVED = resolve(__dirname, '../../imports/crds');

/** A version of a project's CRDs, a folder below `imports/crds`. Versions of one project exclude each other. */
export type CrdSet =
  | 'calico/v3.31'
  | 'calico/v3.32'
  | 'calico/v3.33'
  | 'kube-ovn/v1.15.24'
  | 'kube-ovn/v1.16.2'
  | 'kubevirt'
  | 'cdk8s-ipam';

/** Installs CRDs, and returns when the server serves all their kinds. */
export async function installCrds(api: Api, ...sets: readonly CrdSet[]): Promise<void> {
  const crds = sets.flatMap(crdsOf);
  for (const crd of crds) {
    const { accepted, message } = await api.apply(crd);
    if (!accepted) throw new Error(`${crd.metadata.name}: ${message}`);
  }
  await servesKindsOf(api, crds);
}

/** Removes CRDs with every object of their kinds, and returns when they are gone. */
export async function removeCrds(api: Api, ...sets: readonly CrdSet[]): Promise<void> {
  const crds = sets.flatMap(crdsOf);
  await Promise.all(crds.map((crd) => api.delete(crd)));
  await eventually('the CRDs are gone', async () => {
    const answers = await Promise.all(crds.map((crd) => api.get(crd)));
    return answers.every(({ code }) => code === 404);
  });
}

/** Waits until the server serves the kinds of CRDs that it has been given. */
export async function servesKindsOf(api: Api, crds: readonly KubeObject[]): Promise<void> {
  const samples = crds.flatMap(({ spec: { group, names, versions } }) =>
    versions
      .filter(({ served }: { served: boolean }) => served)
      .map(({ name }: { name: string }) => refTo(`${group}/${name}`, names.kind, 'nobody')),
  );
  await eventually('the kinds of the CRDs are served', async () => {
    // A kind that is not served yet has no path in the API.
    const answers = await Promise.all(samples.map((sample) => api.get(sample).catch(() => undefined)));
    return answers.every((answer) => answer?.message.includes('"nobody" not found') ?? false);
  });
}

const crdsOf = (set: CrdSet): KubeObject[] =>
  set === 'kubevirt'
    ? [VIRTUAL_MACHINES]
    : readdirSync(join(SAVED, set)).flatMap((file) =>
        parseAllDocuments(readFileSync(join(SAVED, set, file), 'utf8')).map((document) => document.toJS()),
      );

/** A stand-in: we read KubeVirt's objects and render none. */
const VIRTUAL_MACHINES: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'virtualmachines.kubevirt.io' },
  spec: {
    group: 'kubevirt.io',
    scope: 'Namespaced',
    names: {
      kind: 'VirtualMachine',
      listKind: 'VirtualMachineList',
      plural: 'virtualmachines',
      singular: 'virtualmachine',
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};
