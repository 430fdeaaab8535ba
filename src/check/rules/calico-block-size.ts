import { blockSizeLimits } from '../../backends/calico/block-size';
import { ipPoolsOf } from '../../backends/calico/ip-pools';
import type { Cidr } from '../../net/cidr';
import { nameOf } from '../../net/family';
import { isCalico } from '../calico-object';
import { poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoBlockSize: Rule = {
  id: 'IPAM302',
  name: 'calico-block-size',
  severity: 'error',
  title: 'Block size that Calico does not know',
  why: 'A block has a prefix length of 20 to 32 (IPv4) or 116 to 128 (IPv6). Up to Calico 3.32 kubectl stores any other; then no pod gets an address of the pool.',
  fix: 'Leave blockSize out, or choose one between these limits. Where one place has both families, no number is right for both: leave it out.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  blockSize: 19`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  blockSize: 20`,
  },
  check: (answer) =>
    ipPoolsOf(answer).flatMap(({ cidr, blockSize, where }) => {
      const fault = faultOf(cidr, blockSize);
      return fault === undefined ? [] : finding(calicoBlockSize, where, fault);
    }),
  lint: (object) => {
    const pool = isCalico(object, 'IPPool') ? poolOf(object) : undefined;
    const fault = pool && faultOf(pool.cidr, pool.blockSize);
    return fault === undefined ? [] : [{ object, path: ['spec', 'blockSize'], message: fault }];
  },
};

function faultOf(cidr: Cidr, blockSize: number): string | undefined {
  const { least, greatest } = blockSizeLimits(cidr.family);
  if (blockSize >= least && blockSize <= greatest) return undefined;
  return `blockSize ${blockSize} of ${cidr} is not between ${least} and ${greatest} (${nameOf(cidr.family)}).`;
}
