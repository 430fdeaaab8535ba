import { type IpPool, ipPoolsOf } from '../../backends/calico/ip-pools';
import { ipReservationName } from '../../backends/calico/pool-name';
import { isDnsSubdomain } from '../../model/owner';
import type { Problem } from '../../model/problem';
import { laterOnes } from '../../net/later-ones';
import { isCalico } from '../calico-object';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const calicoObjectName: Rule = {
  id: 'IPAM309',
  name: 'calico-object-name',
  severity: 'error',
  title: 'IPPool name that Kubernetes refuses, or that is taken',
  why: 'IPPools are named like DNS names: lower-case letters, digits, "-" and ".", 253 characters at most, and once in a cluster. IPv6 pools get "-v6" and reservations "-reserved" at the end.',
  fix: 'Give the subnet or pool another object name, or the object another metadata.name.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: shop_pods
spec:
  cidr: 10.1.0.0/16`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: shop-pods
spec:
  cidr: 10.1.0.0/16`,
  },
  check: (answer) => {
    const pools = ipPoolsOf(answer);
    return [...pools.filter(({ isExisting }) => !isExisting).flatMap(refusedName), ...takenNames(pools)];
  },
  lint: (object) =>
    !isCalico(object) || object.name === '' || isDnsSubdomain(object.name)
      ? []
      : [
          {
            object,
            path: ['metadata', 'name'],
            message: `The ${object.kind} cannot have the name ${JSON.stringify(object.name)}.`,
          },
        ],
};

const refusedName = ({ name, where }: IpPool): readonly Problem[] =>
  isDnsSubdomain(ipReservationName(name))
    ? []
    : [finding(calicoObjectName, where, `"${name}" cannot be the name of an IPPool and its reservation.`)];

const takenNames = (pools: readonly IpPool[]): readonly Problem[] =>
  laterOnes(pools, ({ cluster, name }) => `${cluster}/${name}`)
    .filter(({ first, later }) => first.place !== later.place)
    .map(({ first, later }) =>
      finding(calicoObjectName, later.where, `The IPPool name ${later.name} is that of ${first.place} already.`),
    );
