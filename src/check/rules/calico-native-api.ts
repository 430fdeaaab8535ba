import { indexOf } from '../../backends/snapshot-index';
import { isAtLeast, printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoNativeApi: Rule = {
  id: 'IPAM301',
  name: 'calico-native-api',
  severity: 'error',
  title: 'Native Calico API on a version without it',
  why: 'Calico stores projectcalico.org/v3 as custom resources from 3.32 on, on Kubernetes 1.32 or later. Elsewhere such a pool is refused, or accepted and never looked at.',
  fix: "Choose api: 'aggregated' where Calico's API server runs, else api: 'crd'.",
  example: {
    kind: 'declared',
    bad: "new Cluster(app, 'prod', { backend: Calico.v3_31({ api: 'native' }), kubernetes: '1.36' });",
    good: "new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });",
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('calico')
      .filter(({ config }) => config.api === 'native')
      .flatMap(({ cluster, config }) =>
        [
          ...(isAtLeast(config.version, '3.32') ? [] : [`Calico ${printVersion(config.version)}`]),
          ...(isAtLeast(cluster.kubernetes, '1.32') ? [] : [`Kubernetes ${printVersion(cluster.kubernetes)}`]),
        ].map((what) => finding(calicoNativeApi, cluster.where, `The native API is declared on ${what}.`)),
      ),
};
