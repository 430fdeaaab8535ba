/** Lines that the program prints, as its `events.go` has them. */
export type SyncEvent = Compared | SyncTask | Waiting | Ended;

/** Which object. */
export interface SyncedObject {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The Application beside the cluster. */
export interface Compared {
  readonly event: 'compared';
  readonly sync: SyncStatus;
  readonly objects: readonly ObjectState[];
}

export type SyncStatus = 'Synced' | 'OutOfSync';

export interface ObjectState extends SyncedObject {
  readonly sync: SyncStatus;
  /** It has left git. */
  readonly needsPruning?: boolean;
  /** Missing where nobody knows the health of such objects. */
  readonly health?: 'Healthy' | 'Progressing' | 'Degraded' | 'Missing' | 'Suspended' | 'Unknown';
}

/** What became of an object: first when it was applied or pruned, then when that is over. */
export interface SyncTask extends SyncedObject {
  readonly event: 'task';
  readonly phase: string;
  /** Null where the wave failed. */
  readonly wave: number | null;
  readonly result: 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';
  readonly state: 'Running' | 'Succeeded' | 'Failed' | 'Error' | '';
  readonly message: string;
}

/** What the sync waits for. */
export interface Waiting {
  readonly event: 'waiting';
  readonly message: string;
}

export interface Ended {
  readonly event: 'end';
  readonly phase: 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
  readonly message: string;
  readonly rounds: number;
}
