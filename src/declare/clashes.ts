import type { Chart } from 'cdk8s';
import { placeOfChart } from '../collect/chart-place';
import type { Problem } from '../model/problem';
import type { Manifest } from '../render/manifest';

/** Finds files and objects that two charts both write: all but the last one would be lost without a word. */
export class Clashes {
  readonly problems: Problem[] = [];
  private readonly firstPaths = new Map<string, string>();
  private readonly firstCharts = new Map<string, string>();

  /** Notes where a chart is written: the second of two would replace the first. */
  noteFile(chart: Chart, file: string): void {
    const first = this.firstCharts.get(file);
    if (first === undefined) this.firstCharts.set(file, chart.node.path);
    else this.problems.push(oneFile(file, { first, second: chart.node.path }));
  }

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

const oneFile = (file: string, { first, second }: Paths): Problem => ({
  rule: 'IPAM407',
  severity: 'error',
  where: { path: second },
  message: `The charts ${first} and ${second} are both written to ${file}: the second would replace the first.`,
  fix: 'Give the chart, or the namespace, another name.',
});
