import { isCalicoKey } from '../backends/calico/annotations';
import { DEFAULT_PROVIDER } from '../backends/kube-ovn/object-names';

/** Whether Calico or Kube-OVN reads an annotation of this name, or would if it were spelled right. */
export const isCniKey = (key: string): boolean => isCalicoKey(key) || KUBE_OVN.test(key);

/** Of every provider; of others than the default one only what no other program has. */
const KUBE_OVN = new RegExp(
  `^${DEFAULT_PROVIDER}\\.kubernetes\\.io/|\\.kubernetes\\.io/(?:ip_address|ip_pool|logical_switch|mac_address)(?:\\.[^/]+)?$`,
);
