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
  /** The Application that does it, where a cluster has several. They wait for nothing of each other. */
  readonly application?: string;
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
  readonly application?: string;
  readonly phase: SyncPhase;
  readonly wave: number;
}

/** Plans that are carried out apart, as one: in it their order means nothing. */
export const sideBySide = (plans: readonly (readonly [application: string, plan: SyncPlan])[]): SyncPlan => ({
  stages: plans.flatMap(([application, { stages }]) => stages.map((stage) => ({ application, ...stage }))),
  onFailure: plans.flatMap(([, { onFailure }]) => onFailure),
});

export function stepsOf({ stages }: SyncPlan): readonly PlacedStep[] {
  let at = 0;
  return stages.flatMap(({ application, phase, wave, steps }, stage) =>
    steps.map((step) => ({ ...step, ...(application && { application }), stage, phase, wave, at: at++ })),
  );
}
