/** The pods that a list of EIP ids is for: those of a StatefulSet by ordinal, or others, which have none. */
export interface ListedPods {
  readonly kind: string;
  /** The number after the last ordinal that may run. Absent: the pods have no ordinals. */
  readonly end?: number;
  /** How many pods there may be, where they have no ordinals. */
  readonly count?: number;
  /** The name of a bare Pod. */
  readonly podName?: string;
}

/**
 * What is wrong with a list of so many ids, as a sentence. TKE takes the id at the index that a pod's name ends in; other
 * pods take any.
 */
export function listFault(length: number, { kind, end, count, podName }: ListedPods): string | undefined {
  if (podName !== undefined) {
    const index = Number(/([0-9]+)$/.exec(podName)?.[1] ?? 0);
    return index < length
      ? undefined
      : `The name ${podName} ends in ${index}, which TKE takes for the index of its EIP id, but its list has ${length}.`;
  }
  if (end !== undefined)
    return length < end ? `It has ${length} EIP ids, but ordinals up to ${end - 1} need ${end}.` : undefined;
  if (length > 1)
    return `It has ${length} EIP ids, but pods of a ${kind} cannot be told apart: which takes which is chance.`;
  return count !== undefined && count > 1
    ? `It has one EIP id for ${count} pods of a ${kind}, which contend for it: one gets it.`
    : undefined;
}
