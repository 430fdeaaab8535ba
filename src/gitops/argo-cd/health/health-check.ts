/**
 * How Argo CD learns whether an object is healthy: a script in Lua 5.1 that sees the object as `obj`, with no library but
 * the basic functions and tables, and returns a status (Healthy, Progressing, Degraded) and a message. A sync waits for
 * Progressing before its next wave and fails at Degraded; it never waits for kinds without a script.
 */
export interface HealthCheck {
  /** Group and kind, as the keys of `argocd-cm` name them: `kubeovn.io_Subnet`. */
  readonly kind: string;
  readonly script: string;
}

/** Every script begins with it. */
export const BEING_DELETED = `if obj.metadata ~= nil and obj.metadata.deletionTimestamp ~= nil then
  return { status = "Progressing", message = "is being deleted, and waits until nothing uses it" }
end
`;

const KEY = 'resource.customizations.health.';

/** The entries of the ConfigMap `argocd-cm`. */
export const healthCheckData = (checks: readonly HealthCheck[]): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map(({ kind, script }) => [`${KEY}${kind}`, script]));
