import { App, Chart } from 'cdk8s';
import { namespaceAnnotations } from '../backends/calico/annotations';
import { placeChart } from '../collect/chart-place';
import { Ipam } from '../collect/ipam';
import { isDnsLabel } from '../model/owner';
import type { Problem } from '../model/problem';
import type { Cluster } from './cluster';
import { type NamespaceProps, namespaceSchema, namespaceText } from './namespace-props';
import { readProps } from './read-props';
import { whereOf } from './where';

/** An ordinary chart for the objects of one namespace of a cluster: `dist/<cluster>/<namespace>.k8s.yaml`. */
export class NamespaceChart extends Chart {
  private readonly text: string;

  constructor(
    /** The cluster that it is in. */
    readonly cluster: Cluster,
    private readonly name: string,
    props: NamespaceProps = {},
  ) {
    super(App.of(cluster), freeId(cluster, name), {
      namespace: name,
      ...(props?.labels ? { labels: { ...props.labels } } : {}),
    });
    const where = whereOf(this, `${cluster.name}/${name}`);
    const read = readProps(namespaceSchema, props, where);
    this.text = read.value === undefined ? '' : namespaceText(props);
    cluster.namespaces.set(name, this);
    placeChart(this, { cluster: cluster.name, file: name === 'cluster' ? 'cluster-namespace' : name });
    const { registry } = Ipam.of(this);
    registry.problems.push(...read.problems, ...(isDnsLabel(name) ? [] : [badName(this, name)]));
    if (read.value === undefined || !isDnsLabel(name)) return;
    const isExisting = isBuiltIn(name) || read.value.existing;
    const pools = read.value.calico?.pools ?? [];
    registry.namespaces.push({ cluster: cluster.name, name, where, isExisting, pools: pools.map(({ key }) => key) });
    if (!isExisting) cluster.ensure(namespaceObject(name, { ...props, annotations: namespaceAnnotations(pools) }));
  }

  /** @internal Called when somebody declares the namespace again. Without props, it is only asked for. */
  declaredAgain(props: NamespaceProps): void {
    if (Object.keys(props).length === 0) return;
    const isSame = namespaceSchema.safeParse(props).success && namespaceText(props) === this.text;
    if (!isSame) Ipam.of(this).registry.problems.push(contradicted(this, `${this.cluster.name}/${this.name}`));
  }
}

/** A namespace may be called `cluster`, as the cluster's own chart is; and `a-b` + `c` reads like `a` + `b-c`. */
function freeId(cluster: Cluster, name: string): string {
  const id = `${cluster.name}-${name}`;
  return App.of(cluster).node.tryFindChild(id) === undefined ? id : `${id}-namespace`;
}

const isBuiltIn = (name: string): boolean => name === 'default' || name.startsWith('kube-');

interface NamespaceObject extends NamespaceProps {
  readonly annotations: Readonly<Record<string, string>>;
}

const namespaceObject = (name: string, { labels, annotations }: NamespaceObject) => ({
  id: `namespace-${name}`,
  apiVersion: 'v1',
  kind: 'Namespace',
  name,
  wave: 'namespace' as const,
  annotations,
  ...(labels === undefined ? {} : { labels }),
  body: () => ({}),
});

const badName = (chart: Chart, name: string): Problem => ({
  rule: 'IPAM120',
  severity: 'error',
  where: { path: chart.node.path },
  message: `Kubernetes refuses the namespace name "${name}": lower-case letters, digits and dashes, at most 63.`,
  fix: 'Give the namespace another name.',
});

const contradicted = (chart: Chart, identity: string): Problem => ({
  rule: 'IPAM130',
  severity: 'error',
  where: { path: chart.node.path, identity },
  message: `The namespace ${identity} is declared twice, with other props the second time. The first ones would count, and these be lost without a word.`,
  fix: 'Give its props once; elsewhere ask for it by cluster.namespace(name) alone.',
});
