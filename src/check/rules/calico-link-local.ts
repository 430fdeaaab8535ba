import { ipPoolsOf } from '../../backends/calico/ip-pools';
import { Cidr } from '../../net/cidr';
import { isCalico } from '../calico-object';
import { poolOf } from '../calico-pool';
import { finding } from '../finding';
import type { Rule } from '../rule';

const LINK_LOCAL: readonly Cidr[] = [Cidr.of('169.254.0.0/16'), Cidr.of('fe80::/10')];

export const calicoLinkLocal: Rule = {
  id: 'IPAM305',
  name: 'calico-link-local',
  severity: 'error',
  title: 'IPPool over link-local addresses',
  why: 'Calico uses them itself between pod and node, and refuses such a pool; up to 3.32 kubectl stores it without a word.',
  fix: 'Choose a CIDR of private addresses, such as one out of 10.0.0.0/8 or fd00::/8.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 169.254.5.0/24`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.5.0.0/24`,
  },
  check: (answer) =>
    ipPoolsOf(answer).flatMap(({ cidr, where }) =>
      faultsOf(cidr).map((fault) => finding(calicoLinkLocal, where, fault)),
    ),
  lint: (object) => {
    const pool = isCalico(object, 'IPPool') ? poolOf(object) : undefined;
    const faults = pool === undefined ? [] : faultsOf(pool.cidr);
    return faults.map((message) => ({ object, path: ['spec', 'cidr'], message }));
  },
};

const faultsOf = (cidr: Cidr): readonly string[] =>
  LINK_LOCAL.filter((reserved) => reserved.overlaps(cidr)).map(
    (reserved) => `${cidr} overlaps the link-local addresses ${reserved}.`,
  );
