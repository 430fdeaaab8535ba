/** What a workload's pod template must say so that its pods get their addresses. Empty where admission says it. */
export interface PodPin {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Extended resources of the first container, requests and limits alike. */
  readonly resources: Readonly<Record<string, string>>;
}

export const NO_PIN: PodPin = { annotations: {}, labels: {}, resources: {} };

/** The label of pods whose annotations come from the AllocationTable of their namespace. */
export const MANAGED_LABEL = 'cdk8s-ipam.dev/managed';
