import { z } from 'zod';
import type { LintTarget } from '../check/lint-target';
import { parseVersion, type Version } from '../model/version';

/** What `properties` of a validation in cdk8s.yaml may say. */
export interface ValidationProperties {
  /** From which severity on the validation fails. @default as ipam.config says, or 'error' */
  readonly failOn?: 'error' | 'warning';
  /**
   * Of each cluster, by the name of its folder, what its manifests are for.
   *
   * @default as an IpamApp declares it; of another App every version that is supported
   */
  readonly clusters?: Readonly<Record<string, ValidationCluster>>;
}

/** For which versions the manifests of a cluster are. */
export interface ValidationCluster {
  /** Such as `3.32`. */
  readonly calico?: string;
  readonly calicoApi?: 'native' | 'aggregated' | 'crd';
  /** Such as `1.15`. */
  readonly kubeOvn?: string;
  /** The version of tke-eni-ipamd, such as `3.5.0`. */
  readonly tke?: string;
}

const version = z.string().transform((text, context): Version => {
  const read = parseVersion(text);
  if (read.ok) return read.value;
  context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is no version such as "3.32"` });
  return z.NEVER;
});

const CLUSTER = z
  .strictObject({
    calico: version.optional(),
    calicoApi: z.enum(['native', 'aggregated', 'crd']).optional(),
    kubeOvn: version.optional(),
    tke: version.optional(),
  })
  .transform(
    ({ calico, calicoApi, kubeOvn, tke }): LintTarget => ({
      ...((calico || calicoApi) && {
        calico: { ...(calico && { version: calico }), ...(calicoApi && { api: calicoApi }) },
      }),
      ...(kubeOvn && { kubeOvn: { version: kubeOvn } }),
      ...(tke && { tke: { ipamd: tke } }),
    }),
  );

const PROPERTIES = z.strictObject({
  failOn: z.enum(['error', 'warning']).optional(),
  clusters: z.record(z.string(), CLUSTER).optional(),
});

/** @throws Error that says which property is wrong: cdk8s-cli prints it, and stops */
export function readProperties(properties: unknown) {
  const read = PROPERTIES.safeParse(properties ?? {});
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `${path.join('.') || 'properties'}: ${message}`);
  throw new Error(`The properties of IpamValidation in cdk8s.yaml cannot be used: ${issues.join('; ')}.`);
}
