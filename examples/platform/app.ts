import type { App } from 'cdk8s';
import { Calico, Cluster, KubeOvn, Network } from 'cdk8s-ipam';
import { declareData } from './data';
import { declareFactory } from './factory';
import { declareShop } from './shop';

/**
 * A company with two clusters that share one address plan: `prod` on Calico and `plant` on Kube-OVN, both dual stack.
 * Three teams run about two hundred workloads with fixed addresses, one of them out of a Helm chart.
 */
export function declare(app: App): void {
  const corp = new Network(app, 'corp', {
    supernet: ['10.0.0.0/8', 'fd00:10::/40'],
    reserve: [{ range: '10.0.0.0/16', reason: 'offices and routers', owner: 'network team' }],
  });

  const prod = new Cluster(app, 'prod', {
    network: corp,
    backend: Calico.v3_32({ api: 'native' }),
    kubernetes: '1.36',
  });
  const prodPods = prod.subnet('pods', { prefixLength: 16, ipv6PrefixLength: 64 });

  const plant = new Cluster(app, 'plant', { network: corp, backend: KubeOvn.v1_16(), kubernetes: '1.34' });
  const plantPods = plant.subnet('pods', {
    prefixLength: 18,
    ipv6PrefixLength: 64,
    objectName: 'plant-pods',
    kubeOvn: { namespaces: ['factory'], natOutgoing: true },
  });

  declareShop(prod.namespace('shop'), prodPods);
  declareData(prod.namespace('data'), prodPods);
  declareFactory(plant.namespace('factory'), plantPods);
}
