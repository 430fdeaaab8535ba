import type { Example } from '../../src/check/example';

/** What a rule finds and the same put right, with what both are read beside. */
export const exampleSection = (example: Example): string =>
  [
    ...circumstances(example),
    '**Wrong.**',
    fenced(example, example.bad),
    '**Right.**',
    fenced(example, example.good),
  ].join('\n\n');

function circumstances(example: Example): readonly string[] {
  if (example.kind === 'declared') return given('The lock has', example.lock);
  if (example.kind === 'lock')
    return [...given(example.asOf === undefined ? 'The base has' : `On ${example.asOf} the base has`, example.base)];
  if (example.kind !== 'manifest') return [];
  const { options, before, known, lock } = example;
  return [
    ...(options === undefined ? [] : [`With \`${options}\`:`]),
    ...given('It was', before),
    ...given('The cluster has', known),
    ...given('The lock has', lock),
  ];
}

const given = (what: string, text: string | undefined): readonly string[] =>
  text === undefined ? [] : [`${what}:`, fence('yaml', text)];

const LANGUAGES: Readonly<Record<Example['kind'], string>> = {
  declared: 'ts',
  manifest: 'yaml',
  lock: 'yaml',
  admission: 'yaml',
  command: 'text',
};

const fenced = ({ kind }: Example, text: string): string => fence(LANGUAGES[kind], text);

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
