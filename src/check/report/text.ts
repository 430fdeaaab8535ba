import type { Whereabouts } from '../../model/problem';
import { describeWhereabouts } from '../../model/report';
import { counted } from '../../net/counted';
import { groupedBy } from '../../net/grouped-by';
import { isOpen, type Verdict } from '../verdict';
import { printable } from './printable';
import type { ReportContext } from './report';
import { describeTally, tallyOf } from './tally';

/** How words are set off; each as it is where the text goes into a file. */
export interface Ink {
  readonly heading: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const NO_INK: Ink = { heading: same, error: same, warning: same, faint: same };

function same(text: string): string {
  return text;
}

/** More than anybody reads: a mistake in a script may hand over a hundred thousand addresses. */
const MOST_REPORTED = 500;

/** For people: what is open, by file or construct, then what was looked at, and how much there is of each sort. */
export const textReport =
  (ink: Ink) =>
  (verdicts: readonly Verdict[], { lookedAt, rules }: ReportContext): string => {
    const open = verdicts.filter(isOpen);
    const names = new Map(rules.map(({ id, name }) => [id, name]));
    const groups = groupedBy(open.slice(0, MOST_REPORTED), headingOf);
    const blocks = [...groups].map(([heading, group]) =>
      [
        ink.heading(heading),
        ...group.flatMap((verdict) => linesOf(verdict, names.get(verdict.problem.rule), ink)),
      ].join('\n'),
    );
    const summary = [...aboutRest(open), ...lookedAt.map(printable), describeTally(tallyOf(verdicts))];
    return `${[...blocks, summary.join('\n')].join('\n\n')}\n`;
  };

/** The file, else the construct, else the object. */
const headingOf = ({ problem: { where } }: Verdict): string =>
  printable(
    where.file ?? (where.path === undefined ? (where.identity ?? '') : describeWhereabouts({ path: where.path })),
  ) || 'The app';

/** Position, severity, rule and object; under it what is wrong, and what to do. */
function linesOf({ problem }: Verdict, name: string | undefined, ink: Ink): readonly string[] {
  const { rule, severity, where, message, fix } = problem;
  const position = [where.line, where.column].filter((part) => part !== undefined).join(':');
  const head = [position, ink[severity](severity), printable(rule), printable(name ?? ''), printable(objectOf(where))];
  return [
    `  ${head.filter((word) => word !== '').join(' ')}`,
    `    ${printable(message)}`,
    ink.faint(`    fix: ${printable(fix)}`),
  ];
}

/** What the heading has not said. */
const objectOf = ({ file, path, identity }: Whereabouts): string =>
  describeWhereabouts({
    ...(identity !== undefined && { identity }),
    ...(file !== undefined && path !== undefined && { path }),
  });

const aboutRest = ({ length }: readonly Verdict[]): readonly string[] =>
  length > MOST_REPORTED
    ? [`… and ${counted(length - MOST_REPORTED, 'more problem')}; --format json has all of them.`]
    : [];
