import type { LintTarget } from '../check/lint-target';
import type { CalicoConfig } from '../model/snapshot';
import { parseVersion, type Version } from '../model/version';
import { type Found, found, misuse, notFound } from './outcome';

/** What is said of the cluster that manifests are for. */
export interface LintOptions {
  /** Version of Calico. */
  readonly calico?: string;
  readonly calicoApi?: string;
  /** Version of Kube-OVN. */
  readonly kubeOvn?: string;
  /** Version of tke-eni-ipamd. */
  readonly tke?: string;
  /** Files with the manifests as they were before. */
  readonly before: readonly string[];
}

/** What is known of the cluster, or which option cannot be read. */
export function readTarget({ calico, calicoApi, kubeOvn, tke }: LintOptions): Found<LintTarget> {
  const calicoVersion = versionIn('--calico', calico, '3.32');
  if (!calicoVersion.ok) return calicoVersion;
  const kubeOvnVersion = versionIn('--kube-ovn', kubeOvn, '1.15');
  if (!kubeOvnVersion.ok) return kubeOvnVersion;
  const ipamd = versionIn('--tke', tke, '3.4.7');
  if (!ipamd.ok) return ipamd;
  const api = CALICO_APIS.find((known) => known === calicoApi);
  if (calicoApi !== undefined && api === undefined)
    return notFound(misuse(`--calico-api ${calicoApi} is none of ${CALICO_APIS.join(', ')}.`));
  return found({
    ...(calico || api
      ? { calico: { ...(api && { api }), ...(calicoVersion.value && { version: calicoVersion.value }) } }
      : {}),
    ...(kubeOvnVersion.value ? { kubeOvn: { version: kubeOvnVersion.value } } : {}),
    ...(ipamd.value ? { tke: { ipamd: ipamd.value } } : {}),
  });
}

/** The first of these options that was given: they say something of manifests, so there must be some. */
export const lintOptionIn = ({ calico, calicoApi, kubeOvn, tke, before }: LintOptions): string | undefined => {
  if (calico !== undefined) return '--calico';
  if (calicoApi !== undefined) return '--calico-api';
  if (kubeOvn !== undefined) return '--kube-ovn';
  if (tke !== undefined) return '--tke';
  return before.length > 0 ? '--before' : undefined;
};

export const CALICO_APIS: readonly CalicoConfig['api'][] = ['native', 'aggregated', 'crd'];

function versionIn(option: string, text: string | undefined, example: string): Found<Version | undefined> {
  if (text === undefined) return found(undefined);
  const version = parseVersion(text);
  return version.ok ? found(version.value) : notFound(misuse(`${option} ${text} is not a version such as ${example}.`));
}
