import type { Rule } from '../rule';

/** GitHub takes no longer description. */
const LONGEST = 1024;

/** A rule with all that it says of itself. */
export function sarifRule({ id, name, severity, title, why, fix, versions, example }: Rule): object {
  const sentence = `${title.slice(0, 1).toUpperCase()}${title.slice(1)}.`;
  const holdsFor = versions === undefined ? '' : ` Versions: ${versions}.`;
  return {
    id,
    name,
    shortDescription: { text: cut(sentence) },
    fullDescription: { text: cut(`${why}${holdsFor}`) },
    help: {
      text: `${why}${holdsFor} ${fix}`,
      markdown: [
        `**${id} ${name}**`,
        `${why}${holdsFor}`,
        `**What to do.** ${fix}`,
        ...(example === undefined ? [] : [fence('Found:', example.bad), fence('Not found:', example.good)]),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: severity },
    properties: { tags: ['ip-addresses', areaOf(id)], precision: 'high', 'problem.severity': severity },
  };
}

/** A text may be cut between two halves of one character. */
const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/\p{Cs}/gu, '')}…`;

/** Longer than any fence in the text itself. */
function fence(caption: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${caption}\n\n${ticks}\n${text}\n${ticks}`;
}

const AREAS: Readonly<Record<string, string>> = {
  1: 'address-plan',
  2: 'allocation',
  3: 'backend',
  4: 'gitops',
  5: 'admission',
  6: 'backend',
  7: 'review',
  9: 'policy',
};

const areaOf = (id: string): string => AREAS[/^IPAM(\d)/.exec(id)?.[1] ?? ''] ?? 'own-rule';
