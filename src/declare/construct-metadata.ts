import { ApiObject, type Chart } from 'cdk8s';
import type { OutputFile } from '../files/commit-output';
import { METADATA_FILE, METADATA_KEY } from '../model/construct-metadata';
import type { DeclaredCluster } from '../model/declared-cluster';

/**
 * The file that cdk8s writes for its validation plugins: which construct made which object. Ours says besides for which
 * versions the clusters are, which our own plugin has to know.
 */
export function constructMetadata(charts: readonly Chart[], clusters: readonly DeclaredCluster[]): OutputFile {
  const objects = charts.flatMap((chart) => chart.node.findAll().filter(ApiObject.isApiObject));
  const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
  return { path: METADATA_FILE, text: JSON.stringify({ version: '1.0.0', resources, [METADATA_KEY]: { clusters } }) };
}
