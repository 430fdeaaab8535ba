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

export function parseOwner(text: string): Parsed<WorkloadIdentity> {
  if (!isOwner(text))
    return refused(text, 'is not an owner such as prod/shop/StatefulSet/redis (cluster/namespace/Kind/name)');
  const [cluster = '', namespace = '', kind = '', name = ''] = text.split('/');
  return parsed({ cluster, namespace, kind, name });
}

/**
 * Whether the text names a workload. Every line of a lock comes through here, hence one pass over the characters instead
 * of cut texts and regular expressions.
 */
export function isOwner(text: string): text is Owner {
  const namespace = text.indexOf('/') + 1;
  const kind = text.indexOf('/', namespace) + 1;
  const name = text.indexOf('/', kind) + 1;
  if (namespace === 0 || kind === 0 || name === 0) return false;
  return (
    isLabelIn(text, 0, namespace - 1) &&
    isLabelIn(text, namespace, kind - 1) &&
    isKindIn(text, kind, name - 1) &&
    isSubdomainIn(text, name, text.length)
  );
}

/** @throws Error when the text is not an owner */
export const identityOf = (owner: Owner): WorkloadIdentity => valueOrThrow(parseOwner(owner));

/** Whether Kubernetes accepts the text as a namespace, label or other DNS-1123 label (63 characters). */
export const isDnsLabel = (text: string): boolean => isLabelIn(text, 0, text.length);

/** Whether Kubernetes accepts the text as the name of most objects (DNS-1123 subdomain, 253 characters). */
export const isDnsSubdomain = (text: string): boolean => isSubdomainIn(text, 0, text.length);

const DASH = 45;
const DOT = 46;

/** Letters, digits and, between them, dashes. */
function isLabelIn(text: string, from: number, to: number): boolean {
  if (to <= from || to - from > 63) return false;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isLowerOrDigit(code) && code !== DASH) return false;
  }
  return isLowerOrDigit(text.charCodeAt(from)) && isLowerOrDigit(text.charCodeAt(to - 1));
}

/** Labels of any length with dots between them: a dot stands between two letters or digits. */
function isSubdomainIn(text: string, from: number, to: number): boolean {
  if (to - from > 253) return false;
  let before = DOT;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const isAllowed = isLowerOrDigit(code) || (code === DASH && before !== DOT) || (code === DOT && before > DOT);
    if (!isAllowed) return false;
    before = code;
  }
  return before > DOT;
}

function isKindIn(text: string, from: number, to: number): boolean {
  if (to <= from || !isUpper(text.charCodeAt(from))) return false;
  for (let i = from + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isLowerOrDigit(code) && !isUpper(code)) return false;
  }
  return true;
}

const isLowerOrDigit = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
