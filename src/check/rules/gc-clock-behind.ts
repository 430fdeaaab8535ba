import type { Rule } from '../rule';

export const gcClockBehind: Rule = {
  id: 'IPAM260',
  name: 'gc-clock-behind',
  severity: 'error',
  title: 'a gc instant before one that is in the file',
  why: 'Dates only move forward; with an earlier instant quarantines would be counted wrongly.',
  fix: 'Give the right `--as-of`; where a wrong clock wrote the later dates, add `--restamp`.',
  example: {
    kind: 'command',
    bad: `# the latest date in the file is since=2026-11-02T00:00:00Z
cdk8s-ipam lock gc --as-of 2026-11-01T00:00:00Z`,
    good: `# the latest date in the file is since=2026-11-02T00:00:00Z
cdk8s-ipam lock gc --as-of 2026-11-03T00:00:00Z`,
  },
};
