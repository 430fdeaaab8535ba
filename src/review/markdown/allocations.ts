import { compareText, firstDifference, sortedBy } from '../../net/compare';
import { groupedBy } from '../../net/grouped-by';
import { ALLOCATION_ACTIONS, type AllocationAction, type AllocationChange, type HolderState } from '../review';
import { atMost, diffFence, folded, section } from './blocks';
import type { Detail } from './detail';
import { code, html } from './escape';

/** Who gets what: a folded part for each pool. */
export function allocations(changes: readonly AllocationChange[], detail: Detail): readonly string[] {
  const pools = [...groupedBy(changes, placeOf)];
  const { shown, rest } = atMost(pools, detail.pools);
  const parts = shown.map(([place, own]) => poolPart(place, own, detail));
  return section('Who gets what', [...parts, ...aboutRest(rest, pools.length)]);
}

function poolPart(place: string, changes: readonly AllocationChange[], detail: Detail): string {
  const lines = detail.lines === 'runs' ? changes.map(lineOf) : ownerLines(changes);
  const { shown, rest } = atMost(lines, detail.linesPerPool);
  if (shown.length === 0) return `- ${code(place)}: ${code(tally(changes))}`;
  const more = rest > 0 ? [`… and ${rest} more lines`] : [];
  return folded(`<code>${html(place)}</code>: <code>${tally(changes)}</code>`, [diffFence([...shown, ...more])]);
}

const aboutRest = (rest: number, all: number): readonly string[] =>
  rest === 0 ? [] : [rest === all ? `${all} pools; the lines are in the JSON.` : `… and ${rest} more pools.`];

/** Where it lies, as far as that is known. */
const placeOf = ({ pool, network, thing }: AllocationChange): string =>
  pool ?? (thing === 'eip' ? 'public addresses' : (network ?? 'no network'));

/**
 * `+3 -1 !2 ~4`: what comes, what goes, what has to be looked at, and what stays
 * with its holder in another state. Not for plain text: to GitLab, !2 is a merge request.
 */
function tally(changes: readonly AllocationChange[]): string {
  const bySign = groupedBy(changes, ({ action }) => SIGNS[action]);
  return (['+', '-', '!', '~'] as const)
    .flatMap((sign) => {
      const count = (bySign.get(sign) ?? []).reduce((sum, change) => sum + BigInt(change.count), 0n);
      return count === 0n ? [] : [`${sign}${count}`];
    })
    .join(' ');
}

/** `+ 10.0.0.4..10.0.0.9 prod/shop/StatefulSet/redis 0..5 (bound): StatefulSet is new` */
function lineOf(change: AllocationChange): string {
  const { action, what, to, reason } = change;
  return `${SIGNS[action]} ${to === undefined ? what : `${what} -> ${to}`} ${holders(change)} (${statesOf(change)}): ${reason}`;
}

/** What happens to one owner in one way, in one line: `+ 64 addresses, 10.0.1.0..10.0.1.63 prod/shop/StatefulSet/web (…)`. */
function ownerLines(changes: readonly AllocationChange[]): readonly string[] {
  const groups = [...groupedBy(changes, (change) => `${change.action} ${ownerOf(change)}`).values()];
  const byAction = sortedBy(groups, ([a], [b]) => compareChanges(a!, b!));
  return byAction.map((group) => (group.length === 1 ? lineOf(group[0]!) : groupLine(group)));
}

const compareChanges = (a: AllocationChange, b: AllocationChange): number =>
  firstDifference(
    ALLOCATION_ACTIONS.indexOf(a.action) - ALLOCATION_ACTIONS.indexOf(b.action),
    compareText(ownerOf(a), ownerOf(b)),
  );

function groupLine(group: readonly AllocationChange[]): string {
  const first = group[0]!;
  const count = group.reduce((sum, change) => sum + BigInt(change.count), 0n);
  return `${SIGNS[first.action]} ${count} in ${group.length} runs from ${first.what} ${ownerOf(first)} (${statesOf(first)}): ${first.reason}`;
}

/** `bound -> released`, or the one state that it has or had. */
function statesOf({ before, after }: AllocationChange): string {
  const [was, is] = [before?.state ?? after?.state, after?.state ?? before?.state];
  return was === is ? `${is}` : `${was} -> ${is}`;
}

const ownerOf = ({ before, after }: AllocationChange): string => (after ?? before)?.owner ?? 'nobody';

/** The holder, or both where it is another one. */
function holders({ before, after }: AllocationChange): string {
  const [was, is] = [before, after].map((state) => (state === undefined ? undefined : holder(state)));
  if (was === undefined || is === undefined || was === is) return is ?? was ?? 'nobody';
  return `${was} -> ${is}`;
}

function holder({ owner, ordinals, nic }: HolderState): string {
  const numbers =
    ordinals === undefined
      ? undefined
      : ordinals.first === ordinals.last
        ? `${ordinals.first}`
        : `${ordinals.first}..${ordinals.last}`;
  return [owner, numbers, nic].filter((word) => word !== undefined).join(' ');
}

type Sign = '+' | '-' | '!' | '~';

/** As a `diff` fence colours them: green, red, orange, and nothing for what stays with its holder. */
const SIGNS: Readonly<Record<AllocationAction, Sign>> = {
  reassign: '!',
  erase: '!',
  move: '!',
  release: '-',
  retain: '-',
  expire: '-',
  allocate: '+',
  activate: '~',
  spare: '~',
  return: '+',
  rename: '!',
  amend: '~',
};
