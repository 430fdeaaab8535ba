import { calicoRenderer } from '../backends/calico/render';
import { kubeOvnRenderer } from '../backends/kube-ovn/render';
import { tkeRenderer } from '../backends/tke/render';
import type { BackendConfig } from '../model/snapshot';
import type { Renderer } from '../render/renderer';

const RENDERERS: Readonly<Record<BackendConfig['kind'], Renderer>> = {
  calico: calicoRenderer,
  'kube-ovn': kubeOvnRenderer,
  tke: tkeRenderer,
};

export const rendererOf = (config: BackendConfig): Renderer => RENDERERS[config.kind];
