import { isTkeKey } from '../backends/tke/annotation-keys';
import type { Path } from './foreign-document';
import { type Fields, type ForeignObject, fields } from './foreign-object';

/** The pods that a foreign object is or makes, as far as TKE is concerned. */
export interface TkePods {
  readonly object: ForeignObject;
  /** Those of the pods. */
  readonly annotations: Fields;
  /** Where they stand. */
  readonly path: Path;
  readonly podSpec: Fields;
  readonly podSpecPath: Path;
  /** The number after the last ordinal, where pods have one. */
  readonly end?: number;
  /** How many pods there are, where they have no ordinals. */
  readonly count?: number;
  /** Of a bare Pod. */
  readonly podName?: string;
}

/** The annotations of TKE on the pods of an object; undefined where they have none. */
export function tkePodsOf(object: ForeignObject): TkePods | undefined {
  const pods = podsOf(object);
  return pods !== undefined && Object.keys(pods.annotations).some(isTkeKey) ? pods : undefined;
}

/** The pods of a Pod, or of anything that has a pod template, such as the workloads of OpenKruise. */
export function podsOf(object: ForeignObject): TkePods | undefined {
  if (object.kind === 'Pod' && object.group === '') return podsAt(object, [], { podName: object.name });
  const path = object.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];
  const template = at(object.value, path);
  return fields(template.spec).containers === undefined ? undefined : podsAt(object, path, numbersOf(object));
}

/** Whether a pod that is made again has the name it had. */
export const keepsPodNames = ({ kind }: ForeignObject): boolean => LASTING.has(kind);

const LASTING: ReadonlySet<string> = new Set(['StatefulSet', 'GameServerSet', 'Pod']);

function podsAt(object: ForeignObject, path: Path, numbers: Numbers): TkePods {
  const pod = at(object.value, path);
  return {
    object,
    annotations: fields(fields(pod.metadata).annotations),
    path: [...path, 'metadata', 'annotations'],
    podSpec: fields(pod.spec),
    podSpecPath: [...path, 'spec'],
    ...numbers,
  };
}

type Numbers = Pick<TkePods, 'end' | 'count' | 'podName'>;

/**
 * Ordinals of an Advanced StatefulSet go beyond its replicas where some are reserved, and while it surges. GameServerSets
 * number their pods by rules of their own.
 */
function numbersOf({ kind, spec }: ForeignObject): Numbers {
  const replicas = typeof spec.replicas === 'number' ? spec.replicas : 1;
  if (kind === 'Deployment' || kind === 'ReplicaSet' || kind === 'CloneSet') return { count: replicas };
  if (kind !== 'StatefulSet') return {};
  const { start } = fields(spec.ordinals);
  const reserved = Array.isArray(spec.reserveOrdinals) ? spec.reserveOrdinals.length : 0;
  const { maxSurge } = fields(fields(spec.updateStrategy).rollingUpdate);
  const surge = typeof maxSurge === 'number' ? maxSurge : 0;
  return { end: (typeof start === 'number' ? start : 0) + replicas + reserved + surge };
}

const at = (value: Fields, path: Path): Fields => path.reduce<Fields>((inner, key) => fields(inner[key]), value);
