import { celPattern } from './cel-text';

/**
 * A kind of annotation through which a pod, or the pods of a Namespace, come by an address or by something that stands
 * for addresses: a pool, a cloud subnet, a MAC address, the id of a public address.
 */
export interface Door {
  /** Its keys: a regular expression without anchors, in what JavaScript and RE2 have in common. */
  readonly keys: string;
  /** CEL: whether every item that the CNI may find in `value` is found by us as well. */
  readonly isReadable: (value: string) => string;
  /** CEL: the list of items in a readable value. Default: whatever looks like a name, an address or a CIDR. */
  readonly items?: (value: string) => string;
  /** Whether it is read while the pod runs, so that it may change. Default: it decides what the pod starts with. */
  readonly isLive?: boolean;
}

/** CEL: whether `k` is a key of one of the doors. */
export const isKeyOf = (doors: readonly Door[], k: string): string =>
  doors.length === 0 ? 'false' : `${k}.matches(${celPattern(keysOf(doors))})`;

/** Whether a key is one of the doors', for what we write ourselves. */
export const isKey = (doors: readonly Door[], key: string): boolean => new RegExp(keysOf(doors)).test(key);

/** CEL: whether the value under `k`, which is a key of one of the doors, is readable. */
export const isReadableAt = (doors: readonly Door[], k: string, value: string): string =>
  choice(doors, k, (door) => door.isReadable(value));

/** CEL: the items of the readable value under `k`. */
export const itemsAt = (doors: readonly Door[], k: string, value: string): string => {
  const special = doors.filter(({ items }) => items !== undefined);
  return `(${special.map((door) => `${isKeyOf([door], k)} ? ${door.items!(value)} : `).join('')}${plainItems(value)})`;
};

/** Names, addresses, CIDRs and MAC addresses. */
const ITEM = '[A-Za-z0-9:./-]+';
export const plainItems = (value: string): string => `${value}.findAll(${celPattern(ITEM)})`;

/** `a, b; c`, of items that are read as one thing or are no addresses at all. */
export const isPlainList = (value: string): string =>
  `${value}.matches(${celPattern('^[A-Za-z0-9:.,; -]*$')}) && ${plainItems(value)}.all(t, ${isReadableAddress('t')})`;

/** Texts that some CNI would read as an address: these must be addresses for CEL as well. */
const ADDRESS_LIKE = celPattern('^[0-9]+[.][0-9.]*$|:');
const isReadableAddress = (t: string): string => `(!${t}.matches(${ADDRESS_LIKE}) || isIP(${t}))`;

const keysOf = (doors: readonly Door[]): string => `^(${doors.map(({ keys }) => keys).join('|')})$`;

const choice = (doors: readonly Door[], k: string, value: (door: Door) => string): string => {
  const [last, ...others] = [...doors].reverse();
  if (last === undefined) return 'true';
  return others.reduce((rest, door) => `${isKeyOf([door], k)} ? ${value(door)} : ${rest}`, value(last));
};
