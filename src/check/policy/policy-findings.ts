import type { Problem } from '../../model/problem';
import { finding } from '../finding';
import { expiredAcknowledgement } from '../rules/expired-acknowledgement';
import { fixedInBaseline } from '../rules/fixed-in-baseline';
import { unusedAcknowledgement } from '../rules/unused-acknowledgement';
import type { Verdict } from '../verdict';
import { type Acknowledgement, nameOfAcknowledgement } from './acknowledgement';
import type { Judging } from './apply-policy';
import { type FixedEntry, fixedEntries } from './baseline';
import { isExpired } from './expiry';
import type { Policy } from './policy';
import { soundPart } from './policy-faults';

/** The acknowledgements that cover no problem any more, and those whose time is over. */
export function usageFindings(
  { used }: { readonly used: ReadonlySet<Acknowledgement> },
  policy: Policy,
  { asOf, sees = () => true }: Judging,
): readonly Problem[] {
  return soundPart(policy).acknowledgements.flatMap((acknowledgement) => {
    if (!used.has(acknowledgement)) return sees(acknowledgement) ? unused(acknowledgement) : [];
    return isExpired(acknowledgement, asOf) ? expired(acknowledgement) : [];
  });
}

const unused = (acknowledgement: Acknowledgement): Problem =>
  finding(
    unusedAcknowledgement,
    acknowledgement.writtenAt,
    `The acknowledgement of ${nameOfAcknowledgement(acknowledgement)} meets no problem.`,
  );

const expired = (acknowledgement: Acknowledgement): Problem =>
  finding(
    expiredAcknowledgement,
    acknowledgement.writtenAt,
    `The acknowledgement of ${nameOfAcknowledgement(acknowledgement)} counted until ${acknowledgement.expires}, so its problems count again.`,
  );

/** One for the whole baseline: it is put right with one command. */
export function baselineFindings(
  verdicts: readonly Verdict[],
  { baseline }: Policy,
  { sees = () => true }: Judging,
): readonly Problem[] {
  if (baseline === undefined) return [];
  const fixed = fixedEntries(baseline, verdicts).filter(({ entry }) => sees(entry));
  if (fixed.length === 0) return [];
  return [finding(fixedInBaseline, { file: baseline.file }, describeFixed(fixed))];
}

function describeFixed(fixed: readonly FixedEntry[]): string {
  const count = fixed.reduce((sum, { entry, left }) => sum + entry.count - left, 0);
  const [{ entry }] = fixed as [FixedEntry];
  const first = `${entry.rule} at ${entry.target === '' ? 'no place' : entry.target}`;
  const others = fixed.length === 1 ? '' : ` and ${fixed.length - 1} other ${fixed.length === 2 ? 'place' : 'places'}`;
  return `The baseline answers for ${count} ${count === 1 ? 'problem that is' : 'problems that are'} gone: ${first}${others}.`;
}
