import type { Whereabouts } from '../../model/problem';
import type { Standing, Verdict } from '../verdict';
import { fingerprints } from './fingerprints';
import { printable } from './printable';
import type { ReportContext } from './report';
import { repositoryPath } from './repository-path';

/** Each verdict as a result. @param indexOf where the rules stand in the list of the tool */
export function sarifResults(
  verdicts: readonly Verdict[],
  indexOf: ReadonlyMap<string, number>,
  context: ReportContext,
): readonly object[] {
  const prints = fingerprints(verdicts);
  return verdicts.map(({ problem, standing }, i) => {
    const { rule, severity, where, message, fix } = problem;
    const ruleIndex = indexOf.get(rule);
    return {
      ruleId: rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: severity,
      message: { text: printable([message, fix].filter((text) => text !== '').join(' ')) },
      locations: [{ physicalLocation: physicalLocation(where, context), ...logicalLocations(where) }],
      partialFingerprints: { primaryLocationLineHash: prints[i] },
      ...suppressions(standing),
      ...(context.hasBaseline && { baselineState: standing.kind === 'baseline' ? 'unchanged' : 'new' }),
    };
  });
}

function physicalLocation(where: Whereabouts, context: ReportContext): object {
  const { line = 1, column } = where;
  return {
    artifactLocation: artifact(repositoryPath(where, context)),
    region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
  };
}

/** A file outside the repository keeps its whole path. */
const artifact = (path: string): object => {
  const uri = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  return { uri, uriBaseId: '%SRCROOT%' };
};

/** The object, and the construct, of the problem. */
function logicalLocations({ identity, path, field }: Whereabouts): object {
  const names = [
    ...(identity === undefined
      ? []
      : [{ fullyQualifiedName: [identity, field].filter(Boolean).join(' '), kind: 'object' }]),
    ...(path === undefined || path === '' ? [] : [{ fullyQualifiedName: path, kind: 'construct' }]),
  ];
  return names.length === 0 ? {} : { logicalLocations: names };
}

function suppressions(standing: Standing): object {
  const justification = justificationOf(standing);
  return justification === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

function justificationOf(standing: Standing): string | undefined {
  if (standing.kind === 'baseline') return 'It is in the baseline: it was there before checks began.';
  if (standing.kind !== 'acknowledged') return undefined;
  const { reason, expires, ticket } = standing;
  return printable([`${reason} (until ${expires}`, ticket === undefined ? '' : `; ${ticket}`, ')'].join(''));
}
