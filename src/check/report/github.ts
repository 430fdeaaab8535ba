import { isError, type Severity } from '../../model/problem';
import { counted } from '../../net/counted';
import { isOpen, type Verdict } from '../verdict';
import { printable } from './printable';
import type { ReportContext } from './report';
import { repositoryPath } from './repository-path';

/** GitHub shows so many annotations of each sort of a step, and drops the rest without a word. */
const MOST_SHOWN = 10;

/**
 * Workflow commands of GitHub Actions: an annotation for each open problem, at most ten errors and ten warnings, then a
 * notice that names the rest.
 */
export function githubReport(verdicts: readonly Verdict[], context: ReportContext): string {
  const open = verdicts.filter(isOpen);
  const errors = open.filter(({ problem }) => isError(problem));
  const warnings = open.filter(({ problem }) => !isError(problem));
  const shown = [...errors.slice(0, MOST_SHOWN), ...warnings.slice(0, MOST_SHOWN)];
  const rest = [...errors.slice(MOST_SHOWN), ...warnings.slice(MOST_SHOWN)];
  const names = new Map(context.rules.map(({ id, name }) => [id, name]));
  const lines = [
    ...shown.map((verdict) => annotation(verdict, names.get(verdict.problem.rule), context)),
    ...aboutRest(rest, context),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning' };

function annotation({ problem }: Verdict, name: string | undefined, context: ReportContext): string {
  const { rule, severity, where, message, fix } = problem;
  const about = where.identity ?? where.path;
  const properties = {
    file: repositoryPath(where, context),
    line: where.line,
    col: where.column,
    title: [rule, name, about].filter((part) => part !== undefined).join(' '),
  };
  return command(COMMANDS[severity], properties, `${printable(message)}\nfix: ${printable(fix)}`);
}

function aboutRest(rest: readonly Verdict[], { tool }: ReportContext): readonly string[] {
  if (rest.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { problem } of rest) counts.set(problem.rule, (counts.get(problem.rule) ?? 0) + 1);
  const rules = [...counts].map(([rule, count]) => `${count} of ${rule}`).join(', ');
  const message = `GitHub shows ${MOST_SHOWN} errors and ${MOST_SHOWN} warnings of a step. Not shown: ${rules}.`;
  return [command('notice', { title: `${tool.name}: ${counted(rest.length, 'more problem')}` }, printable(message))];
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  data: string,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(printable(`${value}`))}`],
  );
  return `::${name} ${given.join(',')}::${escapeData(data)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
