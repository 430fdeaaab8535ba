import { blockSizeLimits } from '../../backends/calico/block-size';
import { ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Cidr } from '../../net/cidr';
import { counted } from '../../net/counted';
import { bitsOf } from '../../net/family';
import { isCalico } from '../calico-object';
import { poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoPoolTooSmall: Rule = {
  id: 'IPAM303',
  name: 'calico-pool-too-small',
  severity: 'error',
  title: 'IPPool smaller than one of its blocks',
  why: 'Calico cuts a pool into blocks, of 64 addresses (/26, or /122) where blockSize does not say otherwise. A smaller pool is refused from 3.33 on; before, kubectl stores it and Calico hands out addresses outside it.',
  fix: 'Set blockSize to the prefix length of the pool or more (32 or 128 make each address its own block), or make the pool larger.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/28`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/28
  blockSize: 28`,
  },
  check: (answer) =>
    ipPoolsOf(answer)
      .filter(({ cidr, blockSize, isExisting }) => !isExisting && isTooSmall(cidr, blockSize))
      .map(({ cidr, blockSize, where }) => finding(calicoPoolTooSmall, where, tooSmall(cidr, blockSize))),
  lint: (object) => {
    const pool = isCalico(object, 'IPPool') ? poolOf(object) : undefined;
    if (pool === undefined || pool.isDisabled || !isTooSmall(pool.cidr, pool.blockSize)) return [];
    return [{ object, path: ['spec', 'cidr'], message: tooSmall(pool.cidr, pool.blockSize) }];
  },
};

/** A block size that there is not is the matter of another rule. */
const isTooSmall = ({ prefixLength, family }: Cidr, blockSize: number): boolean =>
  prefixLength > blockSize && blockSize >= blockSizeLimits(family).least;

const tooSmall = (cidr: Cidr, blockSize: number): string => {
  const blockAddresses = 1n << BigInt(bitsOf(cidr.family) - blockSize);
  return `${cidr} has ${counted(cidr.size, 'address', 'addresses')}, but one block (/${blockSize}) has ${blockAddresses}.`;
};
