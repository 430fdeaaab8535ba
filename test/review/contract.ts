import { instantPlus } from '../../src/model/instant';
import type { CarvedLine, Lock, Tenure } from '../../src/model/lock';
import { isOnePod } from '../../src/model/runs';
import { censusOf, type Entry, isHeld, thingOf } from '../oracle/census';

export interface Judged {
  readonly base: Lock;
  readonly now: Lock;
  readonly asOf: string;
  readonly renames: ReadonlyMap<string, string>;
}

type AnyTenure = Tenure | CarvedLine['tenure'];

/** What the contract refuses, address by address and with nothing clever: each rule with the owner that it is about. */
export function refusals(judged: Judged): string[] {
  return [...new Set([...refusedThings(judged), ...refusedCidrs(judged), ...doubled(judged.now)])].sort();
}

function refusedThings({ base, now, asOf, renames }: Judged): string[] {
  const claimants = new Set(censusOf(base).flatMap(({ section, owner }) => (section === 'claims' ? [owner] : [])));
  const present = new Set(censusOf(now).map(({ owner }) => owner));
  const renamed = (entry: Entry): Entry => {
    const owner = present.has(entry.owner) ? entry.owner : (renames.get(entry.owner) ?? entry.owner);
    return entry.section === 'claims' && claimants.has(owner) ? entry : { ...entry, owner };
  };
  const old = new Map(censusOf(base).map((entry) => [thingOf(renamed(entry)), renamed(entry)]));
  const current = new Map(censusOf(now).map((entry) => [thingOf(entry), entry]));
  const latest = latestDate(base, asOf);
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((thing) => {
    const [was, is] = [old.get(thing), current.get(thing)];
    if (!was) return dateOf(is!.tenure) === undefined ? [] : [`IPAM247 ${is!.owner}`];
    if (!is) return departure(was.tenure, asOf).map((rule) => `${rule} ${was.owner}`);
    if (was.owner !== is.owner) return [`${isHeld(was) ? 'IPAM240' : 'IPAM241'} ${is.owner}`];
    if (was.ordinal !== is.ordinal || was.nic !== is.nic) return [`IPAM242 ${is.owner}`];
    return passage(was.tenure, is.tenure, asOf, latest).map((rule) => `${rule} ${is.owner}`);
  });
}

const dateOf = (tenure: AnyTenure): string | undefined => ('since' in tenure ? tenure.since : undefined);

function latestDate(lock: Lock, asOf: string): string {
  const tenures: AnyTenure[] = [...censusOf(lock), ...lock.networks.flatMap(({ carved }) => carved)].map(
    ({ tenure }) => tenure,
  );
  const dates = tenures.flatMap((tenure) => dateOf(tenure) ?? []).filter((date) => date <= asOf);
  return dates.sort().at(-1) ?? '';
}

/** A line may leave only if the base has it released and dated and its quarantine is over; gc knows one exception. */
function departure(tenure: AnyTenure, asOf: string): string[] {
  if (tenure.state === 'retained') return ['IPAM244'];
  if (tenure.state !== 'released') return ['IPAM243'];
  const { since, quarantine } = tenure;
  if (since === undefined) return quarantine === 0 ? [] : ['IPAM245'];
  return since < asOf && instantPlus(since, quarantine) <= asOf ? [] : ['IPAM246'];
}

function passage(was: AnyTenure, is: AnyTenure, asOf: string, latest: string): string[] {
  const rules: string[] = [];
  const [old, date] = [dateOf(was), dateOf(is)];
  const isNew = date !== undefined && !(was.state === is.state && old === date);
  if (isNew) {
    const isStamped = was.state === is.state && old === undefined;
    const isAged = was.state === 'retained' && old !== undefined && is.state === 'released';
    const isMended = was.state === is.state && old !== undefined && old > asOf && date <= asOf;
    if (isStamped || isAged || isMended) {
      if (date > asOf || date < latest) rules.push('IPAM249');
    } else rules.push(was.state === is.state ? 'IPAM248' : 'IPAM247');
  }
  const kept = (tenure: AnyTenure) => tenure.state === 'retained' || tenure.state === 'released';
  const length = (tenure: AnyTenure) =>
    tenure.state === 'retained' && tenure.for !== 'forever' ? tenure.for : Number.MAX_VALUE;
  const quarantine = (tenure: AnyTenure) => ('quarantine' in tenure ? tenure.quarantine : 0);
  if (kept(was) && kept(is)) {
    const isShorter = was.state === 'retained' && is.state === 'retained' && length(is) < length(was);
    if (isShorter || quarantine(is) < quarantine(was)) rules.push('IPAM266');
  }
  return rules;
}

/** Carved CIDRs of one network, each with the addresses that are in it. */
function refusedCidrs({ base, now, asOf }: Judged): string[] {
  const [old, current] = [base, now].map((lock) =>
    lock.networks.flatMap(({ name, carved }) =>
      carved.map((line) => ({
        ...line,
        name,
        place: `${name} ${line.cidr} ${line.use}`,
        addresses: new Set([...line.cidr.range.addresses()].map((address) => `${name} ${address}`)),
      })),
    ),
  );
  type Carved = NonNullable<typeof old>[number];
  const overlap = (a: Carved, b: Carved) => [...a.addresses].some((address) => b.addresses.has(address));
  const isInside = (pool: Carved, subnet: Carved) =>
    pool.use === 'pool' && subnet.use === 'subnet' && pool.key.startsWith(`${subnet.key}/`);
  const latest = latestDate(base, asOf);
  const changed = current!.flatMap((is) => {
    const same = old!.find(({ place }) => place === is.place);
    if (same?.key === is.key) return passage(same.tenure, is.tenure, asOf, latest).map((rule) => `${rule} ${is.key}`);
    const others = old!.filter(
      (was) =>
        overlap(was, is) && !(was.key === is.key && was.use === is.use) && !isInside(was, is) && !isInside(is, was),
    );
    const date = dateOf(is.tenure) !== undefined && !same ? [`IPAM247 ${is.key}`] : [];
    return [...date, ...others.map((was) => `${was.tenure.state === 'bound' ? 'IPAM240' : 'IPAM241'} ${is.key}`)];
  });
  const gone = old!
    .filter((was) => !current!.some(({ place }) => place === was.place))
    .flatMap((was) => {
      const rules = departure(was.tenure, asOf);
      const isFull =
        censusOf(now).some(
          ({ section, network, thing }) =>
            (section === 'leases' && was.addresses.has(`${network} ${thing}`)) ||
            (section === 'claims' && network === was.name && (thing === was.key || thing.startsWith(`${was.key}/`))),
        ) ||
        (was.use === 'subnet' &&
          current!.some((is) => is.use === 'pool' && [...is.addresses].every((each) => was.addresses.has(each))));
      return (rules.length === 0 && isFull ? ['IPAM267'] : rules).map((rule) => `${rule} ${was.key}`);
    });
  return [...changed, ...gone];
}

/** One address for each claim. */
function doubled(lock: Lock): string[] {
  const held = censusOf(lock).filter((each) => isHeld(each) && (each.ordinal !== undefined || isOnePod(each.owner)));
  const claimOf = ({ section, owner, ordinal, nic, family }: Entry) =>
    `${section} ${owner} ${ordinal} ${nic} ${family}`;
  return held
    .filter((each, i) => held.slice(0, i).some((other) => claimOf(other) === claimOf(each)))
    .map(({ owner }) => `IPAM209 ${owner}`);
}
