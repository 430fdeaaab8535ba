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
    kind: 'command',
    bad: `# prod/pods is 10.23.0.0/16, and no line of ipam.lock.yaml has 10.23.19.4
metadata:
  name: stranger
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.23.19.4"]'`,
    good: `pods.reserve({ range: '10.23.19.4', reason: 'the pod stranger of the old chart' });`,
  },
  lint: (object, { managed }) =>
    managed === undefined ? [] : staticAddresses(object).flatMap((asked) => flawsOf(asked, object, managed)),
};

/** Without the app it is not known what is reserved. */
function flawsOf(
  { address, path }: StaticAddress,
  object: ForeignObject,
  { places, reserved, leaseAt }: Managed,
): readonly Flaw[] {
  const place = places.filter(({ cidr }) => cidr.contains(address)).at(-1);
  if (place === undefined || leaseAt(address) !== undefined || reserved?.contains(address)) return [];
  const message = `${address} lies in ${place.of} (${place.cidr}), and has no line in the lock.`;
  if (reserved !== undefined) return [{ object, path, message }];
  return [{ object, path, message: `${message} Whether it is reserved only the app knows.`, severity: 'warning' }];
}
