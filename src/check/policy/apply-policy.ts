import type { Instant } from '../../model/instant';
import type { Problem, RuleId } from '../../model/problem';
import { asOpen, OPEN, type Standing, type Verdict } from '../verdict';
import type { Acknowledgement } from './acknowledgement';
import { AcknowledgementIndex } from './acknowledgement-index';
import { type Baseline, fingerprintOf, fingerprintOfEntry } from './baseline';
import { isExpired } from './expiry';
import { KnownRules } from './known-rules';
import { mayBeAcknowledged } from './may-be-acknowledged';
import type { Policy } from './policy';
import { policyFaults, soundPart } from './policy-faults';
import { baselineFindings, usageFindings } from './policy-findings';
import { Severities } from './severities';

export interface Judging {
  /** The instant at which acknowledgements must not have expired. Absent: they count whatever their date. */
  readonly asOf?: Instant;
  /**
   * Whether this run has looked everywhere where an acknowledgement, or an entry of the baseline, may find a problem: only
   * then is one that meets none a finding. Absent: it has, for all of them.
   */
  readonly sees?: (item: { readonly rule: RuleId }) => boolean;
}

/**
 * A verdict for each problem, in their order, then one for each thing that is wrong with the policy itself. What is wrong
 * in it silences nothing. Linear in the problems; acknowledgements with wildcards are tried on each problem of their rule.
 */
export function applyPolicy(problems: readonly Problem[], policy: Policy, judging: Judging = {}): readonly Verdict[] {
  const judge = new Judge(policy, judging);
  const verdicts = problems.map((problem) => judge.verdictOn(problem));
  const { severities } = judge;
  const own = [
    ...policyFaults(policy),
    ...usageFindings(judge, policy, judging),
    ...baselineFindings(verdicts, policy, judging),
  ];
  return [...verdicts, ...own.map((problem) => weighed(problem, severities))];
}

/** Decides on one problem after the other, and remembers which acknowledgements were needed. */
class Judge {
  readonly severities: Severities;
  /** Those that cover a problem, whether expired or not. */
  readonly used = new Set<Acknowledgement>();
  private readonly index: AcknowledgementIndex;
  private readonly known: KnownRules;
  private readonly allowance: Map<string, number>;

  constructor(
    policy: Policy,
    private readonly judging: Judging,
  ) {
    const { settings, acknowledgements } = soundPart(policy);
    this.severities = new Severities(policy.preset, settings);
    this.index = new AcknowledgementIndex(acknowledgements);
    this.known = new KnownRules(policy.rules);
    this.allowance = allowanceOf(policy.baseline);
  }

  verdictOn(problem: Problem): Verdict {
    const { problem: own, standing } = weighed(problem, this.severities);
    if (standing.kind !== 'open' || !this.isNegotiable(problem)) return { problem: own, standing };
    return { problem: own, standing: this.acknowledged(problem) ?? this.inBaseline(problem) ?? OPEN };
  }

  private isNegotiable({ rule }: Problem): boolean {
    const known = this.known.get(rule);
    return known !== undefined && mayBeAcknowledged(known);
  }

  private acknowledged(problem: Problem): Standing | undefined {
    let last: Acknowledgement | undefined;
    for (const acknowledgement of this.index.covering(problem)) {
      this.used.add(acknowledgement);
      if (isExpired(acknowledgement, this.judging.asOf)) continue;
      if (last === undefined || acknowledgement.expires > last.expires) last = acknowledgement;
    }
    if (last === undefined) return undefined;
    const { reason, expires, ticket, writtenAt } = last;
    return { kind: 'acknowledged', reason, expires, ...(ticket === undefined ? {} : { ticket }), at: writtenAt };
  }

  private inBaseline(problem: Problem): Standing | undefined {
    const key = fingerprintOf(problem);
    const left = this.allowance.get(key) ?? 0;
    if (left === 0) return undefined;
    this.allowance.set(key, left - 1);
    return { kind: 'baseline' };
  }
}

const allowanceOf = (baseline: Baseline | undefined): Map<string, number> =>
  new Map(baseline?.entries.map((entry) => [fingerprintOfEntry(entry), entry.count]));

/** A problem under the settings alone. */
function weighed(problem: Problem, severities: Severities): Verdict {
  const weight = severities.weightOf(problem);
  if (weight.kind === 'off') return { problem, standing: weight };
  const { severity } = weight;
  const [open] = asOpen([severity === problem.severity ? problem : { ...problem, severity }]);
  return open!;
}
