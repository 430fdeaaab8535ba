import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { leasedIn } from '../../backends/calico/pool-use';
import { indexOf } from '../../backends/snapshot-index';
import type { Answer } from '../../model/answer';
import type { Problem } from '../../model/problem';
import type { Address } from '../../net/address';
import { Cidr } from '../../net/cidr';
import { bitsOf } from '../../net/family';
import { isCalico } from '../calico-object';
import { isAutomatic, poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';

export const calicoWindowsNodes: Rule = {
  id: 'IPAM315',
  name: 'calico-windows-nodes',
  severity: 'warning',
  title: 'What Windows nodes need of Calico',
  why: 'A Windows node keeps the first three and the last address of each of its blocks for itself, needs strictAffinity, and finds no pool whose blocks are smaller than 8 addresses.',
  fix: 'Set strictAffinity, keep blockSize of automatic subnets at 29 or less, and put fixed addresses into a subnet that is not automatic.',
  example: {
    kind: 'declared',
    bad: `const backend = Calico.v3_32({ api: 'native', windowsNodes: true, strictAffinity: false });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true });`,
    good: `const backend = Calico.v3_32({ api: 'native', windowsNodes: true, strictAffinity: true });
const prod = new Cluster(app, 'prod', { backend, kubernetes: '1.36' });
prod.subnet('pods', { cidr: '10.1.0.0/16', automatic: true });`,
  },
  check: (answer) =>
    indexOf(answer.snapshot)
      .clustersOn('calico')
      .filter(({ config }) => config.windowsNodes)
      .flatMap(({ cluster, config }) => [
        ...(config.strictAffinity === false
          ? [finding(calicoWindowsNodes, cluster.where, 'strictAffinity is off on a cluster with Windows nodes.')]
          : []),
        ...ipPoolsOf(answer)
          .filter((pool) => pool.cluster === cluster.name && pool.use === 'automatic' && pool.cidr.family === 4)
          .flatMap((pool) => [...tinyBlocks(pool), ...addressesOfNodes(pool, answer)]),
      ]),
  lint: (object, { target }) => {
    if (target.calico?.windowsNodes !== true) return [];
    if (isCalico(object, 'IPAMConfiguration') || isCalico(object, 'IPAMConfig')) return laxAffinity(object);
    const pool = isCalico(object, 'IPPool') ? poolOf(object) : undefined;
    if (pool === undefined || pool.cidr.family === 6 || pool.blockSize <= 29 || !isAutomatic(pool)) return [];
    return [{ object, path: ['spec', 'blockSize'], message: `${pool.cidr} has blocks of /${pool.blockSize}.` }];
  },
};

const laxAffinity = (object: ForeignObject): readonly Flaw[] =>
  object.spec.strictAffinity === true
    ? []
    : [{ object, path: ['spec', 'strictAffinity'], message: 'strictAffinity is off on a cluster with Windows nodes.' }];

const tinyBlocks = ({ cidr, blockSize, where }: IpPool): readonly Problem[] =>
  blockSize <= 29 ? [] : [finding(calicoWindowsNodes, where, `${cidr} has blocks of /${blockSize}.`)];

function addressesOfNodes(pool: IpPool, answer: Answer): readonly Problem[] {
  const taken = leasedIn(pool.place, pool.cluster, answer).ofFamily(4);
  const first = [...taken.addresses()].find((address) => isKeptByNode(address, pool.blockSize));
  if (first === undefined) return [];
  const message = `${first}, a fixed address, is at the edge of a block of ${pool.cidr}, where a Windows node may have it.`;
  return [finding(calicoWindowsNodes, pool.where, message)];
}

function isKeptByNode(address: Address, blockSize: number): boolean {
  const offset = Number(address.value - Cidr.around(address, blockSize).base);
  return offset < 3 || offset === 2 ** (bitsOf(address.family) - blockSize) - 1;
}
