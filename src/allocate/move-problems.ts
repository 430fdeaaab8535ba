import type { Lifecycle, PlaceKey, WorkloadDeclaration } from '../model/declarations';
import type { MoveRequest } from '../model/move';
import type { Problem } from '../model/problem';
import type { Address } from '../net/address';
import type { Declared } from './aim';
import { errorOf } from './error';

/** Why a move is not made. What the allocator finds wrong after it comes on top of these. */

export const nothingDeclared = ({ owner }: MoveRequest): Problem =>
  errorOf({
    rule: 'IPAM220',
    where: { identity: owner },
    message: `No workload ${owner} is declared, so there is nothing to move.`,
    fix: 'Name a declared workload as cluster/namespace/Kind/name; cdk8s-ipam lock show lists the owners.',
  });

export const nothingToMove = ({ owner, to }: MoveRequest): Problem =>
  errorOf({
    rule: 'IPAM221',
    where: { identity: owner },
    message: `Every address of ${owner} is ${to === undefined ? 'admissible' : `where it should go (${to})`}; nothing moves.`,
    fix: 'To move all of them nevertheless, add --all.',
  });

export const notItsPool = (workload: Declared, to: string): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: workload[0].owner, ...workload[0].where },
    message: `${to} is neither an address nor a pool of ${workload[0].owner}; its pools are ${poolsOf(workload).join(', ')}.`,
    fix: 'Declare the pool for the workload first, then move.',
  });

export const closedPool = (
  { owner, where }: WorkloadDeclaration,
  { to, lifecycle }: { readonly to: string; readonly lifecycle: Lifecycle },
): Problem =>
  errorOf({
    rule: 'IPAM226',
    where: { identity: owner, ...where },
    message: `The pool ${to} is ${lifecycle} and serves nothing new, so ${owner} cannot move there.`,
    fix: 'Move to a pool that is active, or declare this one active again.',
  });

export const nobodyForAddress = ({ owner, where }: WorkloadDeclaration, to: string): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `${owner} has no claim that could go to ${to}: it asks for no address of that family, has no replica, or has several interfaces and ${to} is in a pool of none.`,
    fix: 'Name an address of a family that the workload asks for, in a pool of the interface that is meant; else declare it first.',
  });

export const severalInterfaces = ({ owner, where }: WorkloadDeclaration, to: string): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `Several interfaces of ${owner} take addresses from the pool of ${to}; which of them should go there?`,
    fix: 'Pin the address of that interface in the declaration, then run lock move without --to.',
  });

export const pinnedElsewhere = ({ owner, where }: WorkloadDeclaration, to: string, pin: Address): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `${owner} pins ${pin} in its declaration, so it cannot go to ${to}: the next synth would disagree.`,
    fix: `Pin ${to} in the declaration, then run lock move without --to.`,
  });

export const pinnedOutside = ({ owner, where }: WorkloadDeclaration, to: string, pin: Address): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `${owner} pins ${pin} in its declaration, which is not in ${to}, so it cannot go there: the next synth would disagree.`,
    fix: `Remove the pin, or pin an address of ${to}; then run lock move again.`,
  });

export const severalIdentities = ({ owner, where }: WorkloadDeclaration, to: string): Problem =>
  errorOf({
    rule: 'IPAM222',
    where: { identity: owner, ...where },
    message: `${owner} has several identities; which of them should go to ${to}?`,
    fix: 'Pin the ordinal in the declaration (addresses: { ordinal: address }), then run lock move without --to.',
  });

const poolsOf = (workload: Declared): readonly PlaceKey[] => [
  ...new Set(workload.flatMap(({ demands }) => demands.flatMap(({ pools }) => pools))),
];
