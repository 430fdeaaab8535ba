import type { ClaimLine, Held, Ordinals } from '../model/lock';
import type { Problem } from '../model/problem';
import { compareNumber, compareText, sortedBy } from '../net/compare';
import { errorOf } from './error';
import { tenureAfter } from './leave';
import { isHeld, isHome } from './number-claims';
import type { PlacedPool } from './places';
import { nameOfHolder, type Request } from './request';
import { settle } from './settle';
import type { Want } from './want';

/** A claim line with its claims numbered. Every claim line has ordinals but that of a Pod or virtual machine. */
export type NumberedClaim = ClaimLine & { readonly ordinals: Ordinals };

export interface ClaimsSettled {
  readonly lines: readonly ClaimLine[];
  /** Claims without a line, which need a place. */
  readonly wants: readonly Want[];
  readonly problems: readonly Problem[];
}

/**
 * Claims whose address the backend chooses: they have the same lives as leases, and count against the capacity of
 * their place. Those of a Deployment are numbered from 0, as a count.
 *
 * @param lines the lines of the lock that concern the request
 */
export function settleClaims(request: Request, lines: readonly ClaimLine[]): ClaimsSettled {
  const { workload, demand, identities, pools } = request;
  const numbered = lines.map((line): NumberedClaim => ({ ...line, ordinals: line.ordinals ?? ALONE }));
  const settled = settle(
    identities,
    { held: numbered.filter(isHeld), homes: homesIn(numbered) },
    (line, ordinals): NumberedClaim => ({ ...line, ordinals }),
  );
  const as =
    (state: Held['state']) =>
    (line: NumberedClaim): NumberedClaim => ({
      ...line,
      tenure: { state, reclaim: workload.reclaim, quarantine: quarantineAt(line.place, pools) },
    });
  const kept = [...settled.bound, ...settled.headroom];
  const all = [
    ...settled.bound.map(as('bound')),
    ...settled.headroom.map(as('headroom')),
    ...settled.vanished.map(
      (line): NumberedClaim => ({ ...line, tenure: tenureAfter(workload.reclaim.onScaleDown, line.tenure as Held) }),
    ),
    ...settled.empty,
    ...numbered.filter(isLeft),
  ];
  return {
    lines: all.map((line) => lineOf(request, line)),
    wants: settled.missing.map((ordinals) => ({ request, ordinals, size: ordinals.last - ordinals.first + 1 })),
    problems: kept.filter(({ place }) => !demand.pools.includes(place)).map((line) => misplaced(request, line)),
  };
}

const ALONE: Ordinals = { first: 0, last: 0 };

/** As the lock has it: a Pod or virtual machine has no ordinal. */
export function lineOf({ workload }: Request, line: NumberedClaim): ClaimLine {
  if (workload.replicas.kind !== 'one') return line;
  const { ordinals: _, ...rest } = line;
  return rest;
}

/** Retained before released. */
const homesIn = (lines: readonly NumberedClaim[]): NumberedClaim[] =>
  sortedBy(
    lines.filter(isHome),
    (a, b) => compareText(a.tenure.state, b.tenure.state) || compareNumber(a.ordinals.first, b.ordinals.first),
  );

/** What `lock move` left behind. */
export const isLeft = (line: ClaimLine): boolean => !isHeld(line) && !isHome(line);

const quarantineAt = (place: string, pools: readonly PlacedPool[]): number =>
  (pools.find(({ key }) => key === place) ?? pools[0]!).quarantine;

const misplaced = ({ workload, demand }: Request, line: ClaimLine): Problem =>
  errorOf({
    rule: 'IPAM202',
    where: { identity: workload.owner, ...workload.where },
    message: `${nameOfHolder(line)} has a claim in ${line.place}, which is no longer one of its pools (${demand.pools.join(', ')}), and synth never moves a claim.`,
    fix: `Run cdk8s-ipam lock move ${workload.owner}, or name ${line.place} among its pools again.`,
  });

/** A claim line that no request is about. */
export function claimLeftBehind(line: ClaimLine, onScaleDown: Held['reclaim'] | undefined): ClaimLine {
  const { tenure } = line;
  if (tenure.state !== 'bound' && tenure.state !== 'headroom') return line;
  return { ...line, tenure: tenureAfter(onScaleDown ? onScaleDown.onScaleDown : tenure.reclaim.onDelete, tenure) };
}
