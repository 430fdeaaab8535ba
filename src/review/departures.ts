import type { HolderEntry } from '../lock/entry';
import { EIP_NIC } from '../model/interfaces';
import type { Owner } from '../model/owner';
import { compareText, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { isHeld } from './judge-change';
import { listed } from './listed';
import { sizeOf } from './moves';
import { type Newcomers, newcomersIn } from './newcomers';
import type { BothCounts } from './reason-of';
import type { Risk } from './review';
import type { Transition } from './transitions';
import { isHeldAtAll } from './workload-counts';

/** What was held, and is retained or in quarantine from now on. */
interface Departure {
  readonly before: HolderEntry;
  readonly after: HolderEntry;
}

export interface DepartureContext {
  readonly counts: BothCounts;
  /** What messages call the base. */
  readonly ref: string;
}

/** What a reviewer should know of things that are given up, workload by workload. */
export function departureRisks(transitions: readonly Transition[], { counts, ref }: DepartureContext): Risk[] {
  const departures = transitions.flatMap(departure);
  const owners = sortedBy(
    groupedBy([...departures, ...transitions.flatMap(lateDeparture)], ({ after: { line } }) => line.owner),
    ([a], [b]) => compareText(a, b),
  );
  const newcomers = newcomersIn(transitions, counts);
  return owners.flatMap(([owner, own]) => {
    const left = own.filter(({ before }) => isHeld(before));
    return [
      ...withoutQuarantine(owner, left),
      ...publicAddresses(owner, own),
      ...(isHeldAtAll(counts.after.of(owner)) ? [] : stillRunning(owner, left, aboutRename(owner, newcomers, ref))),
    ];
  });
}

const departure = ({ before, after }: Transition): Departure[] =>
  before && after && isHeld(before) && !isHeld(after) ? [{ before, after }] : [];

/** What was kept until now. Of private addresses nobody has to be told: their pods have been gone for long. */
const lateDeparture = ({ before, after }: Transition): Departure[] =>
  before?.line.tenure.state === 'retained' && after?.line.tenure.state === 'released' && isPublic(after)
    ? [{ before, after }]
    : [];

const isPublic = (entry: HolderEntry): boolean => entry.section === 'eips' || entry.line.nic === EIP_NIC;

const isReleased = ({ after }: Departure): boolean => after.line.tenure.state === 'released';

const sum = (departures: readonly Departure[]): bigint =>
  departures.reduce((total, { after }) => total + sizeOf(after), 0n);

/** An owner that is gone and had bound lines: its pods are there until the merge is deployed, and longer if that fails. */
function stillRunning(owner: Owner, departures: readonly Departure[], more: string): Risk[] {
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
      advice: `Look whether it is gone on purpose. ${released.length > 0 ? PODS_HAVE_TO_END : KEPT}${more}`,
      subject: owner,
    },
  ];
}

const PODS_HAVE_TO_END =
  'Its pods have to be gone in every cluster before the quarantine ends: from then on others may get what is released.';

const KEPT = 'What is retained stays out of use for others until it is given up.';

/** A rename that nobody has told of looks like this: one goes, and one like it comes, with other addresses. */
function aboutRename(owner: Owner, newcomers: Newcomers, ref: string): string {
  const heir = newcomers.likeOf(owner);
  if (heir === undefined) return '';
  const formerly = owner.slice(owner.indexOf('/') + 1);
  return ` If ${heir} is the same under another name, it keeps these addresses where it says formerly: '${formerly}', after cdk8s-ipam lock resolve --base ${ref}.`;
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
  const eips = departures.filter(({ after }) => isPublic(after));
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
