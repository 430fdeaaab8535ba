import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitlabReport } from '../../../src/check/report/gitlab';
import { ACKNOWLEDGED, CONTEXT, open, verdicts, withStanding } from './reporting';

const issues = (...args: Parameters<typeof gitlabReport>) =>
  JSON.parse(gitlabReport(...args)) as readonly Record<string, unknown>[];

describe('code quality for GitLab', () => {
  it('has what GitLab wants of each open problem', () => {
    const list = [open(), open({ severity: 'warning', where: { path: 'shop/redis' } }), withStanding(ACKNOWLEDGED)];
    expect(issues(list, { ...CONTEXT, folder: 'shop' })).toEqual([
      {
        description: 'IPPool/p: 10.0.0.0/30 has 4 addresses. Write blockSize.',
        check_name: 'IPAM303',
        fingerprint: expect.any(String),
        severity: 'blocker',
        location: { path: 'shop/pools.yaml', lines: { begin: 4 } },
      },
      expect.objectContaining({
        severity: 'major',
        location: { path: 'shop/ipam.lock.yaml', lines: { begin: 1 } },
      }),
    ]);
  });

  it('has a fingerprint of its own for each', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const prints = issues([...list, ...list], CONTEXT).map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
      }),
    );
  });
});
