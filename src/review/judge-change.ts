import type { Ageing } from '../lock/aging';
import type { LockEntry } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import type { Fault } from './fault';
import type { Moment } from './moment';
import { dateOf } from './moment';
import { faultsOfDeparture, faultsOfTenure } from './tenure-faults';

/** What is wrong with one difference between a deployed lock and a new one. */
export function faultsOf({ kind, before, after }: LockChange, moment: Moment): Fault[] {
  switch (kind) {
    case 'added':
    case 'moved':
      return dateOf(tenureOf(after)) === undefined ? [] : ['dateFromNowhere'];
    case 'removed':
      return faultsOfDeparture(tenureOf(before), moment);
    case 'changed':
      return faultsOfTenure(tenureOf(before), tenureOf(after), moment);
    case 'reowned':
      return [handOver(before!, after!)];
  }
}

/** Another holder, whatever the state of the new line: a line in the base excludes it. */
function handOver(before: LockEntry, after: LockEntry): Fault {
  if (isOneOwner(before, after)) return 'otherPod';
  return isHeld(before) ? 'handedOver' : 'keptHandedOver';
}

const isOneOwner = (before: LockEntry, after: LockEntry): boolean =>
  'owner' in before.line && 'owner' in after.line && before.line.owner === after.line.owner;

/** Bound or headroom: a pod may be running with it. */
export const isHeld = (entry: LockEntry | undefined): boolean => {
  if (entry === undefined || entry.section === 'headings') return false;
  const { state } = entry.line.tenure;
  return state === 'bound' || state === 'headroom';
};

export function tenureOf(entry: LockEntry | undefined): Ageing {
  if (entry === undefined || entry.section === 'headings') throw new Error('a line without a tenure is not judged');
  return entry.line.tenure;
}
