import type { Backend } from '../backends/backend';
import { CALICO } from '../backends/calico/calico';
import { KUBE_OVN } from '../backends/kube-ovn/kube-ovn';
import { TKE } from '../backends/tke/tke';
import type { BackendConfig } from '../model/snapshot';

const BACKENDS = { calico: CALICO, 'kube-ovn': KUBE_OVN, tke: TKE } as const;

export const backendOf = (config: BackendConfig): Backend => BACKENDS[config.kind];
