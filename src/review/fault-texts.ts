import { parseOwner } from '../model/owner';
import type { RuleId, Severity } from '../model/problem';
import type { Case, Fault } from './fault';

interface FaultText {
  readonly rule: RuleId;
  /** Default: error. */
  readonly severity?: Severity;
  readonly message: (its: Case) => string;
  readonly fix: (its: Case) => string;
}

/** What each fault is called, and the way out of it. */
export const FAULT_TEXTS: Readonly<Record<Fault, FaultText>> = {
  handedOver: {
    rule: 'IPAM240',
    message: ({ is, was, ref, what }) =>
      `${is} has what ${was} holds in ${ref}: ${what}. Merged is not deployed: pods of ${was} may run with it for a while, and two would use one address.`,
    fix: (its) =>
      `Let ${its.is} have something else: cdk8s-ipam lock resolve --base ${its.ref} places it anew. A hand-over takes two merges: the first releases it, and when its quarantine is over and cdk8s-ipam lock gc has removed the line on the base, the second gives it to ${its.is}.${aboutRename(its)}`,
  },
  keptHandedOver: {
    rule: 'IPAM241',
    message: ({ is, was, ref, what }) =>
      `${is} has what ${ref} still keeps for ${was}: ${what}. Its line has not left the base, so its retention or quarantine is cut short, and ${was} may come back to it.`,
    fix: (its) =>
      `Let ${its.is} have something else (cdk8s-ipam lock resolve --base ${its.ref}), or wait until cdk8s-ipam lock gc has removed the line on the base; what is retained is given up before that with cdk8s-ipam lock release.${aboutRename(its)}`,
  },
  otherPod: {
    rule: 'IPAM242',
    message: ({ is, ref, what }) =>
      `Another pod or interface of ${is} has what one of its pods has in ${ref}: ${what}. The two pods are not made anew at the same moment, and both would use one address.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}). Pods change addresses with each other in two merges and over spare ones: move the first with cdk8s-ipam lock move, and the second when cdk8s-ipam lock gc has removed the line that it left.`,
  },
  erased: {
    rule: 'IPAM243',
    message: ({ was, ref, what }) =>
      `${was} holds this in ${ref}, and the lock has forgotten it: ${what}. So it looks after a revert or a merge that took lines out: the address is free at once, though pods may run with it.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}): synth then releases what is no longer declared, and it goes after its quarantine. Remove a workload by a new commit, not by a revert of the lock.`,
  },
  retainedErased: {
    rule: 'IPAM244',
    message: ({ was, ref, what }) =>
      `${ref} retains this for ${was}, and the lock has forgotten it: ${what}. What is retained is given up by command only, and goes through a quarantine.`,
    fix: ({ ref, was }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}), and give it up with cdk8s-ipam lock release ${was} if that is wanted.`,
  },
  quarantineSkipped: {
    rule: 'IPAM245',
    message: ({ was, ref, what }) =>
      `${was} has released this, its quarantine has not begun in ${ref}, and the lock has forgotten it: ${what}. It would have no quarantine at all.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}). cdk8s-ipam lock gc on the base dates the line; a later run, after the quarantine, removes it.`,
  },
  quarantineCutShort: {
    rule: 'IPAM246',
    message: ({ was, asOf, ref, what }) =>
      `The quarantine of what ${was} has released is not over at ${asOf} by the date that ${ref} has, and the line is gone: ${what}.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}), and run cdk8s-ipam lock gc with the right --as-of when the quarantine is over.`,
  },
  carvedInUse: {
    rule: 'IPAM267',
    message: ({ was, what }) =>
      `${was} is no longer carved, but something is still in its CIDR: ${what}. Another subnet or pool could be carved over those addresses.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}); cdk8s-ipam lock gc removes the CIDR when nothing is in it any more.`,
  },
  dateFromNowhere: {
    rule: 'IPAM247',
    message: ({ is, ref, what }) =>
      `A line of ${is} has a date, but ${ref} does not have it in that state without one: ${what}. The clock begins with the merge, so a line is dated only when the base has it released or retained.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}) and synthesize without running cdk8s-ipam lock gc on this branch: it dates the line after the merge.`,
  },
  dateChanged: {
    rule: 'IPAM248',
    message: ({ is, ref, what }) =>
      `A line of ${is} has another date than in ${ref}: ${what}. A date is written once; with another one the quarantine or retention ends at another time than was merged.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}). Only a date that still lies in the future is mended, with cdk8s-ipam lock gc --restamp.`,
  },
  dateMended: {
    rule: 'IPAM248',
    severity: 'warning',
    message: ({ is, ref, asOf, what }) =>
      `A line of ${is} has an earlier date than in ${ref}, where it lies after ${asOf}: ${what}. So cdk8s-ipam lock gc --restamp mends what a wrong clock has written.`,
    fix: () => 'Look whether the clock that wrote the old date was the wrong one.',
  },
  dateAhead: {
    rule: 'IPAM249',
    message: ({ is, asOf, what }) =>
      `A line of ${is} gets a date after ${asOf}, the instant of this check: ${what}. The quarantine would end late, and cdk8s-ipam lock gc would refuse to run until then.`,
    fix: () =>
      'Run cdk8s-ipam lock gc on the lock of the base with the right --as-of; with --as-of, this check judges another instant than now.',
  },
  dateBehind: {
    rule: 'IPAM249',
    message: ({ is, ref, latest, what }) =>
      `A line of ${is} gets a date before ${latest}, the latest in ${ref}: ${what}. On the base cdk8s-ipam lock gc refuses such an instant: the date comes from a wrong clock or an old branch, and the quarantine would end too early.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}) and run cdk8s-ipam lock gc on that, with the right --as-of.`,
  },
  dateEarly: {
    rule: 'IPAM249',
    message: ({ is, ref, from, what }) =>
      `A line of ${is} gets a date from before ${from}, when ${ref} came to have that line: ${what}. A branch has dated it before ${ref} gave it up, or a clock is wrong: the quarantine would end too early.`,
    fix: ({ ref }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}) and run cdk8s-ipam lock gc on that, with the right --as-of.`,
  },
  termsShortened: {
    rule: 'IPAM266',
    message: ({ is, ref, what }) =>
      `${is} is gone, and what is kept for it has shorter terms than in ${ref}: ${what}. Nobody declares these terms any more, so the quarantine or retention is cut short.`,
    fix: ({ ref, is }) =>
      `Take the lock of the base again (cdk8s-ipam lock resolve --base ${ref}). ${partsOf(is) ? `What is retained is given up earlier with cdk8s-ipam lock release ${is}; a` : 'A'} quarantine runs to its end.`,
  },
  doubled: {
    rule: 'IPAM209',
    message: ({ is, what }) =>
      `One claim of ${is} holds two things: ${what}. Two branches have placed it, and git has merged both.`,
    fix: ({ ref }) => `Take the lock of the base again: cdk8s-ipam lock resolve --base ${ref}.`,
  },
};

/** Where the new owner could be the old one under another name. */
function aboutRename({ was, is, isAppAsked }: Case): string {
  const [old, current] = [partsOf(was), partsOf(is)];
  if (old === undefined || current === undefined || old.kind !== current.kind || old.cluster !== current.cluster)
    return '';
  const formerly = `formerly: '${old.namespace}/${old.kind}/${old.name}'`;
  return isAppAsked
    ? ` If ${is} is ${was} under a new name, let it say so: ${formerly}.`
    : ` The app was not asked, so a rename (${formerly}) is not known here: let check run the app.`;
}

/** Undefined for a subnet or pool, whose key has no kind. */
function partsOf(holder: string) {
  const owner = parseOwner(holder);
  return owner.ok ? owner.value : undefined;
}
