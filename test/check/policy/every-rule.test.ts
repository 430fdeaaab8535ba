import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/check/catalogue';
import { applyPolicy } from '../../../src/check/policy/apply-policy';
import { mayBeAcknowledged } from '../../../src/check/policy/may-be-acknowledged';
import { NO_POLICY, type Policy } from '../../../src/check/policy/policy';
import type { Rule } from '../../../src/check/rule';
import type { Whereabouts } from '../../../src/model/problem';

const WHERE: Whereabouts = { identity: 'prod/shop/StatefulSet/redis' };
const AT: Whereabouts = { file: 'ipam.config.ts', line: 1 };

/** The standing of a problem of the rule under a policy, and the rules of what else was found. */
function judged({ id: rule, severity }: Rule, policy: Partial<Policy>) {
  const problem = { rule, severity, where: WHERE, message: 'It is wrong.', fix: 'Mend it.' };
  const [verdict, ...others] = applyPolicy([problem], { ...NO_POLICY, ...policy });
  return { standing: verdict!.standing.kind, others: others.map((other) => other.problem.rule) };
}

const acknowledging = ({ id: rule }: Rule): Partial<Policy> => ({
  acknowledgements: [{ rule, places: [], reason: 'We know of it.', expires: '2027-01-31', writtenAt: AT }],
});

const turningOff = ({ id: rule }: Rule): Partial<Policy> => ({
  settings: [{ rule, level: 'off', places: [], reason: 'It is not for us.', writtenAt: AT }],
});

const knowing = ({ id: rule }: Rule): Partial<Policy> => ({
  baseline: { file: 'ipam-baseline.json', entries: [{ rule, target: WHERE.identity!, count: 1 }] },
});

const [negotiable, final] = [RULES.filter(mayBeAcknowledged), RULES.filter((rule) => !mayBeAcknowledged(rule))];

describe('every rule that is a judgement', () => {
  it.each(negotiable.map((rule) => [rule.id, rule] as const))('%s is silenced by whoever gives a reason', (_, rule) => {
    expect(judged(rule, {})).toEqual({ standing: 'open', others: [] });
    expect(judged(rule, acknowledging(rule))).toEqual({ standing: 'acknowledged', others: [] });
    expect(judged(rule, turningOff(rule))).toEqual({ standing: 'off', others: [] });
    expect(judged(rule, knowing(rule))).toEqual({ standing: 'baseline', others: [] });
  });
});

describe('every rule that is final', () => {
  it.each(final.map((rule) => [rule.id, rule] as const))('%s is silenced by nobody', (_, rule) => {
    expect(judged(rule, acknowledging(rule))).toEqual({ standing: 'open', others: ['IPAM903'] });
    expect(judged(rule, turningOff(rule))).toEqual({ standing: 'open', others: ['IPAM903'] });
    expect(judged(rule, knowing(rule)).standing).toBe('open');
  });
});

describe('the final rules', () => {
  it('have all hand-overs against the base, and what leads to one address with two owners, among them', () => {
    const ids = final.map(({ id }) => id);
    for (let number = 240; number <= 249; number++) expect(ids).toContain(`IPAM${number}`);
    for (const id of [
      'IPAM100',
      'IPAM103',
      'IPAM205',
      'IPAM210',
      'IPAM238',
      'IPAM250',
      'IPAM304',
      'IPAM662',
      'IPAM668',
      'IPAM687',
    ])
      expect(ids).toContain(id);
  });
});
