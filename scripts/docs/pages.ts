import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkJsonSchema } from '../../src/cli/check-json-schema';
import { diffJsonSchema } from '../../src/cli/diff-json-schema';
import { explainJsonSchema } from '../../src/cli/explain-json-schema';
import { exportJsonSchema } from '../../src/cli/export-json-schema';
import { lockJsonSchema } from '../../src/cli/lock-json-schema';
import { outcomeJsonSchema } from '../../src/cli/outcome-json-schema';
import { configJsonSchema } from '../../src/config/config-schema';
import { areaPage } from './area-page';
import { AREAS, fileOfArea } from './areas';
import { betweenMarkers } from './between-markers';
import { diffPicture } from './diff-picture';
import { exitCodesAdvice, rulesByExitCode } from './exit-codes-page';
import { exitCodesTable } from './exit-codes-table';
import { rulesPage } from './rules-page';
import { rulesTable } from './rules-table';
import { wavesTable } from './waves-table';

const ROOT = resolve(__dirname, '../..');

/** A page that is generated, or of which a part is. */
export interface Page {
  readonly path: string;
  /** As it is, or undefined where there is none yet. */
  readonly text: string | undefined;
  /** As it should be. */
  readonly wanted: string;
}

export const generatedPages = (): readonly Page[] => [
  page('docs/rules.md', rulesPage),
  ...AREAS.map((area) => page(`docs/rules/${fileOfArea(area)}`, () => areaPage(area))),
  ...AREAS.flatMap((area) =>
    area.page === undefined ? [] : page(area.page, (text = '') => betweenMarkers(text, 'rules', rulesTable(area))),
  ),
  page('docs/argocd.md', (text = '') => betweenMarkers(text, 'waves', wavesTable())),
  page('docs/cli.md', (text = '') => betweenMarkers(text, 'exit codes', exitCodesTable())),
  page('docs/exit-codes.md', (text = '') =>
    betweenMarkers(betweenMarkers(text, 'codes', exitCodesAdvice()), 'rules by code', rulesByExitCode()),
  ),
  page('docs/images/diff.svg', () => diffPicture('several')),
  page('schema/check.v1.schema.json', () => `${JSON.stringify(checkJsonSchema(), undefined, 2)}\n`),
  page('schema/config.v1.schema.json', () => `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`),
  page('schema/lock.v1.schema.json', () => `${JSON.stringify(lockJsonSchema(), undefined, 2)}\n`),
  page('schema/diff.v1.schema.json', () => `${JSON.stringify(diffJsonSchema(), undefined, 2)}\n`),
  page('schema/explain.v1.schema.json', () => `${JSON.stringify(explainJsonSchema(), undefined, 2)}\n`),
  page('schema/export.v1.schema.json', () => `${JSON.stringify(exportJsonSchema(), undefined, 2)}\n`),
  page('schema/outcome.v1.schema.json', () => `${JSON.stringify(outcomeJsonSchema(), undefined, 2)}\n`),
];

function page(name: string, wanted: (text: string | undefined) => string): Page {
  const path = join(ROOT, name);
  const text = textOf(path);
  return { path, text, wanted: wanted(text) };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
