import { type Fields, type ForeignObject, fields, textOf } from '../check/foreign-object';
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
  objects.filter(({ group }) => group === 'argoproj.io').flatMap(applicationsOf);

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
  const { path, directory } = fields(spec.source);
  const policy = fields(spec.syncPolicy);
  const rest = {
    reads: partOf(fields(directory)),
    prune: fields(policy.automated).prune === true,
    syncOptions: listOf(policy.syncOptions).map(textOf),
  };
  return elements.map((element) => ({
    name: filledIn(name, element),
    cluster: filledIn(textOf(path), element).replace(/\/+$/, '').split('/').at(-1)!,
    ...rest,
  }));
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
