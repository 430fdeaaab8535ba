import { poolsOf } from '../../model/interfaces';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const eipPoolServesPods: Rule = {
  id: 'IPAM146',
  name: 'eip-pool-serves-pods',
  severity: 'error',
  title: 'a pool of public addresses that pods claim from as well',
  why: 'An address of such a pool is either translated to a pod or is the pod’s own, and the network outside reaches it in two different ways. In one pool nobody can tell which.',
  fix: 'Give public addresses a pool of their own.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [external], template });
EipBinding.pool(mail, { pools: [external] });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const external = prod.subnet('external', { cidr: '192.168.204.0/24', kubeOvn: { vlan: 'vlan204' } }).pool('mail');
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('mail');
const mail = new FixedIpStatefulSet(prod.namespace('shop'), 'mail', { replicas: 2, pools: [pods], template });
EipBinding.pool(mail, { pools: [external] });`,
  },
  check: ({ snapshot }) => {
    const claimants = new Map(snapshot.workloads.flatMap((each) => poolsOf(each).map((pool) => [pool, each.owner])));
    return snapshot.workloads.flatMap(({ eip, where }) =>
      (eip?.kind === 'pool' ? eip.pools : [])
        .filter((pool) => claimants.has(pool))
        .map((pool) =>
          finding(
            eipPoolServesPods,
            where,
            `The public addresses come from ${pool}, from which the pods of ${claimants.get(pool)} have their own.`,
          ),
        ),
    );
  },
};
