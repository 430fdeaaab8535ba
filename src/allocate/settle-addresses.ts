import { type Held, type LeaseLine, leaseLine } from '../model/lock';
import type { Problem } from '../model/problem';
import type { Reclaim } from '../model/reclaim';
import { Range } from '../net/range';
import { isAdmissible, partsForbidden } from './admissible';
import { errorOf, someOf } from './error';
import { tenureAfter } from './leave';
import { cutLease, foundByOrdinal, foundByRank, isHeld, isHome, type NumberedLease } from './number-claims';
import type { PlacedPool } from './places';
import { pinsOf, type Registry } from './registry';
import { holderOf, nameOfHolder, type Request } from './request';
import { settle } from './settle';
import { takePins } from './take-pins';
import type { Want } from './want';

/** What the lock and the pins decide for a request, and what is still to be placed. */
export interface AddressesSettled {
  readonly lines: readonly LeaseLine[];
  readonly wants: readonly Want[];
  readonly problems: readonly Problem[];
}

/** @param lines the lines of the lock that concern the request */
export function settleAddresses(request: Request, lines: readonly LeaseLine[], registry: Registry): AddressesSettled {
  if (lines.length === 0 && request.demand.pins.length === 0) return allNew(request);
  const { pins, settled } = settlementOf(request, lines, registry);
  const kept = [...settled.bound, ...settled.headroom];
  return {
    lines: [
      ...settled.bound.flatMap((line) => held(request, line, 'bound')),
      ...settled.headroom.flatMap((line) => held(request, line, 'headroom')),
      ...settled.vanished.map((line) => afterScaleDown(request, line)),
      ...settled.empty.map((line) => unnumbered(request, line)),
      ...pins.rest.filter((line) => !isHeld(line) && !isHome(line)),
    ],
    wants: settled.missing.map((ordinals) => wantOf(request, ordinals, kept)),
    problems: [...pins.problems, ...doubledProblems(request, settled.doubled), ...moveProblems(request, kept)],
  };
}

/** The lines that the claims of a request hold, or would come home to, admissible or not. */
export function standingLines(request: Request, lines: readonly LeaseLine[], registry: Registry): NumberedLease[] {
  const { settled } = settlementOf(request, lines, registry);
  return [...settled.bound, ...settled.headroom];
}

function settlementOf(request: Request, lines: readonly LeaseLine[], registry: Registry) {
  const pins = takePins(request, lines, registry);
  const found = request.identities.areOrdinals
    ? foundByOrdinal(pins.rest as readonly NumberedLease[])
    : foundByRank(
        pins.rest.filter((line) => isHeld(line) || isHome(line)),
        pinsOf(request).length,
      );
  const settled = settle(
    request.identities,
    { held: [...pins.held, ...found.held], homes: [...pins.homes, ...found.homes] },
    cutLease,
  );
  return { pins, settled };
}

const NONE: readonly never[] = [];

function allNew(request: Request): AddressesSettled {
  const { first, last } = request.identities;
  return {
    lines: NONE,
    wants: first <= last ? [{ request, ordinals: { first, last }, size: last - first + 1 }] : NONE,
    problems: NONE,
  };
}

/** A line of addresses that a request holds, cut where pools meet. */
function held(request: Request, line: NumberedLease, state: Held['state']): LeaseLine[] {
  const { reclaim } = request.workload;
  return byPool(line, request.pools).map(([part, { quarantine }]) =>
    unnumbered(request, { ...part, tenure: { state, reclaim, quarantine } }),
  );
}

function byPool(line: NumberedLease, pools: readonly PlacedPool[]): [NumberedLease, PlacedPool][] {
  const around = pools.find((pool) => pool.range.covers(line.range));
  if (around) return [[line, around]];
  return pools.flatMap((pool): [NumberedLease, PlacedPool][] => {
    const both = pool.range.intersect(line.range);
    if (!both) return [];
    const first = line.ordinals.first + both.offsetFrom(line.range);
    return [[cutLease(line, { first, last: first + both.count - 1 }), pool]];
  });
}

const afterScaleDown = (request: Request, line: NumberedLease): LeaseLine => ({
  ...unnumbered(request, line),
  tenure: tenureAfter(request.workload.reclaim.onScaleDown, line.tenure as Held),
});

const unnumbered = (request: Request, { range, ordinals, tenure }: NumberedLease): LeaseLine =>
  leaseLine({
    range,
    owner: request.workload.owner,
    ordinals: request.identities.areOrdinals ? ordinals : undefined,
    nic: request.demand.nic,
    tenure,
  });

/** A line that no request is about: its workload is gone, or no longer asks for this family or NIC here. */
export function leftBehind(line: LeaseLine, reclaim: Reclaim | undefined): LeaseLine {
  if (line.tenure.state !== 'bound' && line.tenure.state !== 'headroom') return line;
  return { ...line, tenure: tenureAfter(reclaim ? reclaim.onScaleDown : line.tenure.reclaim.onDelete, line.tenure) };
}

function wantOf(request: Request, ordinals: Want['ordinals'], kept: readonly NumberedLease[]): Want {
  const size = ordinals.last - ordinals.first + 1;
  const before = kept.find((line) => line.ordinals.last === ordinals.first - 1);
  const pool = before && request.pools.find(({ cidr }) => cidr.contains(before.range.last));
  return pool
    ? { request, ordinals, size, growth: { pool, next: before.range.lastValue + 1n } }
    : { request, ordinals, size };
}

const doubledProblems = (request: Request, doubled: readonly NumberedLease[]): Problem[] =>
  doubled.map((line) =>
    errorOf({
      rule: 'IPAM209',
      where: { identity: request.workload.owner, ...request.workload.where },
      message: `The lock gives ${nameOfHolder(unnumbered(request, line))} a second address, ${line.range}; two branches that were merged may have placed it twice.`,
      fix: 'Run cdk8s-ipam lock resolve --base <ref> with the branch that is deployed, or remove the line that was never deployed.',
    }),
  );

function moveProblems(request: Request, kept: readonly NumberedLease[]): Problem[] {
  const moves = kept
    .filter(({ range }) => !isAdmissible(range, request.pools))
    .sort((a, b) => Range.compare(a.range, b.range))
    .flatMap((line) =>
      partsForbidden(line.range, request.pools).map(({ range, reason }) => move(request, line, { range, reason })),
    );
  if (moves.length === 0) return [];
  const { owner, where } = request.workload;
  return [
    errorOf({
      rule: 'IPAM202',
      where: { identity: owner, ...where },
      message: `${owner} holds addresses that it may no longer have, and synth never moves a claim: ${someOf(moves)}.`,
      fix: `Run cdk8s-ipam lock move ${owner}, which binds new addresses and releases these, or undo the change of the pool, subnet or reservation.`,
    }),
  ];
}

function move(request: Request, line: NumberedLease, { range, reason }: { range: Range; reason: string }): string {
  const first = line.ordinals.first + range.offsetFrom(line.range);
  const { ordinals } = holderOf(request, { first, last: first + range.count - 1 });
  const who = ordinals
    ? ` (${ordinals.first === ordinals.last ? 'ordinal' : 'ordinals'} ${ordinals.first}${ordinals.first === ordinals.last ? '' : `..${ordinals.last}`})`
    : '';
  return `${range}${who} ${range.count === 1 ? reason : reason.replace(/^is /, 'are ')}`;
}
