import { type Instant, instantPlus } from '../../src/model/instant';
import type { CarvedLine, Lock, Tenure } from '../../src/model/lock';
import type { PastLock } from '../../src/review/early-dates';
import { censusOf, type Entry, show, thingOf } from '../oracle/census';

/** Two locks, when they are compared, and who was renamed to whom. */
export interface Judged {
  readonly base: Lock;
  readonly now: Lock;
  readonly asOf: Instant;
  readonly renames: ReadonlyMap<string, string>;
  /** All locks that the base has had, the latest first. */
  readonly past?: readonly PastLock[];
}

/** What may not be merged into the base, thing by thing, by the contract alone. */
export const faultsAgainstBase = (judged: Judged): string[] => [...faultsOfHolders(judged), ...faultsOfCarved(judged)];

function faultsOfHolders({ base, now, asOf, renames }: Judged): string[] {
  const old = new Map(censusOf(base).map((entry) => [keyOf(entry, renames), entry]));
  const after = new Map(censusOf(now).map((entry) => [thingOf(entry), entry]));
  const gone = [...old].flatMap(([key, entry]) =>
    after.has(key) || mayLeave(entry.tenure, asOf) ? [] : [`left too early: ${show(entry)}`],
  );
  const changed = [...after].flatMap(([key, entry]) => {
    const was = old.get(key);
    if (!was) return sinceOf(entry.tenure) ? [`dated from the start: ${show(entry)}`] : [];
    const names = [was.owner, renames.get(was.owner) ?? was.owner];
    if (!names.some((owner) => identityOf({ ...was, owner }) === identityOf(entry)))
      return [`handed over: ${show(was)} -> ${show(entry)}`];
    return mayBeDated(was.tenure, entry.tenure) ? [] : [`dated: ${show(was)} -> ${show(entry)}`];
  });
  return [...gone, ...changed];
}

/** A claim without an address is found by its owner, so the owner's new name is looked for. */
const keyOf = (entry: Entry, renames: Judged['renames']): string =>
  thingOf(entry.section === 'claims' ? { ...entry, owner: renames.get(entry.owner) ?? entry.owner } : entry);

const identityOf = ({ owner, ordinal, nic }: Entry): string => `${owner} ${ordinal} ${nic}`;

type AnyTenure = Tenure | CarvedLine['tenure'];

const sinceOf = (tenure: AnyTenure): Instant | undefined => ('since' in tenure ? tenure.since : undefined);

/** Only what the base has released and dated, when its quarantine is over; without a quarantine no date is needed. */
function mayLeave(tenure: AnyTenure, asOf: Instant): boolean {
  if (tenure.state !== 'released') return false;
  if (tenure.since === undefined) return tenure.quarantine === 0;
  return instantPlus(tenure.since, tenure.quarantine) <= asOf;
}

/** A date appears on a line that the base has undated in that state, or when a dated retention ends. */
function mayBeDated(was: AnyTenure, is: AnyTenure): boolean {
  const [before, after] = [sinceOf(was), sinceOf(is)];
  if (after === undefined || after === before) return true;
  if (before === undefined) return was.state === is.state;
  return was.state === 'retained' && is.state === 'released';
}

function faultsOfCarved({ base, now, asOf }: Judged): string[] {
  const old = new Map(carvedIn(base));
  const after = new Map(carvedIn(now));
  const gone = [...old].flatMap(([cidr, { key, tenure }]) =>
    after.has(cidr) || mayLeave(tenure, asOf) ? [] : [`${cidr} of ${key} left too early`],
  );
  const changed = [...after].flatMap(([cidr, line]) => {
    const was = old.get(cidr);
    if (!was) return sinceOf(line.tenure) ? [`${cidr} is dated from the start`] : [];
    if (was.key !== line.key) return [`${cidr} went from ${was.key} to ${line.key}`];
    return mayBeDated(was.tenure, line.tenure) ? [] : [`${cidr} of ${line.key} is dated`];
  });
  return [...gone, ...changed];
}

const carvedIn = ({ networks }: Lock): (readonly [string, CarvedLine])[] =>
  networks.flatMap(({ name, carved }) => carved.map((line) => [`${name} ${line.cidr} ${line.use}`, line] as const));
