import { App, Chart } from 'cdk8s';
import { placeChart } from '../collect/chart-place';
import { Ipam } from '../collect/ipam';
import { isDnsLabel } from '../model/owner';
import type { Cluster } from './cluster';

/** How a namespace is declared. */
export interface NamespaceProps {
  /**
   * Whether the Namespace object is there already and is not emitted. `default` and `kube-…` always are.
   *
   * @default false
   */
  readonly existing?: boolean;
  /**
   * Labels of the Namespace object and of every object in the chart.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** An ordinary chart for the objects of one namespace of a cluster: `dist/<cluster>/<namespace>.k8s.yaml`. */
export class NamespaceChart extends Chart {
  constructor(
    /** The cluster that it is in. */
    readonly cluster: Cluster,
    name: string,
    props: NamespaceProps = {},
  ) {
    super(App.of(cluster), freeId(cluster, name), {
      namespace: name,
      ...(props.labels ? { labels: { ...props.labels } } : {}),
    });
    cluster.namespaces.set(name, this);
    placeChart(this, { cluster: cluster.name, file: name === 'cluster' ? 'cluster-namespace' : name });
    if (!isDnsLabel(name)) Ipam.of(this).registry.problems.push(badName(this, name));
    else if (!isBuiltIn(name) && props.existing !== true) cluster.ensure(namespaceObject(name, props));
  }
}

/** A namespace may be called `cluster`, as the cluster's own chart is; and `a-b` + `c` reads like `a` + `b-c`. */
function freeId(cluster: Cluster, name: string): string {
  const id = `${cluster.name}-${name}`;
  return App.of(cluster).node.tryFindChild(id) === undefined ? id : `${id}-namespace`;
}

const isBuiltIn = (name: string): boolean => name === 'default' || name.startsWith('kube-');

const namespaceObject = (name: string, { labels }: NamespaceProps) => ({
  id: `namespace-${name}`,
  apiVersion: 'v1',
  kind: 'Namespace',
  name,
  wave: 'namespace' as const,
  ...(labels === undefined ? {} : { labels }),
  body: () => ({}),
});

const badName = (chart: Chart, name: string) =>
  ({
    rule: 'IPAM120',
    severity: 'error',
    where: { path: chart.node.path },
    message: `Kubernetes refuses the namespace name "${name}": lower-case letters, digits and dashes, at most 63.`,
    fix: 'Give the namespace another name.',
  }) as const;
