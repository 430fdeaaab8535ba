import type { Answer } from '../../model/answer';
import type { EipAttributes, WorkloadSnapshot } from '../../model/snapshot';
import { compareText } from '../../net/compare';
import { TKE_ANNOTATIONS } from './annotation-keys';

/**
 * Stands in an id list before the first ordinal: TKE counts by the number at the end of the pod's name, whatever
 * `spec.ordinals.start` says. It has the shape of an id and is nobody's.
 */
const FILLER = 'eip-00000000';

/** The annotations that bind a public address to each pod of a workload. */
export function eipAnnotations(workload: WorkloadSnapshot, answer: Answer): Readonly<Record<string, string>> {
  const { eip } = workload;
  if (eip === undefined) return {};
  const source = eip.kind === 'attributes' ? attributesAnnotation(eip) : idListAnnotation(workload, answer);
  return { ...source, ...(eip.isRetained ? { [TKE_ANNOTATIONS.eipClaimDeletePolicy]: 'Never' } : {}) };
}

const attributesAnnotation = (eip: EipAttributes): Readonly<Record<string, string>> => ({
  [TKE_ANNOTATIONS.eipAttributes]: printAttributes(eip),
});

/** JSON in a string; empty for the cloud's defaults (100 Mbps, BGP). */
function printAttributes({ bandwidthMbps, isp, parameters = {} }: EipAttributes): string {
  const attributes = {
    ...(bandwidthMbps === undefined ? {} : { Bandwidth: String(bandwidthMbps) }),
    ...(isp === undefined ? {} : { ISP: isp }),
    ...Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => compareText(a, b))),
  };
  return Object.keys(attributes).length === 0 ? '' : JSON.stringify(attributes);
}

function idListAnnotation(workload: WorkloadSnapshot, { view }: Answer): Readonly<Record<string, string>> {
  const ids = view.eipsOf(workload.owner);
  if (ids.size === 0) return {};
  const length = [...ids.keys()].reduce((last, ordinal) => Math.max(last, ordinal), 0) + 1;
  const list = Array.from({ length }, (_, ordinal) => ids.get(ordinal) ?? FILLER);
  return { [TKE_ANNOTATIONS.eipIdList]: list.join(',') };
}
