import { App, type Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { z } from 'zod';
import { type ChartPlace, placeChart } from '../collect/chart-place';
import { Ipam } from '../collect/ipam';
import { markOwn } from '../collect/own-object';
import type { ClusterSnapshot } from '../model/snapshot';
import { isAtLeast, parseVersion } from '../model/version';
import { describeFault } from '../net/parsed';
import { IpamObject } from '../render/ipam-object';
import type { RenderedObject } from '../render/rendered-object';
import { type BackendChoice, backendSchema } from './backend-choice';
import { ClusterChart } from './cluster-chart';
import { NamespaceChart } from './namespace-chart';
import type { NamespaceProps } from './namespace-props';
import { Network } from './network';
import { NodePool, type NodePoolProps } from './node-pool';
import { cidr, dnsLabel, oneOrMore, orNone, readProps } from './read-props';
import { Subnet, type SubnetProps } from './subnet';
import { Vpc } from './vpc';
import type { VpcProps } from './vpc-props';
import { whereOf } from './where';

/** What a cluster is. */
export interface ClusterProps {
  /** The CNI and its version: `Calico.v3_32()`, `KubeOvn.v1_16()`, `Tke.ipamd('3.4.7')`. */
  readonly backend: BackendChoice;
  /** Version of the Kubernetes API server, such as `1.36`. */
  readonly kubernetes: string;
  /**
   * The Network that the cluster joins.
   *
   * @default one of its own, with the cluster's name
   */
  readonly network?: Network;
  /**
   * Supernet of the cluster's own Network. Only without `network`.
   *
   * @default none
   */
  readonly supernet?: string | readonly string[];
  /**
   * Whether the API server has MutatingAdmissionPolicy. On 1.34 and 1.35 it is v1beta1 behind a feature gate.
   *
   * @default true from Kubernetes 1.36, else false
   */
  readonly mutatingAdmissionPolicy?: boolean;
  /**
   * The user names that create the pods of StatefulSets. Managed platforms may differ.
   *
   * @default ['system:serviceaccount:kube-system:statefulset-controller', 'system:kube-controller-manager']
   */
  readonly statefulSetControllers?: readonly string[];
  /**
   * Name in every owner key and output path.
   *
   * @default the construct id
   */
  readonly name?: string;
}

const STATEFUL_SET_CONTROLLERS = [
  'system:serviceaccount:kube-system:statefulset-controller',
  'system:kube-controller-manager',
];

/**
 * A Kubernetes cluster. Its own chart belongs to the platform team: everything cluster-wide that follows from the
 * declarations (pools, subnets, reservations, tables, policies) is rendered there, never into a tenant's chart.
 */
export class Cluster extends Construct {
  /** The platform team's chart, `dist/<cluster>/cluster.k8s.yaml`. */
  readonly chart: Chart;
  /** Name in every owner key and output path. */
  readonly name: string;
  /** The Network that its addresses belong to. */
  readonly network: Network;
  /** @internal Undefined where the props were refused. */
  readonly snapshot: ClusterSnapshot | undefined;
  /** @internal By name; a NamespaceChart enters itself. */
  readonly namespaces = new Map<string, NamespaceChart>();

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { name = id, network } = orNone(props);
    this.name = name;
    this.chart = new ClusterChart(App.of(this), `${this.name}-cluster`);
    this.network = network ?? new Network(this, 'network', ownNetwork(this.name, orNone(props)));
    const { registry } = Ipam.of(this);
    registry.clusterNames.add(this.name);
    const where = whereOf(this, this.name);
    const read = readProps(clusterSchema, { ...props, name: this.name }, where);
    registry.problems.push(...read.problems);
    this.snapshot = read.value && { ...read.value, where, network: this.network.name };
    if (this.snapshot) registry.clusters.push(this.snapshot);
    this.place(this.chart, 'cluster');
  }

  /** Declares a subnet of this cluster. */
  subnet(id: string, props: SubnetProps): Subnet {
    return new Subnet(this, id, props);
  }

  /** Declares a VPC of this cluster (Kube-OVN): a routing domain whose addresses others may have as well. */
  vpc(id: string, props: VpcProps = {}): Vpc {
    return new Vpc(this, id, props);
  }

  /** Declares nodes of one kind, so that what they can carry is checked. */
  nodePool(id: string, props: NodePoolProps): NodePool {
    return new NodePool(this, id, props);
  }

  /**
   * The chart for the objects of one namespace; the cluster's own chart has the Namespace object. Its props are given
   * once: asking again without props gives the same chart.
   */
  namespace(name: string, props: NamespaceProps = {}): NamespaceChart {
    const known = this.namespaces.get(name);
    known?.declaredAgain(orNone(props));
    return known ?? new NamespaceChart(this, name, props);
  }

  /** Says that an ordinary chart, a direct child of the App, belongs to this cluster and is written beside its others. */
  addChart(chart: Chart): void {
    this.place(chart, chart.node.id);
  }

  /** @internal The object with this id, made when it is first asked for. */
  ensure(rendered: RenderedObject): void {
    if (this.chart.node.tryFindChild(rendered.id) !== undefined) return;
    const object = new IpamObject(this.chart, rendered, {
      answer: () => Ipam.of(this).answer(),
      hasFlux: () => Ipam.of(this).registry.isForFlux,
    });
    markOwn(object, rendered);
  }

  private place(chart: Chart, file: string): void {
    const place: ChartPlace = { cluster: this.name, file };
    placeChart(chart, place);
    if (chart.node.scope !== App.of(this)) Ipam.of(this).registry.problems.push(nestedChart(chart));
  }
}

const ownNetwork = (name: string, { supernet }: ClusterProps) =>
  supernet === undefined ? { name } : { name, supernet };

const nestedChart = (chart: Chart) =>
  ({
    rule: 'IPAM402',
    severity: 'error',
    where: { path: chart.node.path },
    message:
      'The chart is not a direct child of the App. cdk8s would number all files by dependency (0000-…), so that one new chart renames them all.',
    fix: 'Create the chart with the App as its scope.',
  }) as const;

const clusterSchema = z
  .strictObject({
    name: dnsLabel,
    backend: backendSchema,
    kubernetes: z.string().transform((text, context) => {
      const version = parseVersion(text);
      if (version.ok) return version.value;
      context.addIssue({ code: 'custom', message: describeFault(version.fault) });
      return z.NEVER;
    }),
    network: z
      .custom<Network>((value) => typeof (value as Partial<Network> | null)?.name === 'string', 'a Network is wanted')
      .optional(),
    supernet: oneOrMore(cidr).optional(),
    mutatingAdmissionPolicy: z.boolean().optional(),
    statefulSetControllers: z
      .array(z.string().regex(/^[A-Za-z0-9:._@/-]+$/, 'a user name is wanted'))
      .min(1)
      .default(STATEFUL_SET_CONTROLLERS),
  })
  .refine(({ network, supernet }) => network === undefined || supernet === undefined, {
    message: 'a cluster that joins a Network has the supernet of that; give it there',
    path: ['supernet'],
  })
  .transform(({ mutatingAdmissionPolicy, network: _network, supernet: _supernet, ...rest }) => {
    const isStable = isAtLeast(rest.kubernetes, '1.36');
    const has = mutatingAdmissionPolicy ?? isStable;
    return { ...rest, ...(has ? { mutatingAdmissionPolicy: isStable ? ('v1' as const) : ('v1beta1' as const) } : {}) };
  });
