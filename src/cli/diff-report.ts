import { printable } from '../check/report/printable';
import { groupedBy } from '../net/grouped-by';
import { aboutSides } from '../review/about-sides';
import type {
  AllocationAction,
  AllocationChange,
  CapacityChange,
  DerivedChange,
  Hazard,
  PlaceChange,
  Review,
  Risk,
  Side,
} from '../review/review';
import type { Paint, Style } from './colour';
import { allocationLines } from './diff-allocations';
import { printTable } from './table';
import { wrapped } from './wrapped';

/** How a review is shown to people. */
export interface DiffLook {
  readonly paint: Paint;
  /** Of the terminal; absent: lines may be as long as they are. */
  readonly width?: number;
  /** How many lines a section has at most; absent: all. */
  readonly limit?: number;
}

/** Sides, then what a reviewer should look at, then everything that changes, and at the end a count. */
export function diffAsText(review: Review, look: DiffLook): string {
  const parts = [
    headLines(review, look),
    risksPart('Look at', review.risks, look),
    allocationsPart(review, look),
    section('Subnets and pools', review.places.map(placeLine), look),
    capacityPart(review.capacity, look),
    section('Follows from it', review.derived.flatMap(derivedLines).map(printable), look),
    section('Manifests', objectLines(review).map(printable), look),
    risksPart('In the order of the sync', review.hazards, look),
    [planLine(review, look)],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headLines(review: Review, { paint }: DiffLook): string[] {
  const { base, head, asOf } = review;
  return [
    paint('bold', `${nameOf(base)} -> ${nameOf(head)}`) + paint('dim', `, as of ${asOf}`),
    ...aboutSides(review).map(printable),
  ];
}

const nameOf = ({ name, commit }: Side): string =>
  commit === undefined || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 12)})`;

const section = (title: string, lines: readonly string[], { paint, limit }: DiffLook): string[] =>
  lines.length === 0 ? [] : [paint('bold', `${title}:`), ...atMost(lines, limit).map((line) => `${MARGIN}${line}`)];

function atMost(lines: readonly string[], limit = Number.POSITIVE_INFINITY): readonly string[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), `… and ${lines.length - limit} more; --all shows them.`];
}

const LEVEL_STYLES: Readonly<Record<Risk['level'], Style>> = {
  blocked: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
};

/** Many of one kind are not told one by one. */
function risksPart(title: string, risks: readonly (Risk | Hazard)[], look: DiffLook): string[] {
  const shown = risks.slice(0, look.limit);
  const lines = shown.flatMap((risk) => riskLines(risk, look));
  const rest = risks.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more; --all shows them.`] : [];
  return section(title, [...lines, ...more], { paint: look.paint });
}

/** What is the matter, broken to the width of the terminal, and below it what to do. */
function riskLines({ level, rule, summary, advice }: Risk | Hazard, { paint, width }: DiffLook): string[] {
  const room = width === undefined ? undefined : width - MARGIN.length - INDENT.length;
  const [first = '', ...rest] = wrapped([level, rule, printable(summary)].filter(Boolean).join(' '), room);
  return [
    paint(LEVEL_STYLES[level], level) + first.slice(level.length),
    ...rest.map((line) => `${INDENT}${line}`),
    ...wrapped(printable(advice), room).map((line) => paint('dim', `${INDENT}${line}`)),
  ];
}

/** Of the lines of a section, and of those that go on. */
const MARGIN = '  ';
const INDENT = '  ';

function allocationsPart({ allocations, base, head }: Review, look: DiffLook): string[] {
  if (allocations.length === 0 && !(base.hasLock || head.hasLock)) return [];
  if (allocations.length === 0) return [look.paint('bold', 'No address, claim or EIP changes.')];
  const groups = [...groupedBy(allocations, placeOf)];
  const lines = groups.flatMap(([place, own]) => [
    look.paint('bold', place),
    ...allocationLines(own, look.paint).map((line) => `  ${line}`),
  ]);
  return atMost(lines, look.limit && look.limit * 2) as string[];
}

