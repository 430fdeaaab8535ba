import { blockSizeLimits } from '../../backends/calico/block-size';
import { ipPoolsOf } from '../../backends/calico/ip-pools';
import { useOf } from '../../backends/calico/pool-use';
import { bitsOf, type Family } from '../../net/family';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoStrictAffinity: Rule = {
  id: 'IPAM313',
  name: 'calico-strict-affinity',
  severity: 'warning',
  title: 'Fixed addresses that cannot leave their node',
  why: 'With strictAffinity a block of addresses belongs to the node that first used one of them. A pod that is scheduled elsewhere cannot take its address along while a neighbour in the block is in use.',
  fix: 'Leave blockSize out, or set it to 32 (IPv4) or 128 (IPv6): then each address is a block of its own.',
  example: {
    kind: 'declared',
    bad: `const backend = Calico.v3_32({ api: 'native', strictAffinity: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27', calico: { blockSize: 28 } });`,
    good: `const backend = Calico.v3_32({ api: 'native', strictAffinity: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
const pods = prod.subnet('pods', { cidr: '10.1.0.0/24' });
pods.pool('db', { cidr: '10.1.0.0/27' });`,
  },
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ use, isExisting, config }) => use === 'fixed' && !isExisting && config.strictAffinity === true)
      .filter(({ cidr, blockSize }) => isSeveralAddresses(blockSize, cidr.family))
      // A Windows node finds no pool of blocks so small, and the pods of a Deployment leave no address behind.
      .filter(({ config, place }) => !(config.windowsNodes && useOf(place, answer.snapshot) === 'set'))
      .map(({ cidr, blockSize, where }) =>
        finding(calicoStrictAffinity, where, `${cidr} has blocks of /${blockSize} on a cluster with strictAffinity.`),
      ),
};

/** A block size that there is not is the matter of another rule. */
const isSeveralAddresses = (blockSize: number, family: Family): boolean =>
  blockSize < bitsOf(family) && blockSize >= blockSizeLimits(family).least;
