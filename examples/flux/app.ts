import { type App, Chart } from 'cdk8s';
import { Cluster, FixedIpStatefulSet, FluxKustomizations, KubeOvn } from 'cdk8s-ipam';

/**
 * A cluster that Flux applies, in two folders: infra, and when that is healthy workloads. The app is made with
 * `layout: 'flux'`.
 */
export function declare(app: App): void {
  const plant = new Cluster(app, 'plant', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
  const pods = plant.subnet('pods', { cidr: '10.41.0.0/16' });
  const line = plant.namespace('line');
  new FixedIpStatefulSet(line, 'historian', {
    replicas: 2,
    maxReplicas: 4,
    pools: [pods.pool('machines', { cidr: '10.41.8.0/24' })],
    template: { spec: { containers: [{ name: 'historian', image: 'registry.example.com/historian:3.1' }] } },
  });

  // Written to dist/flux/flux.k8s.yaml, for the folder that Flux was bootstrapped with.
  const flux = new Chart(app, 'flux', { namespace: 'flux-system' });
  new FluxKustomizations(flux, 'plant', {
    cluster: plant,
    source: { kind: 'GitRepository', name: 'addresses' },
    path: 'examples/flux/dist',
  });
}
