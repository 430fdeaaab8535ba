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
  /**
   * What the name ends in besides, where only the answer says it: objects that must not change get another name instead.
   * Default: nothing.
   */
  readonly suffix?: (answer: Answer) => string;
  /** Absent: the object is cluster-scoped. */
  readonly namespace?: string;
  readonly wave: SyncWave;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * No sync may delete it, neither when it has left git nor together with what syncs it: pods use it. Absent: it may.
   */
  readonly isKept?: true;
  /** Whether users' own fields stand in it, which are judged as those of foreign objects are. Absent: no. */
  readonly isOpen?: boolean;
  /**
   * Everything but apiVersion, kind and metadata, such as `{ spec: … }`. Called once the allocation is known. Undefined:
   * there is nothing to say, and the object is not written.
   */
  readonly body: (answer: Answer) => Readonly<Record<string, unknown>> | undefined;
}
