import { ownerOf } from '../../model/owner';
import { groupedBy } from '../../net/grouped-by';
import type { Path } from '../foreign-document';
import { type Fields, type ForeignObject, fields } from '../foreign-object';
import type { Managed } from '../managed';
import type { Rule } from '../rule';

export const scaledBeyondAllocation: Rule = {
  id: 'IPAM723',
  name: 'scaled-beyond-allocation',
  severity: 'error',
  title: 'a scaler that may make more pods than have addresses',
  why:
    'The pods of a workload with fixed addresses beyond those that the lock has for it do not start, just when the load is ' +
    'highest.',
  fix: 'Set maxReplicas of the workload to that of the scaler, and synthesize: the addresses are held as head-room.',
  example: {
    kind: 'manifest',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.0/27
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2`,
    bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: redis
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: redis
  maxReplicas: 10`,
    good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: redis
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: redis
  maxReplicas: 3`,
  },
  lint: (object, { managed }) => {
    const scaler = managed === undefined ? undefined : scalerOf(object);
    if (managed === undefined || scaler === undefined) return [];
    const { kind, name, most, path } = scaler;
    const owner = ownerOf({ cluster: managed.cluster, namespace: object.namespace || 'default', kind, name });
    const held = heldBy(owner, managed);
    if (held === undefined || most <= held) return [];
    const message = `It may scale ${owner} to ${most} pods, and the lock has addresses for ${held}.`;
    return [{ object, path, message }];
  },
};

interface Scaler {
  readonly kind: string;
  readonly name: string;
  readonly most: number;
  readonly path: Path;
}

/** Of Kubernetes, and of KEDA. */
function scalerOf({ group, kind, spec }: ForeignObject): Scaler | undefined {
  const target = fields(spec.scaleTargetRef);
  if (group === 'autoscaling' && kind === 'HorizontalPodAutoscaler')
    return scaler(target, spec.maxReplicas, 'maxReplicas');
  if (group !== 'keda.sh' || kind !== 'ScaledObject') return undefined;
  return scaler({ kind: 'Deployment', ...target }, spec.maxReplicaCount ?? 100, 'maxReplicaCount');
}

function scaler({ kind, name }: Fields, most: unknown, field: string): Scaler | undefined {
  if (typeof kind !== 'string' || typeof name !== 'string' || typeof most !== 'number') return undefined;
  return { kind, name, most, path: ['spec', field] };
}

/** For how many pods there is an address of each family on each interface; undefined where there is none at all. */
function heldBy(owner: string, { leasesOf }: Managed): number | undefined {
  const held = leasesOf(owner).filter(({ tenure: { state } }) => state === 'bound' || state === 'headroom');
  const interfaces = groupedBy(held, ({ nic = '', range }) => `${range.family} ${nic}`);
  const counts = [...interfaces.values()].map((lines) => lines.reduce((sum, { range }) => sum + Number(range.size), 0));
  return counts.length === 0 ? undefined : Math.min(...counts);
}
