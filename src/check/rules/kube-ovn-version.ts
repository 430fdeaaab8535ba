import { isKnownVersion, KNOWN_VERSIONS } from '../../backends/known-versions';
import { indexOf } from '../../backends/snapshot-index';
import { printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnVersion: Rule = {
  id: 'IPAM320',
  name: 'kube-ovn-version',
  severity: 'warning',
  title: 'Kube-OVN version outside 1.13 to 1.16',
  why:
    'What is rendered was read in, and tried on, Kube-OVN 1.13 to 1.16. Earlier versions have no reserved IP objects ' +
    'and give out no /31; later ones may reject or rewrite what these accept.',
  fix: 'Declare the version that runs; upgrade from before 1.13; after 1.16 try the manifests on a test cluster first.',
  example: {
    kind: 'declared',
    bad: "new Cluster(app, 'prod', { backend: KubeOvn.version('1.12.9'), kubernetes: '1.34' });",
    good: "new Cluster(app, 'prod', { backend: KubeOvn.v1_13(), kubernetes: '1.34' });",
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('kube-ovn')
      .filter(({ config }) => !isKnownVersion(config.version, KNOWN_VERSIONS.kubeOvn))
      .map(({ cluster, config }) =>
        finding(
          kubeOvnVersion,
          cluster.where,
          `The cluster runs Kube-OVN ${printVersion(config.version)}; what it accepts is known for 1.13 to 1.16 only.`,
        ),
      ),
};
