import type { Answer } from '../../model/answer';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from './annotation-keys';
import { printEipAttributes } from './eip-attributes';

/**
 * Stands in an id list before the first ordinal: TKE counts by the number at the end of the pod's name, whatever
 * `spec.ordinals.start` says. It has the shape of an id and is nobody's.
 */
export const FILLER = 'eip-00000000';

/** The annotations that bind a public address to each pod of a workload. */
export function eipAnnotations(workload: WorkloadSnapshot, answer: Answer): Readonly<Record<string, string>> {
  const { eip } = workload;
  if (eip?.kind === 'attributes') {
    return {
      [TKE_ANNOTATIONS.eipAttributes]: printEipAttributes(eip, 'both'),
      ...(eip.isRetained ? { [TKE_ANNOTATIONS.eipClaimDeletePolicy]: 'Never' } : {}),
    };
  }
  if (eip?.kind !== 'inventory') return {};
  return {
    ...idList(TKE_ANNOTATIONS.eipIdList, workload, answer),
    ...(eip.isRetained ? { [TKE_ANNOTATIONS.eipClaimDeletePolicy]: 'Never' } : {}),
  };
}

/** The same for a serverless cluster: attributes only as the cloud API has them, and ids that need no policy to stay. */
export function serverlessEipAnnotations(workload: WorkloadSnapshot, answer: Answer): Readonly<Record<string, string>> {
  const { eip } = workload;
  if (eip?.kind === 'attributes') {
    return {
      [SERVERLESS_ANNOTATIONS.eipAttributes]: printEipAttributes(eip, 'api'),
      ...(eip.isRetained ? { [SERVERLESS_ANNOTATIONS.eipClaimDeletePolicy]: 'Never' } : {}),
    };
  }
  return eip?.kind === 'inventory' ? idList(SERVERLESS_ANNOTATIONS.eipIdList, workload, answer) : {};
}

function idList(key: string, { owner }: WorkloadSnapshot, { view }: Answer): Readonly<Record<string, string>> {
  const ids = view.eipsOf(owner);
  if (ids.size === 0) return {};
  const length = [...ids.keys()].reduce((last, ordinal) => Math.max(last, ordinal), 0) + 1;
  return { [key]: Array.from({ length }, (_, ordinal) => ids.get(ordinal) ?? FILLER).join(',') };
}
