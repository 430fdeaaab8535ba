import { describeFault } from '../../../net/parsed';
import { type Fields, fault, type SpecFault, textsIn } from './spec-fault';
import { hasUpperCase, inUpperCase, readSpan } from './text-forms';

/** Whether each item of `excludeIps` is an address or a range in full, in lower case. */
export const exclusionFaults = (spec: Fields): readonly SpecFault[] =>
  textsIn(spec, 'excludeIps').flatMap(({ path, value }) =>
    messageOf(value).map((message) => fault(path, `In excludeIps, ${message}.`)),
  );

function messageOf(text: string): string[] {
  if (hasUpperCase(text)) return [inUpperCase(text)];
  const span = readSpan(text);
  if (span.ok) return [];
  return text.includes('/')
    ? [`${JSON.stringify(text)} is a CIDR, where only addresses and ranges first..last may stand`]
    : [describeFault(span.fault)];
}
