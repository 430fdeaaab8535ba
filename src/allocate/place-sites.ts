import type { Block, PlaceKey } from '../model/declarations';
import type { CarvedLine } from '../model/lock';
import type { Problem, Whereabouts } from '../model/problem';
import type { Cidr } from '../net/cidr';
import { compareNumber, compareText, firstDifference, sortedBy } from '../net/compare';
import { counted } from '../net/counted';
import { type Family, nameOf } from '../net/family';
import { RangeSet } from '../net/range-set';
import { Carver } from './carve';
import { errorOf } from './error';

/** One family of a subnet or pool, which is to have a CIDR. */
export interface Site {
  readonly use: 'subnet' | 'pool';
  readonly key: PlaceKey;
  readonly where: Whereabouts;
  readonly block: Block;
}

/** The sites of one family that share a container: the subnets of a network, or the pools of a subnet. */
export interface Row {
  readonly family: Family;
  readonly sites: readonly Site[];
  /** The supernet, or the CIDR of the subnet. Absent: the network has no supernet of this family. */
  readonly within: Cidr | undefined;
  /** What the container is called in messages. */
  readonly container: string;
  /** Lines of the lock for this use and family. */
  readonly lines: readonly CarvedLine[];
  /** What new CIDRs keep clear of, the strictest first; the last one is binding. */
  readonly obstacles: () => readonly RangeSet[];
}

export interface PlacedSite {
  readonly site: Site;
  readonly cidr: Cidr;
}

export interface PlacedRow {
  readonly placed: readonly PlacedSite[];
  readonly problems: readonly Problem[];
}

/** Gives each site of a row its CIDR: as declared, as the lock says, or newly carved; the larger first. */
export function placeRow(row: Row): PlacedRow {
  const problems: Problem[] = [];
  const standing = [...givenSites(row), ...keptSites(row, problems)];
  problems.push(...outsideProblems(row, standing), ...overlapProblems(standing));
  const carved = problems.length > 0 ? [] : carveNew(row, standing, problems);
  return { placed: [...standing, ...carved], problems };
}

function givenSites({ sites, within }: Row): PlacedSite[] {
  return sites.flatMap((site) => {
    if (site.block.kind === 'given') return [{ site, cidr: site.block.cidr }];
    return site.block.kind === 'whole' && within ? [{ site, cidr: within }] : [];
  });
}

function keptSites({ sites, lines }: Row, problems: Problem[]): PlacedSite[] {
  return sites.flatMap((site) => {
    const line = site.block.kind === 'carved' && lineOf(site, lines);
    if (!line || site.block.kind !== 'carved') return [];
    if (line.cidr.prefixLength !== site.block.prefixLength) {
      problems.push(lengthChanged(site, line, site.block.prefixLength));
      return [];
    }
    return [{ site, cidr: line.cidr }];
  });
}

/** The line that a carved site keeps or returns to. */
export const lineOf = (site: Site, lines: readonly CarvedLine[]): CarvedLine | undefined =>
  lines.find((line) => line.key === site.key && line.tenure.state === 'bound') ??
  lines.find((line) => line.key === site.key);

const outsideProblems = ({ within, container }: Row, placed: readonly PlacedSite[]): Problem[] =>
  placed
    .filter(({ cidr }) => within && !within.covers(cidr))
    .map(({ site, cidr }) =>
      errorOf({
        rule: site.use === 'subnet' ? 'IPAM101' : 'IPAM102',
        where: { identity: site.key, ...site.where },
        message: `The ${site.use} ${site.key} is ${cidr}, which does not lie inside ${container} ${within}.`,
        fix:
          site.block.kind === 'carved'
            ? `Let ${container} have ${cidr} in it again: what the lock has carved never moves. Or declare a second ${site.use}, move the workloads there with cdk8s-ipam lock move, and then remove this one.`
            : `Choose a CIDR inside ${within}, or widen ${container}.`,
      }),
    );

function overlapProblems(placed: readonly PlacedSite[]): Problem[] {
  const problems: Problem[] = [];
  let widest: PlacedSite | undefined;
  for (const each of sortedBy(placed, byCidrThenKey)) {
    if (widest?.cidr.overlaps(each.cidr)) problems.push(overlap(widest, each));
    else widest = each;
  }
  return problems;
}

const byCidrThenKey = (a: PlacedSite, b: PlacedSite): number =>
  firstDifference(
    compareNumber(a.cidr.family, b.cidr.family),
    a.cidr.base < b.cidr.base ? -1 : a.cidr.base > b.cidr.base ? 1 : 0,
    compareNumber(a.cidr.prefixLength, b.cidr.prefixLength),
    compareText(a.site.key, b.site.key),
  );

