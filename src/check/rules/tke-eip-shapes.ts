import { indexOf } from '../../backends/snapshot-index';
import type { EipAttributes } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const tkeEipShapes: Rule = {
  id: 'IPAM346',
  name: 'tke-eip-shapes',
  severity: 'error',
  title: 'EIP attributes that say one thing twice and differently',
  why:
    'eip-attributes takes TKE’s own Bandwidth and ISP, and from ipamd 3.3.7 also the cloud API’s ' +
    'InternetMaxBandwidthOut and InternetServiceProvider. Which of the two wins is documented nowhere.',
  fix: 'Say it once: bandwidthMbps and isp, or the API parameters.',
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .flatMap(({ workload }) =>
        (workload.eip?.kind === 'attributes' ? contradictions(workload.eip) : []).map((message) =>
          finding(tkeEipShapes, workload.where, message),
        ),
      ),
};

function contradictions({ bandwidthMbps, isp, parameters = {} }: EipAttributes): readonly string[] {
  const pairs = [
    ['bandwidth', bandwidthMbps, 'InternetMaxBandwidthOut'],
    ['line', isp, 'InternetServiceProvider'],
  ] as const;
  return pairs
    .filter(
      ([, own, key]) => own !== undefined && parameters[key] !== undefined && String(parameters[key]) !== String(own),
    )
    .map(([what, own, key]) => `The ${what} is ${own}, but ${key} says ${parameters[key]}.`);
}
