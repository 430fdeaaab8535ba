import type { Problem, RuleId, Whereabouts } from '../../model/problem';
import { finding } from '../finding';
import type { Rule } from '../rule';
import { finalRuleSilenced } from '../rules/final-rule-silenced';
import { loweredWithoutReason } from '../rules/lowered-without-reason';
import { unknownRule } from '../rules/unknown-rule';
import type { Acknowledgement } from './acknowledgement';
import { KnownRules } from './known-rules';
import { mayBeAcknowledged } from './may-be-acknowledged';
import type { Policy, RuleSetting } from './policy';

/** What is wrong with a policy whatever the problems are. */
export function policyFaults(policy: Policy): readonly Problem[] {
  const known = new KnownRules(policy.rules);
  return [
    ...policy.settings.flatMap((setting) => faultOfSetting(setting, known) ?? []),
    ...policy.acknowledgements.flatMap((acknowledgement) => faultOfAcknowledgement(acknowledgement, known) ?? []),
    ...faultsOfBaseline(policy, known),
  ];
}

/** The settings and acknowledgements in which nothing is wrong. */
export function soundPart(policy: Policy): Pick<Policy, 'settings' | 'acknowledgements'> {
  const known = new KnownRules(policy.rules);
  return {
    settings: policy.settings.filter((setting) => faultOfSetting(setting, known) === undefined),
    acknowledgements: policy.acknowledgements.filter((one) => faultOfAcknowledgement(one, known) === undefined),
  };
}

function faultOfSetting({ rule: id, level, reason, writtenAt }: RuleSetting, known: KnownRules): Problem | undefined {
  const rule = known.get(id);
  if (rule === undefined) return unknown(id, writtenAt, known);
  const isLowered = level === 'off' || (level === 'warning' && rule.severity === 'error');
  if (isLowered && !mayBeAcknowledged(rule)) return final(rule, writtenAt, `set it to ${level}`);
  if (!isLowered || rule.severity === 'warning' || reason !== undefined) return undefined;
  const message = `${id} (${rule.title}) is an error, and is ${level === 'off' ? 'turned off' : 'turned down'} here without a word why.`;
  return finding(loweredWithoutReason, writtenAt, message);
}

function faultOfAcknowledgement({ rule: id, writtenAt }: Acknowledgement, known: KnownRules): Problem | undefined {
  const rule = known.get(id);
  if (rule === undefined) return unknown(id, writtenAt, known);
  return mayBeAcknowledged(rule) ? undefined : final(rule, writtenAt, 'acknowledge it');
}

function faultsOfBaseline({ baseline }: Policy, known: KnownRules): readonly Problem[] {
  if (baseline === undefined) return [];
  const { file, entries } = baseline;
  const ids = [...new Set(entries.map(({ rule }) => rule))];
  return ids.flatMap((id) => {
    const rule = known.get(id);
    if (rule === undefined) return unknown(id, { file }, known);
    return mayBeAcknowledged(rule) ? [] : final(rule, { file }, 'have it in a baseline');
  });
}

const unknown = (id: RuleId, where: Whereabouts, known: KnownRules): Problem => {
  const meant = known.meantBy(id);
  const suggestion = meant === undefined ? '' : ` Did you mean ${meant} (${known.get(meant)?.title})?`;
  return finding(unknownRule, where, `There is no rule ${id}, so nothing is said here.${suggestion}`);
};

const final = ({ id, title }: Rule, where: Whereabouts, what: string): Problem =>
  finding(finalRuleSilenced, where, `Nobody may silence ${id} (${title}), so one cannot ${what}. Its problems count.`);
