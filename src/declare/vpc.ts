import { Construct } from 'constructs';
import { vpcObject } from '../backends/kube-ovn/render-vpc';
import { Ipam } from '../collect/ipam';
import type { VpcSnapshot } from '../model/vpc';
import type { Cluster } from './cluster';
import { Network } from './network';
import { orNone, readProps } from './read-props';
import { Subnet, type SubnetProps } from './subnet';
import { type VpcProps, vpcSchema } from './vpc-props';
import { whereOf } from './where';

/**
 * A VPC of Kube-OVN: a router of its own. Its addresses are unique in it alone, so that two VPCs may have the same CIDR;
 * the lock has a section for each.
 *
 *     const blue = cluster.vpc('blue', { namespaces: ['blue'] });
 *     const pods = blue.subnet('blue-pods', { cidr: '10.0.0.0/24' });
 */
export class Vpc extends Construct {
  /** Where its addresses are unique; in the lock `<cluster>-<name of the Vpc object>`. */
  readonly network: Network;
  /** Name of the Vpc object. */
  readonly objectName: string;

  constructor(
    /** The cluster that it is in. */
    readonly cluster: Cluster,
    id: string,
    props: VpcProps = {},
  ) {
    super(cluster, id);
    const { supernet, reserve, ...own } = orNone(props);
    this.objectName = own.objectName ?? id;
    const key = `${cluster.name}/${this.objectName}`;
    const where = whereOf(this, key);
    this.network = new Network(this, 'network', {
      name: `${cluster.name}-${this.objectName}`,
      ...(supernet === undefined ? {} : { supernet }),
      ...(reserve === undefined ? {} : { reserve }),
    });
    const { registry } = Ipam.of(this);
    const read = readProps(vpcSchema, { ...own, objectName: this.objectName }, where);
    registry.problems.push(...read.problems);
    if (read.value === undefined) return;
    const { existing, ...rest } = read.value;
    const snapshot = { ...rest, key, where, cluster: cluster.name, network: this.network.name, isExisting: existing };
    registry.vpcs.push(snapshot as VpcSnapshot);
    if (!existing && cluster.snapshot?.backend.kind === 'kube-ovn') cluster.ensure(vpcObject(snapshot as VpcSnapshot));
  }

  /** Declares a subnet of this VPC. */
  subnet(id: string, props: Omit<SubnetProps, 'vpc'>): Subnet {
    return new Subnet(this.cluster, id, { ...props, vpc: this });
  }
}
