import { type Chart, Names } from 'cdk8s';
import { placeOfChart } from '../collect/chart-place';

export type OutputLayout = 'argo' | 'flux';

interface OutputOptions {
  readonly layout: OutputLayout;
  /** Such as `.k8s.yaml`. */
  readonly extension: string;
}

/** The file of a chart below the output folder: in the folder of its cluster where it has one, else beside them. */
export function outputPath(chart: Chart, { layout, extension }: OutputOptions): string {
  const place = placeOfChart(chart);
  if (place === undefined) return `${Names.toDnsLabel(chart)}${extension}`;
  const file = `${place.file}${extension}`;
  if (layout === 'argo') return `${place.cluster}/${file}`;
  return `${place.cluster}/${place.file === 'cluster' ? 'infra' : 'workloads'}/${file}`;
}
