import type { Severity } from '../../model/problem';
import { isOpen, type Verdict } from '../verdict';
import { fingerprints } from './fingerprints';
import { printable } from './printable';
import type { ReportContext } from './report';
import { repositoryPath } from './repository-path';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'blocker', warning: 'major' };

/**
 * The list of a code quality report of GitLab. Only what is open is in it: GitLab compares it with the report of the
 * target branch, and knows no acknowledgements.
 */
export function gitlabReport(verdicts: readonly Verdict[], context: ReportContext): string {
  const open = verdicts.filter(isOpen);
  const prints = fingerprints(open);
  const issues = open.map(({ problem }, i) => {
    const { rule, severity, where, message, fix } = problem;
    const about = where.identity ?? where.path;
    return {
      description: printable([about === undefined ? '' : `${about}: `, message, ` ${fix}`].join('')),
      check_name: rule,
      fingerprint: prints[i],
      severity: SEVERITIES[severity],
      location: { path: repositoryPath(where, context), lines: { begin: where.line ?? 1 } },
    };
  });
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
