import { z } from 'zod';
import type { BackendConfig } from '../model/snapshot';
import { parseVersion } from '../model/version';
import { describeFault } from '../net/parsed';
import { count } from './read-props';

/** A CNI in one version, as the target of a cluster: `Calico.v3_32()`, `KubeOvn.v1_16()`, `Tke.ipamd('3.4.7')`. */
export interface BackendChoice {
  /** Which CNI. */
  readonly kind: BackendConfig['kind'];
  /** Its version, such as `3.32`; on TKE that of tke-eni-ipamd. */
  readonly version: string;
  /** The options of that CNI. */
  readonly options: object;
}

/** @internal A choice, read into the configuration that the other stages know. */
export const backendSchema = z
  .custom<BackendChoice>(isChoice, 'a backend is wanted, such as Calico.v3_32(), KubeOvn.v1_16() or Tke.ipamd("3.4.7")')
  .transform((choice, context): BackendConfig => {
    const version = parseVersion(choice.version);
    const options = OPTIONS[choice.kind].safeParse(choice.options);
    if (!version.ok) context.addIssue({ code: 'custom', message: describeFault(version.fault) });
    if (!options.success) {
      for (const issue of options.error.issues)
        context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
    }
    if (!version.ok || !options.success) return z.NEVER;
    const versionField = choice.kind === 'tke' ? { ipamd: version.value } : { version: version.value };
    return { kind: choice.kind, ...versionField, ...options.data } as BackendConfig;
  });

function isChoice(value: unknown): value is BackendChoice {
  const kind = (value as BackendChoice | null | undefined)?.kind;
  return kind !== undefined && kind in OPTIONS;
}

/** Of kube-ovn-controller, in the manifests and both charts. */
const KUBE_OVN_CONTROLLER = 'system:serviceaccount:kube-system:ovn';

const OPTIONS = {
  calico: z.strictObject({
    api: z.enum(['native', 'aggregated', 'crd']).default('aggregated'),
    strictAffinity: z.boolean().optional(),
    ipCooldownSeconds: count.optional(),
    windowsNodes: z.boolean().default(false),
  }),
  'kube-ovn': z.strictObject({
    ipObjects: z.boolean().default(false),
    accounts: z
      .array(z.string().regex(/^[A-Za-z0-9:._@/-]+$/, 'a user name is wanted'))
      .min(1)
      .default([KUBE_OVN_CONTROLLER]),
  }),
  tke: z.strictObject({
    networkMode: z.enum(['tke-route-eni', 'tke-direct-eni']).default('tke-route-eni'),
    staticIp: z.boolean().default(true),
    serverless: z.literal(true).optional(),
    skipAddingNonMasqueradeCidrs: z.boolean().optional(),
    vpcEniQuota: z.int().min(1).optional(),
  }),
};
