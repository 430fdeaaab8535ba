import { type AddressClaim, addressClaims, isWhole } from '../address-claims';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { LintContext } from '../lint-context';
import type { Rule } from '../rule';

export const rangeOverManagedSubnet: Rule = {
  id: 'IPAM722',
  name: 'range-over-managed-subnet',
  severity: 'error',
  title: 'a pool, subnet or load balancer of others over a managed subnet',
  why:
    'Whatever gives addresses out of it by itself knows nothing of the lock: sooner or later a pod or a service has an ' +
    'address that the lock gives to another one.',
  fix: 'Choose a range outside, or reserve the part of the subnet, with a reason. What is declared as existing has the same CIDR.',
  example: {
    kind: 'manifest',
    lock: `version: 1
networks:
  prod:
    leases:
      - 10.1.0.0/27
      - 10.1.0.4..10.1.0.6 bound prod/shop/StatefulSet/redis 0..2`,
    bad: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: services
  namespace: metallb-system
spec:
  addresses: [10.1.0.16-10.1.0.31]`,
    good: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: services
  namespace: metallb-system
spec:
  addresses: [10.9.0.16-10.9.0.31]`,
  },
  lint: (object, context) =>
    isOurs(object) ? [] : addressClaims(object).flatMap((claim) => flawsOf(claim, object, context)),
};

const isOurs = ({ metadata }: ForeignObject): boolean =>
  (metadata.labels as Record<string, unknown> | undefined)?.['app.kubernetes.io/managed-by'] === 'cdk8s-ipam';

/** Where an object of the same kind is known there, the rules of its CNI compare the two. */
function flawsOf(claim: AddressClaim, object: ForeignObject, { managed, known }: LintContext): readonly Flaw[] {
  if (managed === undefined || managed.reserved?.covers(claim.range)) return [];
  const { places } = managed;
  if (places.some(({ cidr }) => isWhole(claim, cidr))) return [];
  const place = places.find(({ cidr }) => cidr.range.overlaps(claim.range));
  if (place === undefined) return [];
  const isCompared = known
    .filter(({ kind, group }) => kind === object.kind && group === object.group)
    .some((other) => addressClaims(other).some(({ range }) => range.overlaps(claim.range)));
  if (isCompared) return [];
  return [{ object, path: claim.path, message: `${claim.text} overlaps ${place.of} (${place.cidr}).` }];
}
