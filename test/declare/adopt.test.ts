import { expect, it } from 'vitest';
import { Cluster, Ipam, KubeOvn } from '../../src/index';
import type { Observation } from '../../src/model/observation';
import { plainApp, statefulSet } from '../support/declare';

/** Addresses that pods were seen with, each in a subnet of Kube-OVN. */
const seen = (
  name: string,
  kind: string,
  where: { readonly address: string; readonly subnet: string },
): Observation => ({
  ...where,
  user: {
    kind: 'pod',
    namespace: 'shop',
    pod: kind === 'StatefulSet' ? `${name}-0` : name,
    workload: { kind, name, ...(kind === 'StatefulSet' && { ordinal: 0 }) },
  },
  evidence: 'pod',
  file: 'pods.json',
});

it('adopting, only what is in declared subnets of Kube-OVN is in the way, because other VPCs may have the same addresses', () => {
  const app = plainApp();
  const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_15(), kubernetes: '1.36' });
  const subnet = cluster.subnet('net', { cidr: '10.50.0.0/16', gateway: '10.50.0.1' });
  statefulSet('redis', { pools: [subnet.pool('db', { cidr: '10.50.4.0/28' })] });
  statefulSet('ledger', { pools: [subnet.pool('old', { cidr: '10.50.5.0/28' })] });
  const ipam = Ipam.of(app);
  ipam.adopt({
    observations: [
      seen('redis', 'StatefulSet', { address: '10.50.4.3', subnet: 'net' }),
      seen('ledger', 'StatefulSet', { address: '10.60.0.3', subnet: 'ovn-default' }),
      seen('a', 'Pod', { address: '10.50.4.4', subnet: 'net' }),
      seen('b', 'Pod', { address: '10.50.4.5', subnet: 'another-vpc' }),
    ],
  });
  expect(ipam.adoption).toMatchObject({
    cluster: 'prod',
    adopted: [{ range: '10.50.4.3', owner: 'prod/shop/StatefulSet/redis', ordinals: '0' }],
    problems: [{ rule: 'IPAM273', where: { identity: 'prod/shop/StatefulSet/ledger' } }],
    strangers: [{ subnet: 'prod/net', range: '10.50.4.4', users: ['shop/Pod/a'] }],
  });
});

it('adopting, each address is looked for in the network of its subnet: two VPCs have the same', () => {
  const app = plainApp();
  const cluster = new Cluster(app, 'prod', { backend: KubeOvn.v1_15(), kubernetes: '1.36' });
  const [blue, red] = ['blue', 'red'].map((name) =>
    cluster.vpc(name).subnet(`${name}-pods`, { cidr: '10.50.0.0/24' }).pool('db', { cidr: '10.50.0.16/28' }),
  );
  statefulSet('redis', { pools: [blue!] });
  statefulSet('ledger', { pools: [red!] });
  const ipam = Ipam.of(app);
  ipam.adopt({
    observations: [
      seen('redis', 'StatefulSet', { address: '10.50.0.21', subnet: 'blue-pods' }),
      seen('ledger', 'StatefulSet', { address: '10.50.0.21', subnet: 'red-pods' }),
    ],
  });
  expect(ipam.problems()).toEqual([]);
  expect(ipam.adoption).toMatchObject({
    adopted: [
      { range: '10.50.0.21', owner: 'prod/shop/StatefulSet/redis' },
      { range: '10.50.0.21', owner: 'prod/shop/StatefulSet/ledger' },
    ],
    problems: [],
    strangers: [],
  });
});
