import type { AddressUser, ObservedEip } from '../model/observation';

/** TKE's lists of public addresses, of standard and of serverless clusters. */
const LISTS = ['tke.cloud.tencent.com/eip-id-list', 'eks.tke.cloud.tencent.com/eip-id-list'];

/** Stands in a list for ordinals that no pod has. */
const NOBODYS = 'eip-00000000';

/** The EIP that a pod takes out of its list: the one at the index that its name ends in, or the only one. */
export function eipOf(
  user: AddressUser & { readonly kind: 'pod' },
  annotations: Readonly<Record<string, string>> | null | undefined,
  file: string,
): readonly ObservedEip[] {
  const list = LISTS.map((key) => annotations?.[key]).find((text) => text !== undefined && text !== '');
  const ids = list?.split(',') ?? [];
  const index = /([0-9]+)$/.exec(user.pod)?.[1];
  const id = ids.length === 1 && user.workload?.ordinal === undefined ? ids[0] : ids[Number(index ?? Number.NaN)];
  return id === undefined || id === '' || id === NOBODYS ? [] : [{ id, user, file }];
}
