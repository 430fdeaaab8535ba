import type { MasqAgentSnapshot } from '../../model/masq-agent';
import type { ClusterSnapshot } from '../../model/snapshot';
import type { RenderedObject } from '../../render/rendered-object';
import { DIALECTS } from './dialect';
import { masqConfig } from './masq-config';

/** The configuration of a cluster's ip-masq-agent: a ConfigMap with one text, which the agent reads anew by itself. */
export function renderMasqAgent(agent: MasqAgentSnapshot, _cluster: ClusterSnapshot): RenderedObject {
  const { configMap, dataKey } = DIALECTS[agent.dialect];
  return {
    id: 'ip-masq-agent',
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: configMap,
    namespace: 'kube-system',
    wave: 'masqAgent',
    body: (answer) => ({ data: { [dataKey]: masqConfig(agent, answer) } }),
  };
}
