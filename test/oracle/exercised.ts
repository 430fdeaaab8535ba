import type { Step } from './accepted';
import { isAligned, newcomers } from './blocks';
import { censusOf, concerns, type Entry, groupsOf, isHeld, isHome, isRetained, thingOf, withNewNames } from './census';
import { Ground } from './ground';
import { pinsOf } from './pins';

/** What of the contract an accepted step has put to the test. */
export function exercisedBy({ declarations, before, answer }: Step): string[] {
  const old = withNewNames(censusOf(before), declarations);
  const was = new Map(old.map((entry) => [thingOf(entry), entry]));
  const held = censusOf(answer.lock).filter(isHeld);
  const groups = groupsOf(declarations);
  const fresh = held.filter((entry) => !was.has(thingOf(entry)));
  const came = (isMeant: (entry: Entry) => boolean) => held.some((entry) => isMeant(was.get(thingOf(entry)) ?? entry));
  const isNewIn = (family: 4 | 6, owner: string) =>
    fresh.some((each) => each.family === family && each.owner === owner);
  const exercised: Record<string, boolean> = {
    'P2 kept while others came': fresh.length > 0 && came(isHeld),
    'P4 placed around what is excluded or reserved': fresh.length > 0 && declarations.networks.some(hasForbidden),
    'P6 came home to a retained line': came(isRetained),
    'P6 came home to a released line': came((entry) => isHome(entry) && !isRetained(entry)),
    'P7 placed around somebody else’s quarantine':
      fresh.length > 0 && old.some(({ tenure }) => tenure.state === 'released'),
    'P9 in one block': newcomers(groups, old).some((group) =>
      isInBlock(group, held, new Ground(declarations, answer.cidrs)),
    ),
    'P9 grew into its head-room': held.some(
      (entry) => entry.tenure.state === 'bound' && was.get(thingOf(entry))?.tenure.state === 'headroom',
    ),
    'dual stack': fresh.some(({ owner }) => isNewIn(4, owner) && isNewIn(6, owner)),
    'kept in a closed pool': isStanding(groups, held, new Ground(declarations, answer.cidrs)),
    'placed while a pool is closed': fresh.length > 0 && declarations.networks.some(hasClosed),
    'over several pools': groups.some((group) => poolsOf(group, fresh, new Ground(declarations, answer.cidrs)) > 1),
    'head-room': fresh.some(({ tenure }) => tenure.state === 'headroom'),
    'several interfaces': fresh.some(({ nic }) => nic !== undefined),
    'interfaces in two networks': fresh.some(
      ({ nic, owner, network }) =>
        nic !== undefined && held.some((other) => other.owner === owner && !['', network].includes(other.network)),
    ),
    pins: groups.some((group) => pinsOf(group).length > 0),
    EIPs: fresh.some(({ section }) => section === 'eips'),
    'claims without addresses': fresh.some(({ section }) => section === 'claims'),
    'carved CIDRs': answer.lock.networks.some(({ carved }) => carved.length > 0),
    renames: declarations.workloads.some(({ formerly }) => censusOf(before).some(({ owner }) => owner === formerly)),
  };
  return Object.keys(exercised).filter((what) => exercised[what]);
}

const hasForbidden = ({ reservations, subnets }: Step['declarations']['networks'][number]): boolean =>
  reservations.length > 0 || subnets.some(({ excluded }) => excluded.length > 0);

const hasClosed = ({ subnets }: Step['declarations']['networks'][number]): boolean =>
  subnets.some(({ pools }) => pools.some(({ lifecycle }) => lifecycle !== 'active'));

const isStanding = (groups: readonly OneGroup[], held: readonly Entry[], ground: Ground): boolean =>
  groups.some((group) => held.some((entry) => concerns(group, entry) && ground.isInClosedPool(entry.thing, group)));

type OneGroup = ReturnType<typeof groupsOf>[number];

function isInBlock(group: OneGroup, held: readonly Entry[], ground: Ground): boolean {
  const things = held.filter((entry) => concerns(group, entry)).map(({ thing }) => thing);
  return group.demand!.pools.some((pool) => {
    const addresses = [...(ground.cidrOf(pool, group.family)?.range.addresses() ?? [])].map(String);
    return (
      things.length > 1 &&
      isAligned(things.map((thing) => (addresses.includes(thing) ? addresses.indexOf(thing) : undefined)))
    );
  });
}

const poolsOf = (group: OneGroup, fresh: readonly Entry[], ground: Ground): number =>
  group.section === 'leases'
    ? new Set(
        fresh
          .filter((entry) => concerns(group, entry))
          .map(({ thing }) => ground.poolOf(thing, group.demand!.pools)?.key),
      ).size
    : 0;
