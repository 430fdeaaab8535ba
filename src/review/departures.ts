import type { HolderEntry } from '../lock/entry';
import { EIP_NIC } from '../model/interfaces';
import type { Owner } from '../model/owner';
import { compareText, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { isHeld } from './judge-change';
import { listed } from './listed';
import { sizeOf } from './moves';
import type { Risk } from './review';
import type { Transition } from './transitions';
import { isHeldAtAll, type WorkloadCounts } from './workload-counts';

/** What was held, and is retained or in quarantine from now on. */
interface Departure {
  readonly before: HolderEntry;
  readonly after: HolderEntry;
}

/** What a reviewer should know of things that are given up, workload by workload. */
export function departureRisks(transitions: readonly Transition[], after: WorkloadCounts): Risk[] {
  const departures = transitions.flatMap(departure);
  const owners = sortedBy(
    groupedBy(departures, ({ after: { line } }) => line.owner),
    ([a], [b]) => compareText(a, b),
  );
  return owners.flatMap(([owner, own]) => [
    ...withoutQuarantine(owner, own),
    ...publicAddresses(owner, own),
    ...(isHeldAtAll(after.of(owner)) ? [] : stillRunning(owner, own)),
  ]);
}

const departure = ({ before, after }: Transition): Departure[] =>
  before && after && isHeld(before) && !isHeld(after) ? [{ before, after }] : [];

const isReleased = ({ after }: Departure): boolean => after.line.tenure.state === 'released';

const sum = (departures: readonly Departure[]): bigint =>
  departures.reduce((total, { after }) => total + sizeOf(after), 0n);

/** An owner that is gone and had bound lines: its pods are there until the merge is deployed, and longer if that fails. */
function stillRunning(owner: Owner, departures: readonly Departure[]): Risk[] {
  const bound = departures.filter(({ before }) => before.line.tenure.state === 'bound');
  if (bound.length === 0) return [];
  const released = bound.filter(isReleased);
  const counts = { released: sum(released), retained: sum(bound) - sum(released) };
  const parts = Object.entries(counts).flatMap(([state, count]) => (count > 0n ? [`${count} ${state}`] : []));
  return [
    {
      level: released.length > 0 ? 'medium' : 'low',
      rule: 'IPAM700',
      summary: `${owner} is gone, and pods may be running with what it held: ${parts.join(', ')}.`,
      advice:
        released.length > 0
          ? 'Look whether it is gone on purpose. Its pods have to be gone in every cluster before the quarantine ends: from then on others may get what is released.'
          : 'Look whether it is gone on purpose. What is retained stays out of use for others until it is given up.',
      subject: owner,
    },
  ];
}

function withoutQuarantine(owner: Owner, departures: readonly Departure[]): Risk[] {
  const at0 = departures.filter((each) => isReleased(each) && each.after.line.tenure.quarantine === 0);
  if (at0.length === 0) return [];
  return [
    {
      level: 'high',
      rule: 'IPAM701',
      summary: `${owner} gives up ${sum(at0)} without a quarantine: ${listed(at0, ({ after }) => nameOf(after))}.`,
      advice:
        'The next `lock gc` frees them at once, and the next synth may give them to others while pods still run. Let gc wait until the merge is deployed, or give the pool a quarantine.',
      subject: owner,
    },
  ];
}

function publicAddresses(owner: Owner, departures: readonly Departure[]): Risk[] {
  const eips = departures.filter(({ after }) => after.section === 'eips' || after.line.nic === EIP_NIC);
  if (eips.length === 0) return [];
  const isKept = !eips.some(isReleased);
  return [
    {
      level: isKept ? 'low' : 'medium',
      rule: 'IPAM704',
      summary: `${owner} ${isKept ? 'no longer uses' : 'gives up'} ${publicText(sum(eips))}: ${listed(eips, ({ after }) => nameOf(after))}.`,
      advice: isKept
        ? 'What is retained nobody else gets; DNS and allow-lists of others may still name it.'
        : 'Take what is given up out of DNS and of the allow-lists of partners before the quarantine ends: somebody else may have it then.',
      subject: owner,
    },
  ];
}

const publicText = (count: bigint): string => (count === 1n ? 'a public address' : `${count} public addresses`);

function nameOf(entry: HolderEntry): string {
  if (entry.section === 'eips') return entry.line.id;
  return entry.section === 'leases' ? `${entry.line.range}` : entry.line.place;
}
