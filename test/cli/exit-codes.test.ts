import { describe, expect, it } from 'vitest';
import { EXIT, exitCodeFor } from '../../src/cli/exit-codes';
import type { Problem, RuleId } from '../../src/model/problem';

const problem = (rule: RuleId, severity: Problem['severity'] = 'error'): Problem => ({
  rule,
  severity,
  where: {},
  message: '',
  fix: '',
});

describe('the exit code', () => {
  it.each<[RuleId, number]>([
    ['IPAM101', EXIT.problems],
    ['IPAM200', EXIT.conflict],
    ['IPAM202', EXIT.blocked],
    ['IPAM207', EXIT.problems],
    ['IPAM208', EXIT.problems],
    ['IPAM209', EXIT.conflict],
    ['IPAM211', EXIT.problems],
    ['IPAM215', EXIT.problems],
    ['IPAM220', EXIT.problems],
    ['IPAM221', EXIT.problems],
    ['IPAM222', EXIT.problems],
    ['IPAM229', EXIT.conflict],
    ['IPAM230', EXIT.problems],
    ['IPAM250', EXIT.stale],
    ['IPAM253', EXIT.problems],
    ['IPAM255', EXIT.usage],
    ['IPAM340', EXIT.problems],
    ['IPAM490', EXIT.usage],
  ])('of %s is %i', (rule, code) => {
    expect(exitCodeFor([problem(rule)])).toBe(code);
  });

  it('is that of what is to be mended first, in whatever order the problems come', () => {
    const problems = [problem('IPAM202'), problem('IPAM200'), problem('IPAM110')];
    expect(exitCodeFor(problems)).toBe(EXIT.problems);
    expect(exitCodeFor([...problems].reverse())).toBe(EXIT.problems);
    expect(exitCodeFor(problems.slice(0, 2))).toBe(EXIT.conflict);
  });

  it('is 0 where there are only warnings', () => {
    expect(exitCodeFor([problem('IPAM250', 'warning')])).toBe(EXIT.ok);
  });
});
