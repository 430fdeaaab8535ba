import type { ClusterSnapshot, MasqAgentSnapshot } from '../../model/snapshot';
import type { RenderedObject } from '../../render/rendered-object';
import { masqConfig } from './masq-config';

/** The ConfigMaps that the two builds of the agent mount. */
const CONFIG_MAPS = { tke: 'ip-masq-agent-config', upstream: 'ip-masq-agent' } as const;

/** The configuration of a cluster's ip-masq-agent: a ConfigMap with one text, which the agent reads anew by itself. */
export const renderMasqAgent = (agent: MasqAgentSnapshot, _cluster: ClusterSnapshot): RenderedObject => ({
  id: 'ip-masq-agent',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  name: CONFIG_MAPS[agent.dialect],
  namespace: 'kube-system',
  wave: 'masqAgent',
  body: (answer) => ({ data: { config: masqConfig(agent, answer) } }),
});
