import { ApiObject, type Chart } from 'cdk8s';
import type { OutputFile } from '../files/commit-output';

/** The file that cdk8s writes for its validation plugins: which construct made which object. */
export function constructMetadata(charts: readonly Chart[]): OutputFile {
  const objects = charts.flatMap((chart) => chart.node.findAll().filter(ApiObject.isApiObject));
  const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
  return { path: 'construct-metadata.json', text: JSON.stringify({ version: '1.0.0', resources }) };
}
