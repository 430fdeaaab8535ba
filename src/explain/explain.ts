import { holderEntries } from '../lock/entry';
import type { Explanation } from '../model/explanation';
import { isOwner, type Owner } from '../model/owner';
import type { Fault } from '../net/parsed';
import type { Range } from '../net/range';
import { isAboutAddresses, rangeAsWritten } from './as-written';
import { explainAddress } from './explain-address';
import { explainEip } from './explain-eip';
import { explainPlace, explainRange } from './explain-range';
import { explainWorkload } from './explain-workload';
import { namesLike } from './names-like';
import { type Facts, World } from './world';

/** Explains an address, a range or CIDR, a workload, a subnet or pool, or the id of an EIP. */
export function explain(text: string, facts: Facts): Explanation {
  const world = new World(facts);
  const range = isAboutAddresses(text) ? rangeAsWritten(text) : undefined;
  if (range?.ok) return explainAddresses(text, range.value, world);
  const { owners, places, eips } = namesOf(world);
  const renamed = newNameOf(text, world);
  if (renamed !== undefined) return explainWorkload(renamed, world);
  if (owners.has(text)) return explainWorkload(text, world);
  if (places.has(text)) return explainPlace(text, world);
  if (eips.has(text)) return explainEip(text, world);
  return range === undefined ? unknownName(text, world) : noAddress(text, range.fault);
}

/** In canonical form, but a range as it was asked for. */
const explainAddresses = (text: string, range: Range, world: World): Explanation =>
  /\/|\.\./.test(text) ? explainRange(text.trim(), range, world) : explainAddress(range, world);

function noAddress(text: string, { reason, suggestion }: Fault): Explanation {
  const [address = ''] = text.split('/');
  const own = suggestion?.includes('/') ? [rangeAsWritten(address)] : [];
  const near = [suggestion ?? [], own.flatMap((each) => (each.ok ? `${each.value}` : []))].flat();
  return { kind: 'unknown', text, near, reason };
}

function unknownName(text: string, world: World): Explanation {
  const { owners, places, eips } = namesOf(world);
  const known = isOwner(text) ? owners : [...owners, ...places, ...eips];
  return { kind: 'unknown', text, near: namesLike(text, known) };
}

/** What a workload is called now that is declared as `formerly` this. */
const newNameOf = (text: string, { facts: { declarations } }: World): Owner | undefined =>
  declarations?.workloads.find(({ formerly }) => formerly === text)?.owner;

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
