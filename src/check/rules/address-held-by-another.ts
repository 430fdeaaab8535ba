import type { LeaseLine } from '../../model/lock';
import type { Address } from '../../net/address';
import type { Managed } from '../managed';
import type { Rule } from '../rule';
import { isOf, staticAddresses } from '../static-addresses';

export const addressHeldByAnother: Rule = {
  id: 'IPAM720',
  name: 'address-held-by-another',
  severity: 'error',
  title: 'a manifest that asks for an address of somebody else',
  why:
    'The lock gives each address to one owner, also while its pod does not run. Whichever pod starts first has it, and the ' +
    'other one does not start, or two answer for one address.',
  fix: 'Declare the workload, so that it gets an address of its own; `cdk8s-ipam explain <address>` says who has this one.',
  isFinal: true,
  example: {
    kind: 'manifest',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.0/27
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2`,
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.9.0.5"]'`,
  },
  lint: (object, { managed }) => {
    if (managed === undefined) return [];
    return staticAddresses(object).flatMap(({ address, path }) => {
      const leases = managed.leasesAt(address);
      const [lease] = leases;
      const isOwn = leases.some(({ owner }) => isOf(object, owner, managed.cluster));
      if (lease === undefined || isOwn || leases.length < networksWith(address, managed)) return [];
      return [{ object, path, message: describeLease(address, lease) }];
    });
  },
};

/** In how many networks of the cluster the address can be: where it is free in one of them, that one may be meant. */
const networksWith = (address: Address, { places }: Managed): number =>
  new Set(places.filter(({ cidr }) => cidr.contains(address)).map(({ network }) => network)).size;

const describeLease = (address: Address, { owner, tenure: { state } }: LeaseLine): string =>
  state === 'retained' || state === 'released'
    ? `The lock keeps ${address} for ${owner}: it is ${state}.`
    : `The lock gives ${address} to ${owner}.`;
