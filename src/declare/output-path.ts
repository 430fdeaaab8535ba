import { type Chart, Names } from 'cdk8s';
import { isSyncChart, placeOfChart } from '../collect/chart-place';
import { fileOfChart } from '../gitops/output-layout';
import type { OutputLayout } from '../model/output-layout';

interface OutputOptions {
  readonly layout: OutputLayout;
  /** Such as `.k8s.yaml`. */
  readonly extension: string;
}

/**
 * The file of a chart below the output folder: in the folder of its cluster where it has one, else beside them. What has
 * objects for Argo CD or Flux gets a folder of its own, which these can be told to read.
 */
export function outputPath(chart: Chart, { layout, extension }: OutputOptions): string {
  const place = placeOfChart(chart);
  if (place !== undefined) return `${fileOfChart(place, layout)}${extension}`;
  const name = Names.toDnsLabel(chart);
  return isSyncChart(chart) ? `${name}/${name}${extension}` : `${name}${extension}`;
}
