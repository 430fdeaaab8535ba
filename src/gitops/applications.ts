import { type Fields, type ForeignObject, fields, textOf } from '../check/foreign-object';
import { ARGO_CD_GROUP, sourcesOf } from '../check/sync-object';
import { groupedBy } from '../net/grouped-by';
import { CLUSTER_FILE } from './output-layout';

/** An Application that reads the folder of a cluster, or a part of it. */
export interface ReadApplication {
  /** As it is called in Argo CD: `north-infra`. */
  readonly name: string;
  readonly cluster: string;
  /** Only the file of the cluster, only the others, or all. */
  readonly reads: 'infra' | 'workloads' | 'everything';
  /** Whether it prunes by itself. */
  readonly prune: boolean;
  readonly syncOptions: readonly string[];
}

/** The Applications among objects, those of ApplicationSets with a list of clusters too. */
export const applicationsIn = (objects: readonly ForeignObject[]): readonly ReadApplication[] =>
  objects.filter(({ group }) => group === ARGO_CD_GROUP).flatMap(applicationsOf);

function applicationsOf({ kind, name, spec }: ForeignObject): readonly ReadApplication[] {
  if (kind === 'Application') return readApplications(spec, name, [{}]);
  if (kind !== 'ApplicationSet') return [];
  const template = fields(spec.template);
  return readApplications(fields(template.spec), textOf(fields(template.metadata).name), elementsOf(spec));
}

/** The parameters of each Application of a set. */
const elementsOf = ({ generators }: Fields): readonly Fields[] =>
  listOf(generators).flatMap((generator) => listOf(fields(fields(generator).list).elements).map(fields));

function readApplications(spec: Fields, name: string, elements: readonly Fields[]): readonly ReadApplication[] {
  const policy = fields(spec.syncPolicy);
  const rest = {
    prune: fields(policy.automated).prune === true,
    syncOptions: listOf(policy.syncOptions).map(textOf),
  };
  return elements.flatMap((element) =>
    foldersRead(spec, element).map((folder) => ({ name: filledIn(name, element), ...folder, ...rest })),
  );
}

type FolderRead = Pick<ReadApplication, 'cluster' | 'reads'>;

/** Several sources may read parts of one folder, which then are of one sync. What has no path is a chart. */
function foldersRead(spec: Fields, element: Fields): readonly FolderRead[] {
  const sources = sourcesOf(spec, []).filter(({ value }) => textOf(value.path) !== '');
  const read = sources.map(({ value }) => readIn(filledIn(textOf(value.path), element), fields(value.directory)));
  return [...groupedBy(read, ({ cluster }) => cluster)].map(([cluster, folders]) => {
    const parts = new Set(folders.map(({ reads }) => reads));
    return { cluster, reads: parts.size === 1 ? folders[0]!.reads : 'everything' };
  });
}

/** A part of a cluster is a file of its folder, or with folders for Flux a folder of its own: `dist/prod/infra`. */
function readIn(path: string, directory: Fields): FolderRead {
  const steps = path.replace(/\/+$/, '').split('/');
  const [cluster = '', layer] = steps.slice(-2);
  const reads = partOf(directory);
  const isLayer = steps.length > 2 && reads === 'everything' && (layer === 'infra' || layer === 'workloads');
  return isLayer ? { cluster, reads: layer } : { cluster: steps.at(-1)!, reads };
}

function partOf({ include, exclude }: Fields): ReadApplication['reads'] {
  const isClusterFile = (glob: unknown): boolean => textOf(glob).startsWith(`${CLUSTER_FILE}.`);
  if (isClusterFile(include)) return 'infra';
  return isClusterFile(exclude) ? 'workloads' : 'everything';
}

/** `{{.cluster}}` and `{{cluster}}` stand for a parameter. */
const filledIn = (template: string, element: Fields): string =>
  template.replace(/\{\{\s*\.?([\w-]+)\s*\}\}/g, (whole, key: string) => textOf(element[key]) || whole);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
