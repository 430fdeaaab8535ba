import { type Parsed, parsed, refused, valueOrThrow } from '../net/parsed';

/**
 * The identity of a workload: the key of everything it owns. Never a construct path or a UID, so that moving code
 * between charts moves no address.
 */
export interface WorkloadIdentity {
  readonly cluster: string;
  readonly namespace: string;
  /** Kubernetes kind: StatefulSet, Deployment, VirtualMachine, Pod. */
  readonly kind: string;
  readonly name: string;
}

/** A workload identity as text, `prod/shop/StatefulSet/redis`: how the lock and messages name an owner. */
export type Owner = string;

export const ownerOf = ({ cluster, namespace, kind, name }: WorkloadIdentity): Owner =>
  `${cluster}/${namespace}/${kind}/${name}`;

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const KIND = /^[A-Z][A-Za-z0-9]*$/;

export function parseOwner(text: string): Parsed<WorkloadIdentity> {
  const [cluster = '', namespace = '', kind = '', name = '', ...more] = text.split('/');
  const isOwner =
    more.length === 0 && isDnsLabel(cluster) && isDnsLabel(namespace) && KIND.test(kind) && isDnsSubdomain(name);
  return isOwner
    ? parsed({ cluster, namespace, kind, name })
    : refused(text, 'is not an owner such as prod/shop/StatefulSet/redis (cluster/namespace/Kind/name)');
}

/** @throws Error when the text is not an owner */
export const identityOf = (owner: Owner): WorkloadIdentity => valueOrThrow(parseOwner(owner));

/** Whether Kubernetes accepts the text as a namespace, label or other DNS-1123 label (63 characters). */
export const isDnsLabel = (text: string): boolean => text.length <= 63 && DNS_LABEL.test(text);

/** Whether Kubernetes accepts the text as the name of most objects (DNS-1123 subdomain, 253 characters). */
export const isDnsSubdomain = (text: string): boolean => text.length <= 253 && DNS_SUBDOMAIN.test(text);
