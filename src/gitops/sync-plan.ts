import type { ForeignObject } from '../check/foreign-object';
import type { SyncPhase } from './sync-annotations';

/** In what order a sync does its work: stages one after the other, in each the steps in order. */
export interface SyncPlan {
  readonly stages: readonly SyncStage[];
  /** Hooks that run only when a stage fails. */
  readonly onFailure: readonly SyncStep[];
}

/** A wave of Argo CD, or what Flux does between two waits. */
export interface SyncStage {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** Prunes first; they are asked for all at once, and nothing in the stage waits until they are done. */
  readonly steps: readonly SyncStep[];
  /** What has to be before the next stage begins. */
  readonly awaits: readonly Awaited[];
}

export interface SyncStep {
  /** `keep`: it has left git and is not pruned. `clear`: the hook of an earlier sync is deleted. */
  readonly operation: 'prune' | 'keep' | 'clear' | 'apply';
  readonly object: ForeignObject;
}

export interface Awaited {
  /** `approval`: a person has to confirm the prune; until then nothing of the stage is done. */
  readonly for: 'approval' | 'health' | 'completion' | 'deletion';
  readonly object: ForeignObject;
}

/** A step with the stage that it belongs to. */
export interface PlacedStep extends SyncStep {
  /** Its number among the stages, from 0. */
  readonly stage: number;
  /** Its number among all steps, from 0. */
  readonly at: number;
  readonly phase: SyncPhase;
  readonly wave: number;
}

export function stepsOf({ stages }: SyncPlan): readonly PlacedStep[] {
  let at = 0;
  return stages.flatMap(({ phase, wave, steps }, stage) =>
    steps.map((step) => ({ ...step, stage, phase, wave, at: at++ })),
  );
}
