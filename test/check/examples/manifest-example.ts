import type { ManifestExample } from '../../../src/check/example';
import { objectOf } from '../../../src/check/foreign-object';
import { readForeignYaml } from '../../../src/check/foreign-yaml';
import { lintObjects } from '../../../src/check/lint';
import type { LintTarget } from '../../../src/check/lint-target';
import { readTarget } from '../../../src/cli/lint-options';
import type { Problem } from '../../../src/model/problem';

/** What all rules find in YAML of others. */
export function problemsOfManifests(text: string, { options, before, known }: ManifestExample): readonly Problem[] {
  const { documents, problems } = readForeignYaml(text, 'manifests.yaml');
  const request = { target: targetOf(options), known: () => objectsIn(known), before: objectsIn(before) };
  return [
    ...problems,
    ...lintObjects(
      documents.flatMap((document) => objectOf(document) ?? []),
      request,
    ),
  ];
}

const objectsIn = (text = '') =>
  readForeignYaml(text, 'others.yaml').documents.flatMap((document) => objectOf(document) ?? []);

/** `--calico 3.33 --calico-api native`, as the command reads it. */
function targetOf(options = ''): LintTarget {
  const given = [...options.matchAll(/--([a-z-]+) (\S+)/g)].map(([, name = '', value = '']) => [
    camelCase(name),
    value,
  ]);
  const target = readTarget({ before: [], ...Object.fromEntries(given) });
  if (!target.ok) throw new Error(`${options} are no options of the command check`);
  return target.value;
}

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