function overlap(a: PlacedSite, b: PlacedSite): Problem {
  const { use, key, where } = b.site;
  return errorOf({
    rule: use === 'subnet' ? 'IPAM100' : 'IPAM103',
    where: { identity: key, ...where },
    message: `The ${use}s ${a.site.key} (${a.cidr}) and ${key} (${b.cidr}) overlap, so one address could be given twice.`,
    fix: `Give one of the two ${use}s another CIDR, or make them one ${use}.`,
  });
}

const lengthChanged = (site: Site, line: CarvedLine, prefixLength: number): Problem =>
  errorOf({
    rule: 'IPAM105',
    where: { identity: site.key, ...site.where },
    message: `The ${site.use} ${site.key} asks for a /${prefixLength}, but the lock has carved ${line.cidr} for it, and what is carved never moves.`,
    fix:
      line.tenure.state === 'released'
        ? `Ask for /${line.cidr.prefixLength} again, give the ${site.use} another name, or wait until cdk8s-ipam lock gc has removed the CIDR, which is released.`
        : `Ask for /${line.cidr.prefixLength} again, or declare a second ${site.use} with /${prefixLength}, move the workloads there with cdk8s-ipam lock move, and then remove this one.`,
  });

function carveNew(row: Row, standing: readonly PlacedSite[], problems: Problem[]): PlacedSite[] {
  const done = new Set(standing.map(({ site }) => site));
  const fresh = row.sites.filter((site) => !done.has(site) && site.block.kind === 'carved');
  if (fresh.length === 0) return [];
  const { within } = row;
  if (!within) {
    problems.push(...fresh.map((site) => nothingToCarve(site, row)));
    return [];
  }
  const occupied = RangeSet.from([...standing, ...row.lines].map(({ cidr }) => cidr));
  const carvers = row.obstacles().map((obstacle) => new Carver(RangeSet.of(within).minus(occupied).minus(obstacle)));
  return sortedBy(fresh, byLengthThenKey).flatMap((site) => {
    const cidr = carveFromFirst(carvers, lengthOf(site));
    if (cidr) return [{ site, cidr }];
    problems.push(noRoom(site, carvers.at(-1)!, row));
    return [];
  });
}

/** Tries each choice of free space in turn; what one gives is no longer free in any of them. */
function carveFromFirst(carvers: readonly Carver[], prefixLength: number): Cidr | undefined {
  for (const carver of carvers) {
    const cidr = carver.find(prefixLength);
    if (!cidr) continue;
    for (const each of carvers) each.remove(cidr);
    return cidr;
  }
  return undefined;
}

const lengthOf = ({ block }: Site): number => (block.kind === 'carved' ? block.prefixLength : 0);

const byLengthThenKey = (a: Site, b: Site): number => lengthOf(a) - lengthOf(b) || compareText(a.key, b.key);

/** Without a container there is nothing to carve from, and no inside for a pool to lie in. */
export const nothingToCarve = (site: Site, { family, container }: Row): Problem =>
  errorOf({
    rule: 'IPAM106',
    where: { identity: site.key, ...site.where },
    message: `The ${site.use} ${site.key} asks for an ${nameOf(family)} CIDR, but ${container} has no ${nameOf(family)} CIDR for it to lie in.`,
    fix:
      site.use === 'subnet'
        ? `Give the network an ${nameOf(family)} supernet, or give the subnet a cidr.`
        : `Give the subnet an ${nameOf(family)} CIDR, or remove that family from the pool.`,
  });

function noRoom(site: Site, { largest, size }: Carver, row: Row): Problem {
  const { within, container } = row;
  const left = largest
    ? `the largest free block is ${largest} (${counted(size, 'address is', 'addresses are')} free)`
    : 'nothing is free';
  return errorOf({
    rule: 'IPAM104',
    where: { identity: site.key, ...site.where },
    message: `The ${site.use} ${site.key} asks for a /${lengthOf(site)}, and ${container} ${within} has no such block free: ${left}${describeReleased(row)}.`,
    fix: largest
      ? `Ask for /${Math.max(largest.prefixLength, lengthOf(site))} or smaller, widen ${container}, or remove what is no longer used: released CIDRs leave with cdk8s-ipam lock gc.`
      : `Widen ${container}, or remove what is no longer used: released CIDRs leave with cdk8s-ipam lock gc.`,
  });
}

/** What would be free if `lock gc` had removed it: nobody declares it any more. */
function describeReleased({ sites, lines, within }: Row): string {
  const declared = new Set(sites.map(({ key }) => key));
  const released = lines.filter(({ cidr, key }) => !declared.has(key) && within?.overlaps(cidr));
  if (released.length === 0) return '';
  const shown = released.slice(0, MOST_SHOWN).map(({ cidr, key, tenure }) => {
    const since = tenure.state === 'released' && tenure.since !== undefined ? ` since ${tenure.since}` : '';
    return `${cidr} of ${key}${since}`;
  });
  const more = released.length > MOST_SHOWN ? ` and ${released.length - MOST_SHOWN} more` : '';
  return `; released, in quarantine: ${shown.join(', ')}${more}`;
}

const MOST_SHOWN = 5;
