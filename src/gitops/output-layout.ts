import type { OutputLayout, SyncLayer } from '../model/output-layout';

/** The chart of a cluster, its infra; other files of its folder are workloads. */
export const CLUSTER_FILE = 'cluster';

/** Where the chart of a cluster is written, below the output folder. */
export function fileOfChart({ cluster, file }: PlacedFile, layout: OutputLayout): string {
  if (layout === 'argo') return `${cluster}/${file}`;
  return `${cluster}/${layerOfFile(file)}/${file}`;
}

interface PlacedFile {
  readonly cluster: string;
  /** Without extension. */
  readonly file: string;
}

const layerOfFile = (file: string): SyncLayer => (file === CLUSTER_FILE ? 'infra' : 'workloads');

/** The output of a cluster, as it is found in the repository. */
export interface ClusterOutput {
  readonly cluster: string;
  /** The output folder, relative to the root of the repository: `dist`. */
  readonly folder: string;
  readonly layout: OutputLayout;
  /** Such as `.k8s.yaml`. */
  readonly extension: string;
}

/** The files that one sync reads. */
export interface FileSelection {
  /** The folder, relative to the root of the repository. */
  readonly path: string;
  /** Globs on paths relative to the folder; `*` crosses `/`, and `exclude` wins. */
  readonly include: string;
  readonly exclude?: string;
  readonly isRecursive: boolean;
}

/** The files of one layer of a cluster, or of both. */
export function filesOf({ cluster, folder, layout, extension }: ClusterOutput, layer?: SyncLayer): FileSelection {
  const home = `${folder}/${cluster}`;
  const every = { path: home, include: `*${extension}`, isRecursive: layout === 'flux' };
  if (layer === undefined) return every;
  if (layout === 'flux') return { ...every, path: `${home}/${layer}`, isRecursive: false };
  const infra = `${CLUSTER_FILE}${extension}`;
  return layer === 'infra' ? { ...every, include: infra } : { ...every, exclude: infra };
}
