import type { ZoneDeclaration } from '../model/declarations';
import type { Seconds } from '../model/duration';
import type { PoolSnapshot, SubnetSnapshot } from '../model/snapshot';

export interface SubnetRecord {
  readonly snapshot: SubnetSnapshot;
}

export interface PoolRecord {
  readonly snapshot: PoolSnapshot;
  readonly quarantine: Seconds;
  readonly zones: readonly ZoneDeclaration[];
}
