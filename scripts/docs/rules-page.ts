import type { Rule } from '../../src/check/rule';

interface Area {
  readonly title: string;
  readonly first: number;
  readonly last: number;
}

const AREAS: readonly Area[] = [
  { title: 'Plan', first: 100, last: 199 },
  { title: 'Allocation and lock', first: 200, last: 299 },
  { title: 'Calico', first: 300, last: 319 },
  { title: 'Kube-OVN', first: 320, last: 339 },
  { title: 'TKE', first: 340, last: 379 },
  { title: 'ip-masq-agent', first: 380, last: 399 },
  { title: 'GitOps and commands', first: 400, last: 499 },
  { title: 'Security', first: 500, last: 599 },
];

/** The page of all rules: what each is about, why, and what to do. */
export const rulesPage = (rules: readonly Rule[]): string =>
  `${[INTRODUCTION, tables(rules), sections(rules)].join('\n\n')}\n`;

const INTRODUCTION = `# Rules

<!-- Generated from src/check by \`npm run docs\`. -->

Every problem has the id of a rule. The same text is printed by \`cdk8s-ipam explain <id or name>\`. An \`error\` fails the
synth and nothing is written; a \`warning\` is printed. Ids never change their meaning.`;

const tables = (rules: readonly Rule[]): string =>
  AREAS.map((area) => ({ area, own: within(area, rules) }))
    .filter(({ own }) => own.length > 0)
    .map(({ area, own }) =>
      [`## ${area.title}`, '', '| rule | severity | what |', '|---|---|---|', ...own.map(row)].join('\n'),
    )
    .join('\n\n');

const within = ({ first, last }: Area, rules: readonly Rule[]): readonly Rule[] =>
  rules.filter(({ id }) => {
    const number = Number(id.slice('IPAM'.length));
    return first <= number && number <= last;
  });

const row = ({ id, name, severity, title }: Rule): string =>
  `| [${id} ${name}](#${anchor(id, name)}) | ${severity} | ${literal(title)} |`;

const anchor = (id: string, name: string): string => `${id}-${name}`.toLowerCase();

const sections = (rules: readonly Rule[]): string => ['## Each rule', ...rules.map(section)].join('\n\n');

const section = ({ id, name, severity, title, why, fix }: Rule): string =>
  [
    `### ${id} ${name}`,
    `${capital(literal(title))} (${severity}).`,
    `**Why.** ${literal(why)}`,
    `**Fix.** ${literal(fix)}`,
  ].join('\n\n');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What Markdown would take for markup outside code. */
const literal = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[<|*_]/g, '\\$&')))
    .join('');
