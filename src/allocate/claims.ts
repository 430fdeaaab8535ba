import type { ClaimLine, Held } from '../model/lock';
import type { Problem } from '../model/problem';
import { compareNumber, compareText, sortedBy } from '../net/compare';
import { errorOf } from './error';
import { tenureAfter } from './leave';
import { isHeld, isHome } from './number-claims';
import type { PlacedPool } from './places';
import { nameOfHolder, type Request } from './request';
import { settle } from './settle';

/** A claim line with its claims numbered. Every claim line has ordinals but that of a Pod or virtual machine. */
type NumberedClaim = ClaimLine & { readonly ordinals: NonNullable<ClaimLine['ordinals']> };

export interface ClaimsSettled {
  readonly lines: readonly ClaimLine[];
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
  const numbered = lines.map((line): NumberedClaim => ({ ...line, ordinals: line.ordinals ?? { first: 0, last: 0 } }));
  const settled = settle(
    identities,
    {
      held: numbered.filter(isHeld),
      homes: [...homesIn(numbered), ...numbered.filter((line) => isLeftIn(pools[0]!.key, line))],
    },
    (line, ordinals): NumberedClaim => ({ ...line, ordinals }),
  );
  const fresh = settled.missing.flatMap((ordinals) =>
    settle(
      identities,
      { held: [newLine(request, ordinals)], homes: [] },
      (line, part): NumberedClaim => ({ ...line, ordinals: part }),
    ),
  );
  const as =
    (state: Held['state']) =>
    (line: NumberedClaim): NumberedClaim => ({
      ...line,
      tenure: { state, reclaim: workload.reclaim, quarantine: quarantineAt(line.place, pools) },
    });
  const kept = [...settled.bound, ...settled.headroom];
  const all = [
    ...[...settled.bound, ...fresh.flatMap(({ bound }) => bound)].map(as('bound')),
    ...[...settled.headroom, ...fresh.flatMap(({ headroom }) => headroom)].map(as('headroom')),
    ...settled.vanished.map(
      (line): NumberedClaim => ({ ...line, tenure: tenureAfter(workload.reclaim.onScaleDown, line.tenure as Held) }),
    ),
    ...settled.empty,
    ...numbered.filter((line) => !isHeld(line) && !isHome(line) && !isLeftIn(pools[0]!.key, line)),
  ];
  return {
    lines: workload.replicas.kind === 'one' ? all.map(({ ordinals: _, ...line }) => line) : all,
    problems: kept.filter(({ place }) => !demand.pools.includes(place)).map((line) => misplaced(request, line)),
  };
}

/** Retained before released. */
const homesIn = (lines: readonly NumberedClaim[]): NumberedClaim[] =>
  sortedBy(
    lines.filter(isHome),
    (a, b) => compareText(a.tenure.state, b.tenure.state) || compareNumber(a.ordinals.first, b.ordinals.first),
  );

/**
 * What `lock move` left in the place where a new claim would be made now: the claim takes that line again, because one
 * place has one line for each claim.
 */
const isLeftIn = (place: string, line: NumberedClaim): boolean =>
  line.place === place && !isHeld(line) && !isHome(line);

const newLine = ({ workload, demand, pools }: Request, ordinals: NumberedClaim['ordinals']): NumberedClaim => ({
  owner: workload.owner,
  ordinals,
  ...(demand.nic !== undefined && { nic: demand.nic }),
  place: pools[0]!.key,
  family: demand.family,
  tenure: { state: 'bound', reclaim: workload.reclaim, quarantine: pools[0]!.quarantine },
});

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
