import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { useOf } from '../../backends/calico/pool-use';
import type { Snapshot } from '../../model/snapshot';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoWindowsSetPool: Rule = {
  id: 'IPAM605',
  name: 'calico-windows-set-pool',
  severity: 'warning',
  title: 'Pool of small blocks that Windows nodes cannot use',
  why: 'A Windows node keeps four addresses of each of its blocks, and finds no pool whose blocks have fewer than eight ("cannot find a qualified ippool"). Pods that share a pool get its addresses automatically; those of exact claims are not concerned.',
  fix: 'Set blockSize to 29 or less for pools whose pods run on Windows nodes, and let the pool be as large. Pods on Linux nodes need nothing.',
  example: {
    kind: 'declared',
    bad: `const backend = Calico.v3_32({ api: 'native', windowsNodes: true, strictAffinity: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const front = pods.pool('front', { cidr: '10.1.0.0/27' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web);`,
    good: `const backend = Calico.v3_32({ api: 'native', windowsNodes: true, strictAffinity: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
const front = pods.pool('front', { cidr: '10.1.0.0/27', calico: { blockSize: 29 } });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 8, template },
});
front.pin(web);`,
  },
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ config, use, cidr }) => config.windowsNodes && use === 'fixed' && cidr.family === 4)
      .filter((pool) => pool.blockSize > LARGEST_BLOCK_SIZE && isShared(pool, answer.snapshot))
      .map(({ name, blockSize, where }) =>
        finding(
          calicoWindowsSetPool,
          where,
          `The IPPool ${name} has blocks of /${blockSize}, its addresses are shared by pods, and the cluster has Windows nodes.`,
        ),
      ),
};

/** Prefix length of a block of eight addresses. */
const LARGEST_BLOCK_SIZE = 29;

const isShared = ({ place }: IpPool, snapshot: Snapshot): boolean =>
  useOf(place, snapshot) === 'set' || snapshot.namespaces.some(({ pools }) => pools.includes(place));
