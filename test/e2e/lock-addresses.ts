import { Range } from '../../src/net/range';

/** Addresses on the first interface by pod: `cluster/namespace/StatefulSet/name 0`, `cluster/namespace/Pod/name`. */
export type LockAddresses = ReadonlyMap<string, readonly string[]>;

const LINE =
  /^ +- (?<range>[\da-f.:]+) (?:bound|headroom) (?<owner>\S+\/(?:StatefulSet|Pod)\/\S+)(?: (?<ordinals>\d+(?:\.\.\d+)?))?/;

/** Reads who holds which address out of the text of a lock, IPv4 first as it stands there. */
export function lockAddresses(lock: string): LockAddresses {
  const addresses = new Map<string, string[]>();
  for (const line of lock.split('\n')) {
    const { range, owner, ordinals } = LINE.exec(line)?.groups ?? {};
    if (range === undefined || line.includes(' nic=')) continue;
    const first = ordinals === undefined ? undefined : Number.parseInt(ordinals, 10);
    const held = Range.of(range);
    for (let i = 0; i < held.count; i++) {
      const pod = first === undefined ? owner! : `${owner} ${first + i}`;
      addresses.set(pod, [...(addresses.get(pod) ?? []), String(held.at(i))]);
    }
  }
  return addresses;
}
