import type { EipAttributes } from '../../model/snapshot';
import { compareText } from '../../net/compare';

/**
 * The attributes of an EIP as JSON; empty for the cloud's defaults. There are two shapes, TKE's own (Bandwidth as text,
 * ISP) and the cloud API's. Which of them wins where they are mixed is documented nowhere, so one of them is written: the
 * API's as soon as anything is said that only it can say, else TKE's, which every ipamd reads.
 */
export function printEipAttributes(eip: EipAttributes, shapes: 'both' | 'api'): string {
  const attributes = shapes === 'api' || hasParameters(eip) ? apiShape(eip) : ownShape(eip);
  return Object.keys(attributes).length === 0 ? '' : JSON.stringify(attributes);
}

const hasParameters = ({ parameters = {} }: EipAttributes): boolean => Object.keys(parameters).length > 0;

const ownShape = ({ bandwidthMbps, isp }: EipAttributes): object => ({
  ...(bandwidthMbps === undefined ? {} : { Bandwidth: String(bandwidthMbps) }),
  ...(isp === undefined ? {} : { ISP: isp }),
});

/** The parameters of the cloud's AllocateAddresses, sorted by name. */
export const apiShape = ({ bandwidthMbps, isp, parameters }: EipAttributes): Readonly<Record<string, unknown>> =>
  sortedByKey({
    ...(bandwidthMbps === undefined ? {} : { InternetMaxBandwidthOut: bandwidthMbps }),
    ...(isp === undefined ? {} : { InternetServiceProvider: isp }),
    ...parameters,
  });

const sortedByKey = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
