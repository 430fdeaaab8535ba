import type { Address } from '../../../net/address';
import { describeFault } from '../../../net/parsed';
import { OBJECT_NAME, readAddress } from './text-forms';

/**
 * What `ip_pool` says: one name of an IPPool, or a list of items of which each pod takes one.
 *
 *     10.0.0.5,10.0.0.6            two items of one family
 *     10.0.0.5,fd00::5             one item of two families
 *     10.0.0.5,fd00::5;10.0.0.6,…  items of two families
 */
export type PodList =
  | { readonly kind: 'pool'; readonly name: string }
  | { readonly kind: 'addresses'; readonly items: readonly (readonly string[])[] };

export function readPodList(text: string): PodList {
  if (text.includes(';')) return { kind: 'addresses', items: text.split(';').map((item) => halves(item.trim())) };
  const items = text.split(',').map((item) => item.trim());
  const [only = ''] = items;
  if (items.length === 1 && addressesIn([only]).length === 0 && !isMeantAsAddress(only))
    return { kind: 'pool', name: only };
  const isOneOfBoth = items.length === 2 && new Set(addressesIn(items).map(({ family }) => family)).size === 2;
  return { kind: 'addresses', items: isOneOfBoth ? [halves(text)] : items.map((item) => [item]) };
}

/** No name of an object has a colon or a slash; and nobody names a pool with digits alone, nor as a range is written. */
const isMeantAsAddress = (text: string): boolean => /[:/]|^[0-9.-]*$/.test(text);

/** Whole sentences about what is wrong with a value of `ip_pool`. */
export function podListSaid(text: string): readonly string[] {
  const list = readPodList(text);
  if (list.kind === 'pool')
    return OBJECT_NAME.test(list.name) ? [] : [`${JSON.stringify(list.name)} is no name of an IPPool.`];
  const said = list.items.flatMap(itemSaid);
  return said.length > 0 ? said : togetherSaid(text, list.items);
}

/** Whole sentences about what is wrong with a value of `ip_address`: one address, or one of each family. */
export const podAddressSaid = (text: string): readonly string[] => itemSaid(halves(text));

function itemSaid(item: readonly string[]): readonly string[] {
  const unread = item.flatMap((text) => {
    const address = readAddress(text);
    return address.ok ? [] : `${describeFault(address.fault)}.`;
  });
  if (unread.length > 0) return unread;
  const [first, second, ...more] = addressesIn(item);
  if (more.length > 0)
    return [`The item ${item.join(',')} has ${item.length} addresses, and a pod one of each family.`];
  if (first === undefined || second === undefined) return [];
  if (first.family === second.family) return [`The item ${item.join(',')} has two addresses of one family.`];
  return first.family === 6
    ? [
        `The item ${item.join(',')} has IPv6 before IPv4, and Kube-OVN takes the one for the other; write ${second},${first}.`,
      ]
    : [];
}

function togetherSaid(text: string, items: readonly (readonly string[])[]): readonly string[] {
  const isSingle = items.every((item) => item.length === 1);
  if (isSingle && text.includes(';'))
    return ['Items of one family are separated by ";", which the webhook takes for the name of an IPPool; write ",".'];
  const shapes = new Set(
    items.map((item) =>
      addressesIn(item)
        .map(({ family }) => family)
        .join(),
    ),
  );
  if (shapes.size === 1) return [];
  return isSingle
    ? ['A list with "," mixes both families: each address counts as an item of its own; write pairs, separated by ";".']
    : ['Some items have one family and some both: what an item leaves out is any free address.'];
}

const halves = (item: string): readonly string[] => item.split(',');

const addressesIn = (texts: readonly string[]): readonly Address[] =>
  texts.flatMap((text) => {
    const address = readAddress(text);
    return address.ok ? address.value : [];
  });
