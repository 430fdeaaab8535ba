import { placeOfChart } from '../collect/chart-place';
import type { Problem } from '../model/problem';
import type { Manifest } from '../render/manifest';
import type { RenderedChart } from './output-files';

/** Objects that two charts of one cluster both write: Argo CD would take the last one without a word. */
export function clashes(rendered: readonly RenderedChart[]): Problem[] {
  const firstPaths = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { chart, objects } of rendered) {
    const cluster = placeOfChart(chart)?.cluster ?? '';
    for (const object of objects as readonly (Manifest | undefined)[]) {
      if (object === undefined) continue;
      const identity = [cluster, object.metadata.namespace, groupOf(object), object.kind, object.metadata.name].join(
        '/',
      );
      const first = firstPaths.get(identity);
      if (first === undefined) firstPaths.set(identity, chart.node.path);
      else problems.push(clash(object, { first, second: chart.node.path }));
    }
  }
  return problems;
}

const groupOf = ({ apiVersion }: Manifest): string => apiVersion.split('/').slice(0, -1).join('/');

const clash = (
  { kind, metadata }: Manifest,
  { first, second }: { readonly first: string; readonly second: string },
): Problem => ({
  rule: 'IPAM404',
  severity: 'error',
  where: { path: second },
  message: `The ${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name} is written twice, by the charts ${first} and ${second}. Argo CD takes the last one without a word.`,
  fix: 'Keep one of them, or give one another name.',
});
