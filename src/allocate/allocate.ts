import type { Allocation } from '../model/allocation';
import type { Declarations } from '../model/declarations';
import { emptyNetwork, type Lock, type NetworkLock } from '../model/lock';
import { isError, type Problem } from '../model/problem';
import { compareText, sortedBy, sortedByText } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { allocateNetwork, type NetworkPart } from './allocate-network';
import { allocateEips } from './eips';
import { errorOf } from './error';
import { takeOldNames } from './old-names';

/**
 * allocate: who gets which address. Declarations and the last lock go in; the next lock comes out, or problems.
 *
 * The problem
 * -----------
 * Addresses are decided on many machines and branches, by people who do not know of each other, and what was decided
 * is written into firewalls. So the same input has to give the same answer everywhere, an answer has to stand as long
 * as it can, and two people who decide something new at the same time should rarely choose the same. There is no
 * server to ask: all that is known is what is declared now and what the lock remembers.
 *
 * Guarantees
 * ----------
 * - The order of declarations says nothing: every loop runs in an order of keys.
 * - Nothing moves. What the lock holds and what may still be held stays; what may no longer be held is an error that
 *   names the command which moves it.
 * - Allocating again changes nothing. No clock is read, so waiting changes nothing either.
 * - One owner for each address of a network, one address for each claim. An address with a line, in any state, is for
 *   its owner only; lines leave the lock by `lock gc` alone, so no quarantine is cut short.
 * - Who returns gets its old address back as long as it has a line.
 * - Nobody is refused who could be served without moving anybody: exact for blocks of a power of two in one pool, for
 *   a single block of any size, and for claims that need no block over any number of pools. For required blocks over
 *   several pools, or of other sizes together, a bounded search decides, and the refusal says so.
 * - A StatefulSet lies in one aligned block with room for its maximum, so that few CIDRs describe it and growing within
 *   its head-room changes no other line.
 *
 * The algorithm
 * -------------
 *  1. Lines of an old name are given to the new one                                               old-names.ts
 *  2. Subnets and pools get CIDRs: declared, as in the lock, or carved, the largest first         place-cidrs.ts
 *  3. Each claim keeps its line, takes the address that it pins, or comes home                    carry-over.ts
 *  4. Lines whose claim is gone are released or retained, by the policy that they carry           leave.ts
 *  5. New claims are placed, each in its pools or their zones: required blocks, preferred blocks,
 *     then the rest                                                                 zones.ts, place-wants.ts
 *       a. on after the run that they belong to, or beside it                                     place-block.ts
 *       b. else in the aisle that their name hashes to, at the lowest free address or block       pool-space.ts
 *       c. else in the next aisles, so that the whole pool is searched before anything is refused
 *     A pool that is draining or retired has nothing free here; in step 3 it is a pool like any other.
 *  6. EIP ids are taken from stock                                                                eips.ts
 *  7. Leases are written in their one canonical form                                              model/canonical-leases.ts
 *
 * Why aisles: if everybody took the lowest free address, any two branches would take the same. If everybody took the
 * address that their name hashes to, blocks would find no room in a pool that is half empty. An aisle is a 256th of
 * the pool (at least 64 addresses); hashing chooses the aisle, packing fills it. Branches rarely meet, and blocks find
 * room until a pool is full. An aisle depends on the size of the pool and on nothing else: were it to depend on what
 * is declared, every branch would have other aisles.
 *
 * Why a matching: a claim may name several pools. Whoever comes first could fill the only pool of one who comes later.
 * So the claims that need no block share the pools by count first, moving those who have a choice along shortest
 * augmenting paths, and get their addresses then; those whose backend chooses the address count in it, and get none.
 *
 * Cost
 * ----
 * For w workloads, l lines and pools of 2^k addresses: O(w log w + l) to sort, O(k) for each search, whatever the fill.
 * Lines are runs and stay runs; no object is made for an address, and a line that stays as it is stays the object that
 * it is. A pool costs memory only where something is placed anew: two bytes for each address of the pages in use (256
 * addresses, in very large pools more).
 *
 * How to change it
 * ----------------
 * What is in a lock never depends on how it was found: step 5, the hash and the aisles may change in any release, and
 * nobody moves. Only the headings in the lock follow the aisles, so a change of `aisleOrder` shows in every lock once.
 *
 * This function decides every address. It is pure, and it never throws for what users write: on any error the lock
 * that it returns is the one that it was given.
 */
export function allocate(declarations: Declarations, lock: Lock): Allocation {
  const { lock: memory, problems: nameProblems } = takeOldNames(declarations.workloads, lock);
  const networks = partsOf(declarations, memory).map(allocateNetwork);
  const eips = allocateEips(declarations.workloads, declarations.inventories, memory.eips);
  const problems = [
    ...nameProblems,
    ...strayWorkloads(declarations),
    ...networks.flatMap((network) => network.problems),
    ...eips.problems,
  ];
  const next: Lock = {
    version: 1,
    networks: networks.map((network) => network.lock).filter(hasSomething),
    eips: eips.lines,
  };
  return {
    lock: problems.some(isError) ? lock : next,
    cidrs: new Map(networks.flatMap((network) => [...network.cidrs])),
    problems,
  };
}

/** Every network that is declared or in the lock, sorted by name. */
function partsOf({ networks, workloads }: Declarations, lock: Lock): NetworkPart[] {
  const declared = new Map(networks.map((network) => [network.name, network]));
  const locked = new Map(lock.networks.map((network) => [network.name, network]));
  const byNetwork = groupedBy(
    sortedByText(workloads, ({ owner }) => owner),
    ({ network }) => network,
  );
  return sortedBy(new Set([...declared.keys(), ...locked.keys()]), compareText).map((name) => ({
    name,
    declaration: declared.get(name),
    workloads: byNetwork.get(name) ?? [],
    lock: locked.get(name) ?? emptyNetwork(name),
  }));
}

const hasSomething = ({ carved, headings, leases, claims }: NetworkLock): boolean =>
  carved.length + headings.length + leases.length + claims.length > 0;

function strayWorkloads({ networks, workloads }: Declarations): Problem[] {
  const names = new Set(networks.map(({ name }) => name));
  const strays = workloads.filter(({ network }) => !names.has(network));
  return sortedByText(strays, ({ owner }) => owner).map(({ owner, where, network }) =>
    errorOf({
      rule: 'IPAM208',
      where: { identity: owner, ...where },
      message: `${owner} is in the network ${network}, which nobody declares.`,
      fix: 'Declare the network, or name one that is declared.',
    }),
  );
}
