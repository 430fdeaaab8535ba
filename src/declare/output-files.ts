import { type Chart, Names } from 'cdk8s';
import { placeOfChart } from '../collect/chart-place';
import type { OutputFile } from '../files/commit-output';
import { yamlText } from '../render/yaml-text';

/** How the files of a cluster are laid out: for Argo CD in one folder, for Flux in two. */
export type OutputLayout = 'argo' | 'flux';

export interface RenderedChart {
  readonly chart: Chart;
  readonly objects: readonly unknown[];
}

interface OutputOptions {
  readonly layout: OutputLayout;
  readonly extension: string;
}

/** One file for each chart: in the folder of its cluster where it has one, else beside them. */
export const outputFiles = (rendered: readonly RenderedChart[], options: OutputOptions): OutputFile[] =>
  rendered.map(({ chart, objects }) => ({ path: pathOf(chart, options), text: yamlText(objects) }));

function pathOf(chart: Chart, { layout, extension }: OutputOptions): string {
  const place = placeOfChart(chart);
  if (place === undefined) return `${Names.toDnsLabel(chart)}${extension}`;
  const file = `${place.file}${extension}`;
  if (layout === 'argo') return `${place.cluster}/${file}`;
  return `${place.cluster}/${place.file === 'cluster' ? 'infra' : 'workloads'}/${file}`;
}