const placeOf = ({ thing, network, pool }: AllocationChange): string =>
  thing === 'eip' ? 'public addresses' : [network, pool].filter(Boolean).join(' ');

const PLACE_SIGNS: Readonly<Record<PlaceChange['action'], string>> = {
  add: '+',
  remove: '-',
  resize: '~',
  drain: '~',
  retire: '~',
  change: '~',
};

function placeLine({ action, use, key, before, after, reason }: PlaceChange): string {
  const [old, now] = [before.join(' and '), after.join(' and ')];
  const cidrs = old === now || old === '' ? now : now === '' ? old : `${old} -> ${now}`;
  return `${PLACE_SIGNS[action]} ${use} ${key} ${cidrs} (${reason})`;
}

function capacityPart(capacity: readonly CapacityChange[], { paint, width, limit }: DiffLook): string[] {
  if (capacity.length === 0) return [];
  const rows = capacity
    .slice(0, limit)
    .map(({ pool, family, before, after }) => [
      pool,
      `IPv${family}`,
      ...(['size', 'held', 'retained', 'released', 'free'] as const).map((what) =>
        before[what] === after[what] ? after[what] : `${before[what]} -> ${after[what]}`,
      ),
    ]);
  const head = ['POOL', 'FAMILY', 'SIZE', 'HELD', 'RETAINED', 'RELEASED', 'FREE'];
  const rest = capacity.length - rows.length;
  return [
    paint('bold', 'Capacity:'),
    ...printTable({ head, rows }, width === undefined ? undefined : width - 2).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  … and ${rest} more pools; --all shows them.`] : []),
  ];
}

const derivedLines = ({ of, where, added, removed }: DerivedChange): string[] => [
  `${of} ${where}:`,
  ...added.map((cidr) => `  + ${cidr}`),
  ...removed.map((cidr) => `  - ${cidr}`),
];

/** Objects of a cluster and kind in one line each, those that are made anew one by one. */
function objectLines({ objects }: Review): string[] {
  const groups = groupedBy(objects, ({ cluster, kind, action }) => `${cluster} ${kind} ${action}`);
  return [...groups.values()].flatMap((group) => {
    const { cluster, kind, action } = group[0]!;
    if (action !== 'replace') return [`${cluster}: ${action} ${group.length} ${kind}${named(group)}`];
    return group.map(({ name, fields }) => `${cluster}: replace ${kind} ${name} (${fields.join(', ')})`);
  });
}

const named = (group: Review['objects']): string =>
  group.length > 3
    ? ''
    : `: ${group.map(({ namespace, name }) => [namespace, name].filter(Boolean).join('/')).join(', ')}`;

/** What the whole comes to. */
export function planLine({ totals, risks, hazards, isBlocked }: Review, { paint }: Pick<DiffLook, 'paint'>): string {
  const parts = [
    `${totals.allocate + totals.return} to allocate`,
    `${totals.release + totals.retain} to release or retain`,
    `${totals.move} to move`,
    ...REST_OF_PLAN.flatMap(([action, words]) => (totals[action] > 0 ? [`${totals[action]} ${words}`] : [])),
  ];
  const blocked = blockers(risks, hazards);
  return `Plan: ${parts.join(', ')}. ${paint(isBlocked ? 'red' : 'green', `${blocked} blocked.`)}`;
}

/** What is told only where there is some. */
const REST_OF_PLAN: readonly (readonly [AllocationAction, string])[] = [
  ['reassign', 'to another holder at once'],
  ['erase', 'forgotten'],
  ['activate', 'from head-room'],
  ['spare', 'to head-room'],
  ['rename', 'to rename'],
  ['expire', 'free again'],
  ['amend', 'with another date or policy'],
];

/** Who takes over an address at once is told twice: of the lock, and in the order of the sync. */
function blockers(risks: readonly Risk[], hazards: readonly Hazard[]): number {
  const inLock = risks.filter(isBlocking).length;
  const inSync = hazards.filter((hazard) => isBlocking(hazard) && !(inLock > 0 && hazard.rule === 'IPAM714'));
  return inLock + inSync.length;
}

const isBlocking = ({ level }: Pick<Risk, 'level'>): boolean => level === 'blocked';
