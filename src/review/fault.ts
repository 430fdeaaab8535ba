import { describeChange } from '../lock/describe-changes';
import type { LockEntry } from '../lock/entry';
import type { LockChange } from '../lock/lock-change';
import type { Instant } from '../model/instant';
import type { Problem } from '../model/problem';
import { compareText, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import { FAULT_TEXTS } from './fault-texts';
import { listed } from './listed';

/** In what way a difference from a deployed lock is wrong. */
export type Fault =
  | 'handedOver'
  | 'keptHandedOver'
  | 'otherPod'
  | 'erased'
  | 'retainedErased'
  | 'quarantineSkipped'
  | 'quarantineCutShort'
  | 'carvedInUse'
  | 'dateFromNowhere'
  | 'dateChanged'
  | 'dateMended'
  | 'dateAhead'
  | 'dateBehind'
  | 'dateEarly'
  | 'termsShortened'
  | 'doubled';

export interface Finding {
  readonly fault: Fault;
  readonly change: LockChange;
  /** With `dateEarly`: from when the base has the line as it is. */
  readonly from?: Instant;
}

/** What messages have to know besides the findings. */
export interface Circumstances {
  readonly ref: string;
  readonly asOf: Instant;
  readonly latest: Instant | undefined;
  readonly isAppAsked: boolean;
}

/** Findings of one fault about the same holders. */
export interface Case extends Circumstances {
  /** The owner, or the key of what was carved, in the base. */
  readonly was: string;
  /** The same in the new lock. */
  readonly is: string;
  /** What has changed, in a few words for each stretch. */
  readonly what: string;
  /** From when the base has the last of the lines as they are, where that was asked. */
  readonly from: Instant | undefined;
}

/** One problem for each fault and the holders that it is about. */
export function problemsOf(findings: readonly Finding[], circumstances: Circumstances): Problem[] {
  const keyOf = ({ fault, change }: Finding) => `${fault} ${holderOf(change.before)} ${holderOf(change.after)}`;
  return [...groupedBy(findings, keyOf).values()].map((group) => {
    const { fault, change } = group[0]!;
    const [was, is] = [holderOf(change.before), holderOf(change.after)];
    const what = listed(group, (finding) => describeChange(finding.change).slice(2));
    const { rule, severity = 'error', message, fix } = FAULT_TEXTS[fault];
    const from = sortedBy(
      group.flatMap((finding) => finding.from ?? []),
      compareText,
    ).at(-1);
    const its: Case = { ...circumstances, was, is, what, from };
    return { rule, severity, where: { identity: is || was }, message: message(its), fix: fix(its) };
  });
}

/** The owner or key of a line; nothing where there is no line. */
function holderOf(entry: LockEntry | undefined): string {
  if (entry === undefined || entry.section === 'headings') return '';
  return entry.section === 'carved' ? entry.line.key : entry.line.owner;
}
