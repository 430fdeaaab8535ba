import { describeWhereabouts } from '../../model/report';
import { groupedBy } from '../../net/grouped-by';
import type { Standing, Verdict } from '../verdict';
import { printable } from './printable';
import type { ReportContext } from './report';
import { repositoryPath } from './repository-path';

/**
 * JUnit's XML: a suite for each file, a case for each problem. What is as grave as a failure has to be fails, what
 * somebody has answered for is skipped, other warnings pass with their text as output.
 */
export function junitReport(verdicts: readonly Verdict[], context: ReportContext): string {
  const relevant = verdicts.filter(({ standing }) => standing.kind !== 'off');
  const groups = groupedBy(relevant, ({ problem }) => repositoryPath(problem.where, context));
  const suites = [...groups].map(([file, group]) =>
    suiteOf(
      file,
      group.map((verdict) => caseOf(verdict, context)),
    ),
  );
  const all = suites.length > 0 ? suites : [suiteOf(context.tool.name, [{ result: 'passed', xml: NOTHING_FOUND }])];
  const counts = countsOf(all.flatMap(({ cases }) => cases));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: `${context.tool.name} check`, ...counts, time: '0' })}>`,
    ...all.flatMap(({ name, cases }) => [
      `  <testsuite ${attributes({ name, ...countsOf(cases), time: '0' })}>`,
      ...cases.map(({ xml }) => xml),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

/** Programs that read the file take one without a single case for a mistake. */
const NOTHING_FOUND = '    <testcase name="no problem was found" classname="check"/>';

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

const suiteOf = (name: string, cases: readonly Case[]): Suite => ({ name, cases });

const countsOf = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ result }) => result === 'failed').length,
  errors: 0,
  skipped: cases.filter(({ result }) => result === 'skipped').length,
});

function caseOf(verdict: Verdict, context: ReportContext): Case {
  const { rule, where } = verdict.problem;
  const about = [rule, describeWhereabouts(where)].filter((part) => part !== '').join(' ');
  const place = { file: repositoryPath(where, context), ...(where.line !== undefined && { line: where.line }) };
  const { result, body } = outcomeOf(verdict, context);
  const xml = `    <testcase ${attributes({ name: about, classname: rule, ...place })}>${body}</testcase>`;
  return { result, xml };
}

function outcomeOf(
  { problem, standing }: Verdict,
  { failOn }: ReportContext,
): { result: Case['result']; body: string } {
  const { severity, message, fix } = problem;
  const excuse = excuseOf(standing);
  if (excuse !== undefined) return { result: 'skipped', body: `<skipped ${attributes({ message: excuse })}/>` };
  const text = escapeXml(`${message}\nfix: ${fix}`);
  if (severity === 'warning' && failOn === 'error')
    return { result: 'passed', body: `<system-out>warning: ${text}</system-out>` };
  return { result: 'failed', body: `<failure ${attributes({ message, type: severity })}>${text}</failure>` };
}

function excuseOf(standing: Standing): string | undefined {
  if (standing.kind === 'acknowledged') return `acknowledged until ${standing.expires}: ${standing.reason}`;
  return standing.kind === 'baseline' ? 'in the baseline' : undefined;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}="${escapeXml(printable(`${value}`))}"`)
    .join(' ');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML has no control characters but tab and line feed, not even escaped, and no half of a surrogate pair. */
const escapeXml = (text: string): string =>
  text.replace(NO_XML, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]!);

const NO_XML = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
