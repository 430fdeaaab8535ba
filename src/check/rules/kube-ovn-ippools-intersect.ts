import { poolAddresses } from '../../backends/kube-ovn/spec/ippool-spec';
import { textOf } from '../../backends/kube-ovn/spec/spec-fault';
import { groupedBy } from '../../net/grouped-by';
import type { RangeSet } from '../../net/range-set';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { type KubeOvnCluster, kubeOvnCluster } from '../kube-ovn-cluster';
import type { Rule } from '../rule';

export const kubeOvnIppoolsIntersect: Rule = {
  id: 'IPAM668',
  name: 'kube-ovn-ippools-intersect',
  severity: 'error',
  title: 'IPPools of one subnet with an address in common',
  why:
    'An address of a subnet is in one IPPool at most. The later pool does not become Ready ("has conflict IPs"), and none ' +
    'of its addresses is kept apart. Items are compared as they are written, outside the subnet too.',
  fix: 'Take the addresses out of one of the pools.',
  isFinal: true,
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.10..10.66.0.17]
---
apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: db
spec:
  subnet: pods
  ips: [10.66.0.16/28]`,
    good: `apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: web
spec:
  subnet: pods
  ips: [10.66.0.10..10.66.0.17]
---
apiVersion: kubeovn.io/v1
kind: IPPool
metadata:
  name: db
spec:
  subnet: pods
  ips: [10.66.0.32/28]`,
  },
  lintTogether: (objects, context) => {
    const cluster = kubeOvnCluster(objects, context);
    const pools = cluster.all('IPPool').map((object) => ({ object, addresses: poolAddresses(object.spec) }));
    const bySubnet = groupedBy(pools, ({ object }) => textOf(object.spec, 'subnet'));
    return [...bySubnet.values()].flatMap((siblings) => intersections(siblings, cluster));
  },
};

interface Pool {
  readonly object: ForeignObject;
  readonly addresses: RangeSet;
}

const intersections = (pools: readonly Pool[], { isJudged }: KubeOvnCluster): readonly Flaw[] =>
  pools.flatMap((pool, i) =>
    pools.slice(i + 1).flatMap((other) => {
      const common = pool.addresses.intersect(other.addresses);
      const [said, rival] = isJudged(other.object) ? [other, pool] : [pool, other];
      if (common.isEmpty || !isJudged(said.object)) return [];
      const message = `The IPPool ${rival.object.name} of the same subnet has ${common} too.`;
      return { object: said.object, path: ['spec', 'ips'], message };
    }),
  );
