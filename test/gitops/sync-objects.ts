import { type ForeignObject, foreignObject } from '../../src/check/foreign-object';
import type { SyncPlan } from '../../src/gitops/sync-plan';

interface Sketch {
  readonly apiVersion?: string;
  readonly namespace?: string;
  readonly wave?: number | string;
  readonly options?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: Readonly<Record<string, unknown>>;
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  StatefulSet: 'apps/v1',
  Deployment: 'apps/v1',
  Job: 'batch/v1',
  IPPool: 'projectcalico.org/v3',
  IPReservation: 'projectcalico.org/v3',
  Subnet: 'kubeovn.io/v1',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
};

/** An object of so much as a sync looks at: `sketch('IPPool', 'db', { wave: -10 })`. */
export function sketch(kind: string, name: string, rest: Sketch = {}): ForeignObject {
  const { apiVersion = API_VERSIONS[kind] ?? 'v1', namespace, wave, options, annotations = {}, spec = {} } = rest;
  const value = {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      annotations: {
        ...(wave === undefined ? {} : { 'argocd.argoproj.io/sync-wave': `${wave}` }),
        ...(options === undefined ? {} : { 'argocd.argoproj.io/sync-options': options }),
        ...annotations,
      },
    },
    spec,
  };
  return foreignObject(value, () => ({}))!;
}

/** A plan in a few words, stage by stage: `-10: prune IPPool/db, apply IPPool/new; then deletion IPPool/db`. */
export const inWords = ({ stages }: SyncPlan): readonly string[] =>
  stages.map(({ phase, wave, steps, awaits }) => {
    const place = phase === 'Sync' ? `${wave}` : `${phase} ${wave}`;
    const done = steps.map(({ operation, object }) => `${operation} ${object.kind}/${object.name}`).join(', ');
    const waits = awaits.map((awaited) => `${awaited.for} ${awaited.object.kind}/${awaited.object.name}`).join(', ');
    return `${place}: ${done}${waits === '' ? '' : `; then ${waits}`}`;
  });
