import type { CalicoConfig, ClusterSnapshot, TkeConfig } from '../model/snapshot';
import type { Version } from '../model/version';

/**
 * What is known of the cluster that manifests are for. What is absent is not known: manifests are judged for every
 * version that we support then, and a problem of some versions only says of which.
 */
export interface LintTarget {
  readonly calico?: Partial<Pick<CalicoConfig, 'version' | 'api' | 'windowsNodes'>>;
  readonly kubeOvn?: { readonly version?: Version };
  readonly tke?: Partial<Pick<TkeConfig, 'ipamd' | 'networkMode' | 'staticIp' | 'serverless'>>;
  readonly kubernetes?: Version;
}

/** What a cluster's declaration says of it. */
export function targetOf({ backend, kubernetes }: Pick<ClusterSnapshot, 'backend' | 'kubernetes'>): LintTarget {
  if (backend.kind === 'tke') return { kubernetes, tke: backend };
  if (backend.kind === 'calico') return { kubernetes, calico: backend };
  return backend.kind === 'kube-ovn' ? { kubernetes, kubeOvn: backend } : { kubernetes };
}
