import type { Chart } from 'cdk8s';
import { placeOfChart } from '../collect/chart-place';
import type { Problem } from '../model/problem';
import type { Manifest } from '../render/manifest';

/** Finds objects that two charts of one cluster both write: Argo CD would take the last one without a word. */
export class Clashes {
  readonly problems: Problem[] = [];
  private readonly firstPaths = new Map<string, string>();

  /** Notes what a chart writes. Only names are kept, so that a chart's objects need not all be in memory at once. */
  note(chart: Chart, objects: readonly (Manifest | undefined)[]): void {
    const cluster = placeOfChart(chart)?.cluster ?? '';
    for (const object of objects) {
      if (object === undefined) continue;
      const { kind, metadata } = object;
      const identity = [cluster, metadata.namespace, groupOf(object), kind, metadata.name].join('/');
      const first = this.firstPaths.get(identity);
      if (first === undefined) this.firstPaths.set(identity, chart.node.path);
      else this.problems.push(clash(object, { first, second: chart.node.path }));
    }
  }
}

const groupOf = ({ apiVersion }: Manifest): string => apiVersion.split('/').slice(0, -1).join('/');

interface Paths {
  readonly first: string;
  readonly second: string;
}

const clash = ({ kind, metadata }: Manifest, { first, second }: Paths): Problem => ({
  rule: 'IPAM404',
  severity: 'error',
  where: { path: second },
  message: `The ${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name} is written twice, by the charts ${first} and ${second}. Argo CD takes the last one without a word.`,
  fix: 'Keep one of them, or give one another name.',
});
