import type { Answer } from '../model/answer';
import type { SyncWave } from './sync-wave';

/**
 * render: from the answer (what was declared, what was decided) to Kubernetes objects. A backend says at declaration
 * time which objects there are (that never depends on the allocation) and at synth time what is in them.
 */
export interface RenderedObject {
  /** Construct id, unique in the cluster's infra chart; asking twice for one id gives one object. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Absent: the object is cluster-scoped. */
  readonly namespace?: string;
  readonly wave: SyncWave;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Everything but apiVersion, kind and metadata, such as `{ spec: … }`. Called once the allocation is known. Undefined:
   * there is nothing to say, and the object is not written.
   */
  readonly body: (answer: Answer) => Readonly<Record<string, unknown>> | undefined;
}
