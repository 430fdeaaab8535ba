import { describe, expect, it } from 'vitest';
import { planLine } from '../../src/cli/diff-report';
import type { Hazard, Review, Risk } from '../../src/review/review';
import { ALLOCATION_ACTIONS } from '../../src/review/review';

const paint = (_: unknown, text: string): string => text;

const nothing = Object.fromEntries(ALLOCATION_ACTIONS.map((action) => [action, 0]));
const blocked = (rule: string) => ({ level: 'blocked', rule, summary: '', advice: '' });

const plan = (review: Partial<Review>): string =>
  planLine({ totals: nothing, risks: [], hazards: [], isBlocked: false, ...review } as Review, { paint });

describe('the last line of a diff', () => {
  it.each(ALLOCATION_ACTIONS)('counts %s', (action) => {
    expect(plan({ totals: { ...nothing, [action]: 77 } as Review['totals'] })).toMatch(/\b77\b/);
  });

  it('counts what is blocked by the lock and by the order of the sync, and a hand-over, which is both, once', () => {
    const risks = [blocked('IPAM240'), blocked('IPAM250')] as Risk[];
    const hazards = [blocked('IPAM714'), blocked('IPAM712')] as Hazard[];
    expect(plan({ risks, hazards })).toMatch(/ 3 blocked\.$/);
    expect(plan({ hazards })).toMatch(/ 2 blocked\.$/);
    expect(plan({ risks })).toMatch(/ 2 blocked\.$/);
  });
});
