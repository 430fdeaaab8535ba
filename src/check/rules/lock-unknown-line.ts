import type { Rule } from '../rule';

export const lockUnknownLine: Rule = {
  id: 'IPAM235',
  name: 'lock-unknown-line',
  severity: 'error',
  title: 'a line that means nothing',
  why: 'A line that cannot be placed would be lost at the next write.',
  fix: 'Undo the edit; `git diff` shows it.',
};
