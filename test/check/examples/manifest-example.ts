import type { ManifestExample } from '../../../src/check/example';
import { objectOf } from '../../../src/check/foreign-object';
import { readForeignYaml } from '../../../src/check/foreign-yaml';
import { lintObjects } from '../../../src/check/lint';
import type { LintTarget } from '../../../src/check/lint-target';
import { clustersInLock, type Managed, managedIn } from '../../../src/check/managed';
import { readTarget } from '../../../src/cli/lint-options';
import type { Lock } from '../../../src/model/lock';
import type { Problem } from '../../../src/model/problem';
import { lockOf } from '../../lock/lock-text';
import { withHeader } from './declared-example';

/** What all rules find in YAML of others. */
export function problemsOfManifests(text: string, example: ManifestExample): readonly Problem[] {
  const { options, before, known, lock } = example;
  const { documents, problems } = readForeignYaml(text, 'manifests.yaml');
  const beside = { target: targetOf(options), known: () => objectsIn(known), before: objectsIn(before) };
  const request = lock === undefined ? beside : { ...beside, managed: managedBy(lockOf(withHeader(lock))) };
  return [
    ...problems,
    ...lintObjects(
      documents.flatMap((document) => objectOf(document) ?? []),
      request,
    ),
  ];
}

/** Of the only cluster that the lock speaks of. */
const managedBy = (lock: Lock): Managed => managedIn(clustersInLock(lock)[0]!, lock);

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
