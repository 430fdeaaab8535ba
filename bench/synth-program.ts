import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type ApiObjectProps, App, Chart } from 'cdk8s';
import { IpamApp } from '../src/index';
import { report } from './child';
import { type BackendName, declareEstate } from './estate';

/**
 * One process of the groups `synth` and `render`. In its folder are `lock.yaml`, `objects/<chart>.json` and the output of either side.
 *
 * - `prepare`: writes the lock and what the charts render, for the others
 * - `ours`: declares, allocates against the lock and synthesizes
 * - `plain`: puts the same objects into plain ApiObjects in the same charts and synthesizes
 */
const [mode, folder = '', workloads = '', charts = '', backend = ''] = process.argv.slice(2);
const lockFile = join(folder, 'lock.yaml');
const objectsFolder = join(folder, 'objects');

if (mode === 'prepare') report(prepare);
else if (mode === 'ours') report(synthesizeOurs);
else if (mode === 'plain') {
  const objects = readObjects();
  report(() => synthesizePlain(objects));
} else throw new Error(`unknown mode ${mode}`);

function prepare(): void {
  synthesizeOurs();
  const app = declared();
  mkdirSync(objectsFolder);
  for (const chart of app.charts) {
    writeFileSync(join(objectsFolder, `${chart.node.id}.json`), JSON.stringify(chart.toJson()));
  }
}

function synthesizeOurs(): void {
  declared().synth();
}

function declared(): IpamApp {
  const app = new IpamApp({ outdir: join(folder, 'ours'), lockFile, frozen: false });
  declareEstate(app, { workloads: Number(workloads), charts: Number(charts), backend: backend as BackendName });
  return app;
}

type Objects = ReadonlyMap<string, readonly ApiObjectProps[]>;

/** By chart, one file after the other, so that no long text is in memory when the clock starts. */
function readObjects(): Objects {
  const objects = new Map<string, readonly ApiObjectProps[]>();
  for (const file of readdirSync(objectsFolder)) {
    objects.set(file.replace('.json', ''), JSON.parse(readFileSync(join(objectsFolder, file), 'utf8')));
  }
  return objects;
}

function synthesizePlain(objects: Objects): void {
  const app = new App({ outdir: join(folder, 'plain') });
  for (const [id, list] of objects) {
    const chart = new Chart(app, id);
    for (const [index, object] of list.entries()) new ApiObject(chart, `object-${index}`, object);
  }
  app.synth();
}
