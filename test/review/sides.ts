import type { ManifestFile } from '../../src/gitops/manifest';
import { EMPTY_LOCK } from '../../src/model/lock';
import { yamlText } from '../../src/render/yaml-text';
import { type ManifestSide, reviewManifests } from '../../src/review/manifest-review';
import type { Hazard } from '../../src/review/review';
import { leasesOf } from '../lock/lock-text';

interface Sketch {
  readonly wave?: number;
  readonly options?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

type Body = Readonly<Record<string, unknown>>;

function object(apiVersion: string, kind: string, [namespace, name]: readonly [string, string], body: Body & Sketch) {
  const { wave, options, labels, ...rest } = body;
  const annotations = {
    ...(options === undefined ? {} : { 'argocd.argoproj.io/sync-options': options }),
    ...(wave === undefined ? {} : { 'argocd.argoproj.io/sync-wave': `${wave}` }),
  };
  const metadata = { annotations, ...(labels && { labels }), name, ...(namespace === '' ? {} : { namespace }) };
  return { apiVersion, kind, metadata, ...rest };
}

/** A fixed pool of Calico, as synth writes it, but that it may be pruned. */
export const ippool = (name: string, cidr: string, { spec = {}, ...more }: Sketch & { spec?: Body } = {}) =>
  object('projectcalico.org/v3', 'IPPool', ['', name], {
    wave: -10,
    ...more,
    spec: { blockSize: 32, cidr, nodeSelector: '!all()', ...spec },
  });

export const reservation = (name: string, cidrs: readonly string[], more: Sketch = {}) =>
  object('projectcalico.org/v3', 'IPReservation', ['', name], { wave: -12, ...more, spec: { reservedCIDRs: cidrs } });

export const ovn = (kind: string, name: string, spec: Body, more: Sketch = {}) =>
  object('kubeovn.io/v1', kind, ['', name], { wave: -14, ...more, spec });

/** A StatefulSet of ours, in the namespace shop. */
export const workload = (name: string, { spec = {}, ...more }: Sketch & { spec?: Body } = {}) =>
  object('apps/v1', 'StatefulSet', ['shop', name], {
    wave: 10,
    ...more,
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      serviceName: name,
      template: {
        metadata: { labels: { app: name, 'cdk8s-ipam.dev/managed': 'true' } },
        spec: { containers: [{ name: 'main', image: 'redis:7.4' }] },
      },
      ...spec,
    },
  });

export const configMap = (name: string, data: Body, more: Sketch & Body = {}) =>
  object('v1', 'ConfigMap', ['kube-system', name], { ...more, data });

export const other = object;

export const file = (path: string, ...objects: readonly unknown[]): ManifestFile => ({ path, text: yamlText(objects) });

/** One side: the objects of the cluster prod, and the leases of its lock. */
export const side = (objects: readonly unknown[], ...leases: string[]): ManifestSide => ({
  files: [file('prod/all.k8s.yaml', ...objects)],
  lock: leases.length === 0 ? EMPTY_LOCK : leasesOf(...leases),
});

export const hazardsBetween = (base: ManifestSide, head: ManifestSide): readonly Hazard[] =>
  reviewManifests({ base, head }).hazards;

/** `blocked IPAM710`, or only the level where there is no rule. */
export const kindsOf = (hazards: readonly Hazard[]): readonly string[] =>
  hazards.map(({ level, rule }) => [level, ...(rule === undefined ? [] : [rule])].join(' '));
