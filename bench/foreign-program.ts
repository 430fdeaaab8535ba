import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { lookAtManifests } from '../src/cli/check-manifests';
import { report, reportWhole } from './child';
import { writeManifests } from './foreign-manifests';

/**
 * One process of the row `check-foreign-10000`.
 *
 * - `write`: makes the files; not measured
 * - `check`: what `cdk8s-ipam check <folder>` does before it prints
 * - `parse`: the baseline, the same texts through the library
 */
const [mode, folder = '', count = ''] = process.argv.slice(2);

if (mode === 'write') report(() => writeManifests(folder, Number(count)));
else if (mode === 'check') void reportWhole(check);
else if (mode === 'parse') report(parse);
else throw new Error(`unknown mode ${mode}`);

async function check(): Promise<void> {
  const groups = [{ files: [folder], target: {} }];
  const { details } = await lookAtManifests({ groups, userRules: [], ignored: () => undefined, isVerbose: false });
  const { objects } = details.manifests as { readonly objects: number };
  if (objects !== Number(count)) throw new Error(`${objects} objects instead of ${count}`);
}

function parse(): void {
  let objects = 0;
  for (const name of readdirSync(folder))
    objects += [...parseAllDocuments(readFileSync(join(folder, name), 'utf8'))].filter(
      (document) => document.toJS() !== null,
    ).length;
  if (objects !== Number(count)) throw new Error(`${objects} objects instead of ${count}`);
}
