import { isKnownVersion, KNOWN_VERSIONS } from '../../backends/known-versions';
import { indexOf } from '../../backends/snapshot-index';
import { printVersion } from '../../model/version';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoVersion: Rule = {
  id: 'IPAM300',
  name: 'calico-version',
  severity: 'error',
  title: 'Calico version that is not known here',
  why: 'Fields, defaults and refusals of IPPools differ from version to version; those of Calico 3.28 to 3.33 were read and tried.',
  fix: 'Declare the version that the cluster runs, between 3.28 and 3.33, or upgrade cdk8s-ipam.',
  example: {
    kind: 'declared',
    bad: "new Cluster(app, 'prod', { backend: Calico.version('3.27.5'), kubernetes: '1.36' });",
    good: "new Cluster(app, 'prod', { backend: Calico.v3_28(), kubernetes: '1.36' });",
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .clustersOn('calico')
      .filter(({ config: { version } }) => !isKnownVersion(version, KNOWN_VERSIONS.calico))
      .map(({ cluster, config: { version } }) =>
        finding(calicoVersion, cluster.where, `The cluster is declared with Calico ${printVersion(version)}.`),
      ),
};
