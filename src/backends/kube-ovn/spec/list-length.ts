import { counted } from '../../../net/counted';
import { podListSaid, readPodList } from './pod-list';
import type { PodsOf } from './pods-of';

/**
 * What goes wrong when these pods take the items of a list; undefined where nothing does, or the list cannot be read.
 * Ordinals count absolutely, whatever the first one is: those before it need items too.
 */
export function shortListSaid(text: string, pods: PodsOf): string | undefined {
  const list = readPodList(text);
  if (list.kind === 'pool' || pods.count === 0 || podListSaid(text).length > 0) return undefined;
  const items = list.items.map((item) => item.join(','));
  return pods.kind === 'ordinals' ? ordinalSaid(items, pods) : setSaid(items, pods);
}

/** One address, or one of each family, is for one pod. */
export const sharedAddressSaid = (text: string, { count }: PodsOf): string | undefined =>
  count < 2 ? undefined : `${text} is for one pod, and there can be ${count} at a time.`;

function ordinalSaid(items: readonly string[], { first, count }: PodsOf): string | undefined {
  const last = first + count - 1;
  if (items.length <= last) {
    const basis = first === 0 ? '' : ', counted from 0 although ordinals start later';
    return `The list has ${counted(items.length, 'item')}, and the pod with ordinal ${last} takes item ${last + 1}${basis}.`;
  }
  const own = items.slice(first, last + 1);
  const lastAt = new Map(own.map((item, i) => [item, i]));
  const repeated = own.find((item, i) => lastAt.get(item) !== i);
  return repeated === undefined ? undefined : `Two of the pods would take ${repeated}: the second does not start.`;
}

function setSaid(items: readonly string[], { count }: PodsOf): string | undefined {
  const different = new Set(items).size;
  return different >= count
    ? undefined
    : `The list has ${counted(different, 'address', 'addresses')}, and there can be ${count} pods at a time.`;
}
