import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Managed } from '../managed';
import type { Rule } from '../rule';
import { type StaticAddress, staticAddresses } from '../static-addresses';

export const unmanagedStaticAddress: Rule = {
  id: 'IPAM721',
  name: 'unmanaged-static-address',
  severity: 'error',
  title: 'a manifest with an address out of a managed subnet that has no line in the lock',
  why:
    'Nothing keeps the address free: the next synth may give it to a workload that is declared, and the two pods cannot ' +
    'both start.',
  fix: 'Declare the workload, with a pin on this address if it must be this one; or reserve the address, with a reason.',
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
    cni.projectcalico.org/ipAddrs: '["10.1.0.9"]'`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: report
  namespace: bank
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.9.0.9"]'`,
  },
  lint: (object, { managed }) =>
    managed === undefined ? [] : staticAddresses(object).flatMap((asked) => flawsOf(asked, object, managed)),
};

/** Without the app it is not known what is reserved. */
function flawsOf(
  { address, path }: StaticAddress,
  object: ForeignObject,
  { places, reserved, leasesAt }: Managed,
): readonly Flaw[] {
  const place = places.filter(({ cidr }) => cidr.contains(address)).at(-1);
  if (place === undefined || leasesAt(address).length > 0 || reserved?.contains(address)) return [];
  const message = `${address} lies in ${place.of} (${place.cidr}), and has no line in the lock.`;
  if (reserved !== undefined) return [{ object, path, message }];
  return [{ object, path, message: `${message} Whether it is reserved only the app knows.`, severity: 'warning' }];
}
