import { DEFAULT_PROVIDER } from '../object-names';
import type { PodAnnotation } from './pod-annotation';
import type { VersionSpan } from './spec-fault';
import { OBJECT_NAME } from './text-forms';

/** What is wrong with an annotation that is neither address nor list. */
export interface AnnotationFault {
  /** A whole sentence. */
  readonly message: string;
  readonly versions?: VersionSpan;
}

/** Whether the value of an annotation is one that Kube-OVN takes and that does what it says. */
export function annotationFaults({ what, value, provider }: PodAnnotation): readonly AnnotationFault[] {
  const said = JSON.stringify(value);
  if (what === 'mac_address')
    return UNICAST.test(value) ? [] : [{ message: `${said} is not a unicast MAC address such as 00:00:00:4d:b4:36.` }];
  if (what.endsWith('_rate')) return rateFaults(value);
  if (what === 'ip_family') return familyFaults(value);
  if (what !== 'logical_switch') return [];
  if (OBJECT_NAME.test(value)) return [];
  const several =
    value.includes(',') && provider === DEFAULT_PROVIDER ? ': a pod has one, and only namespaces have a list' : '';
  return [{ message: `${said} is no name of a subnet${several}.` }];
}

const UNICAST = /^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/i;

/** Megabits in a second; the validation lets -1 pass. */
const rateFaults = (value: string): readonly AnnotationFault[] =>
  /^[0-9]+$/.test(value) ? [] : [{ message: `${JSON.stringify(value)} is not a whole number of Mbit/s.` }];

const familyFaults = (value: string): readonly AnnotationFault[] =>
  /^ipv[46]$/i.test(value)
    ? [{ message: 'The annotation is read from 1.17 on; before that it has no effect.', versions: { below: '1.17' } }]
    : [{ message: `${JSON.stringify(value)} is neither ipv4 nor ipv6.` }];
