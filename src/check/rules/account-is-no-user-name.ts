import type { ClusterSnapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const accountIsNoUserName: Rule = {
  id: 'IPAM515',
  name: 'account-is-no-user-name',
  severity: 'warning',
  title: 'Account of a controller that does not look like a user name',
  why: 'The admission policies know controllers by the user names that the API server sees: system:serviceaccount:<namespace>:<name> for a ServiceAccount. With a bare name nobody is recognised: Kube-OVN could write no address on its pods, and no StatefulSet would get one.',
  fix: 'Write the whole user name, such as system:serviceaccount:kube-system:ovn; `kubectl auth whoami` with the credentials of the controller says it.',
  example: {
    kind: 'declared',
    bad: `const backend = KubeOvn.v1_16({ accounts: ['ovn'] });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
    good: `const backend = KubeOvn.v1_16({ accounts: ['system:serviceaccount:kube-system:ovn'] });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db');
new FixedIpStatefulSet(prod.namespace('shop'), 'redis', { replicas: 3, pools: [db], template });`,
  },
  check: ({ snapshot }) =>
    snapshot.clusters.flatMap((cluster) =>
      accountsOf(cluster)
        .filter((account) => !account.includes(':'))
        .map((account) =>
          finding(
            accountIsNoUserName,
            cluster.where,
            `The cluster ${cluster.name} names a controller ${account}, without a colon.`,
          ),
        ),
    ),
};

const accountsOf = ({ backend, statefulSetControllers }: ClusterSnapshot): readonly string[] => [
  ...(backend.kind === 'kube-ovn' ? backend.accounts : []),
  ...statefulSetControllers,
];
