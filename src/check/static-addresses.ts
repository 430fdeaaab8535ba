import { ADDRESS_KEYS } from '../backends/calico/annotations';
import { readAddress } from '../backends/calico/cidr-reading';
import { askedAddresses } from '../backends/kube-ovn/spec/asked-addresses';
import { podsOf } from '../backends/kube-ovn/spec/pods-of';
import { TKE_ANNOTATIONS } from '../backends/tke/annotation-keys';
import type { Owner } from '../model/owner';
import { identityOf } from '../model/owner';
import type { Address } from '../net/address';
import { itemsOf } from './calico-annotation-value';
import type { Path } from './foreign-document';
import type { ForeignObject } from './foreign-object';
import { foreignText } from './foreign-text';
import { type AnnotationPlace, podAnnotations } from './pod-annotations';

/** An address that pods ask for, whatever the CNI, and where that is written. */
export interface StaticAddress {
  readonly address: Address;
  readonly path: Path;
}

/** Every address that a pod, or the pods of a template, ask for by itself. */
export function staticAddresses(object: ForeignObject): readonly StaticAddress[] {
  const place = podAnnotations(object);
  if (place === undefined) return [];
  const { path, annotations } = place;
  const byCalico = ADDRESS_KEYS.flatMap((key) =>
    (key in annotations ? (itemsOf(annotations[key]) ?? []) : []).flatMap((item) => {
      const address = readAddress(foreignText(item));
      return address === undefined ? [] : [{ address, path: [...path, key] }];
    }),
  );
  const byKubeOvn = askedAddresses(annotations, podsOf(object.kind, object.spec)).map(({ address, key }) => ({
    address,
    path: [...path, key],
  }));
  return [...byCalico, ...byKubeOvn, ...nominatedBy(place)];
}

/** On TKE. */
function nominatedBy({ path, annotations }: AnnotationPlace): readonly StaticAddress[] {
  const address = readAddress(foreignText(annotations[TKE_ANNOTATIONS.nominatedIp]));
  return address === undefined ? [] : [{ address, path: [...path, TKE_ANNOTATIONS.nominatedIp] }];
}

/** Whether an object is the owner of a line, or one of the pods that it makes. */
export function isOf(object: ForeignObject, owner: Owner, cluster: string): boolean {
  const identity = identityOf(owner);
  if (identity.cluster !== cluster || identity.namespace !== (object.namespace || 'default')) return false;
  if (identity.kind === object.kind) return identity.name === object.name;
  const isMade = object.kind === 'Pod' || object.kind === 'ReplicaSet';
  return (
    isMade && [`${identity.name}-`, `virt-launcher-${identity.name}-`].some((start) => object.name.startsWith(start))
  );
}
