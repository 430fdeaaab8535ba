import { IP_ADDRS } from '../../backends/calico/annotations';
import { readAddress } from '../../backends/calico/cidr-reading';
import type { Address } from '../../net/address';
import { RangeSet } from '../../net/range-set';
import { itemsOf } from '../calico-annotation-value';
import { poolOf } from '../calico-pool';
import { foreignText } from '../foreign-text';
import { poolObjectsAmong } from '../operator-pools';
import { podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoAddressOutsidePools: Rule = {
  id: 'IPAM638',
  name: 'calico-address-outside-pools',
  severity: 'warning',
  title: 'Annotation with an address that no enabled IPPool has',
  why: 'Calico assigns an explicit address only out of an enabled pool ("The provided IP address is not in a configured pool").',
  fix: 'Choose an address within an enabled pool. Where the pool is made elsewhere, check its manifest too, or declare it as existing.',
  /** Without any pool in the objects nothing is known of the cluster's pools. */
  example: {
    kind: 'manifest',
    known: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16`,
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.9.0.5"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
  },
  lintTogether: (objects, { known }) => {
    const annotated = objects.flatMap((object) => {
      const place = podAnnotations(object);
      return place !== undefined && IP_ADDRS in place.annotations ? [{ object, place }] : [];
    });
    if (annotated.length === 0) return [];
    const pools = poolObjectsAmong([...objects, ...known]).flatMap((object) => poolOf(object) ?? []);
    if (pools.length === 0) return [];
    const served = RangeSet.from(pools.filter(({ isDisabled }) => !isDisabled).map(({ cidr }) => cidr));
    return annotated.flatMap(({ object, place }) =>
      (itemsOf(place.annotations[IP_ADDRS]) ?? [])
        .flatMap((item) => addressIn(item))
        .filter((address) => !served.contains(address))
        .map((address) => ({
          object,
          path: [...place.path, IP_ADDRS],
          message: `No enabled IPPool here has ${address}.`,
        })),
    );
  },
};

function addressIn(item: unknown): readonly Address[] {
  const address = readAddress(foreignText(item));
  return address === undefined ? [] : [address];
}
