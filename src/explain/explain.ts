import { holderEntries } from '../lock/entry';
import type { Explanation } from '../model/explanation';
import { isOwner } from '../model/owner';
import { nearestTexts } from '../net/nearest-texts';
import { Range } from '../net/range';
import { explainAddress } from './explain-address';
import { explainEip } from './explain-eip';
import { explainPlace, explainRange } from './explain-range';
import { explainWorkload } from './explain-workload';
import { type Facts, World } from './world';

/** Explains an address, a range or CIDR, a workload, a subnet or pool, or the id of an EIP. */
export function explain(text: string, facts: Facts): Explanation {
  const world = new World(facts);
  if (/^\d+\.|:/.test(text)) return explainAddresses(text, world);
  const { owners, places, eips } = namesOf(world);
  if (owners.has(text)) return explainWorkload(text, world);
  if (places.has(text)) return explainPlace(text, world);
  if (eips.has(text)) return explainEip(text, world);
  const near = isOwner(text) ? owners : [...owners, ...places, ...eips];
  return { kind: 'unknown', text, near: nearestTexts(text, near) };
}

function explainAddresses(text: string, world: World): Explanation {
  const range = Range.parse(text);
  if (!range.ok)
    return { kind: 'unknown', text, near: range.fault.suggestion === undefined ? [] : [range.fault.suggestion] };
  return /\/|\.\./.test(text) ? explainRange(text, range.value, world) : explainAddress(range.value, world);
}

/** Everything that has a name. */
function namesOf({ facts: { lock, written, declarations } }: World) {
  const owners = new Set<string>();
  const places = new Set<string>();
  const eips = new Set<string>();
  for (const entry of [...holderEntries(lock), ...holderEntries(written)]) {
    owners.add(entry.line.owner);
    if (entry.section === 'eips') eips.add(entry.line.id);
    if (entry.section === 'claims') places.add(entry.line.place);
  }
  for (const { carved } of lock.networks) for (const { key } of carved) places.add(key);
  for (const { owner } of declarations?.workloads ?? []) owners.add(owner);
  for (const { subnets } of declarations?.networks ?? [])
    for (const { key, pools } of subnets) for (const each of [key, ...pools.map((pool) => pool.key)]) places.add(each);
  for (const { ids } of declarations?.inventories ?? []) for (const id of ids) eips.add(id);
  return { owners, places, eips };
}
