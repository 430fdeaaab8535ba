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
  | 'stand-ins'
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

const crdsOf = (set: CrdSet): readonly KubeObject[] =>
  set === 'stand-ins'
    ? STAND_INS
    : readdirSync(join(SAVED, set)).flatMap((file) => documentsIn(join(SAVED, set, file)));

const documentsIn = (path: string): KubeObject[] =>
  parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS());

/** Kinds that charts have beside ours, whatever is in them. */
const STAND_INS = [
  standIn('kubevirt.io/v1', 'VirtualMachine', 'virtualmachines'),
  standIn('projectcalico.org/v3', 'NetworkSet', 'networksets'),
];

function standIn(apiVersion: string, kind: string, plural: string): KubeObject {
  const [group, version] = apiVersion.split('/');
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  };
}
