import type { Answer } from '../../model/answer';
import type { Problem } from '../../model/problem';
import type { VpcPeering, VpcSnapshot } from '../../model/vpc';
import type { Cidr } from '../../net/cidr';
import { finding } from '../finding';
import type { Rule } from '../rule';

export const kubeOvnVpcPeering: Rule = {
  id: 'IPAM692',
  name: 'kube-ovn-vpc-peering',
  severity: 'error',
  title: 'Kube-OVN VPCs whose peering cannot work',
  why:
    'A link between two VPCs has two ends, each with its own address on one common network, which both Vpc objects must ' +
    'name; and between VPCs with the same CIDR no route can tell whose address is meant.',
  fix: 'Declare the peering on both VPCs, with two addresses of one link, and give the VPCs subnets that do not overlap.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const blue = prod.vpc('blue', { peerings: [{ vpc: 'red', connect: '169.254.0.1/30' }] });
const red = prod.vpc('red', { peerings: [{ vpc: 'blue', connect: '169.254.0.5/30' }] });
blue.subnet('blue-pods', { cidr: '10.1.0.0/24' });
red.subnet('red-pods', { cidr: '10.2.0.0/24' });`,
    good: `const prod = new Cluster(app, 'prod', { backend: KubeOvn.v1_16(), kubernetes: '1.36' });
const blue = prod.vpc('blue', { peerings: [{ vpc: 'red', connect: '169.254.0.1/30' }] });
const red = prod.vpc('red', { peerings: [{ vpc: 'blue', connect: '169.254.0.2/30' }] });
blue.subnet('blue-pods', { cidr: '10.1.0.0/24' });
red.subnet('red-pods', { cidr: '10.2.0.0/24' });`,
  },
  check: (answer) =>
    answer.snapshot.vpcs.flatMap((vpc) => vpc.peerings.flatMap((peering) => faultsOf(vpc, peering, answer))),
};

function faultsOf(vpc: VpcSnapshot, peering: VpcPeering, answer: Answer): readonly Problem[] {
  const found = (message: string): Problem => finding(kubeOvnVpcPeering, vpc.where, message);
  const other = answer.snapshot.vpcs.find(
    ({ cluster, objectName }) => cluster === vpc.cluster && objectName === peering.vpc,
  );
  if (other === undefined) return [found(`It peers with ${peering.vpc}, a VPC that the cluster does not declare.`)];
  if (other === vpc) return [found('It peers with itself.')];
  const back = other.peerings.find((each) => each.vpc === vpc.objectName);
  if (back === undefined)
    return other.isExisting ? [] : [found(`It peers with ${other.objectName}, which does not peer with it.`)];
  return [...linkFaults(peering, back).map(found), ...overlaps(vpc, other, answer).map(found)];
}

const linkFaults = (here: VpcPeering, there: VpcPeering): readonly string[] =>
  here.connect.flatMap(({ address, link }) => {
    const end = there.connect.find((each) => each.address.family === address.family);
    if (end === undefined) return [`The link to ${here.vpc} has ${address}/${link.prefixLength} at this end alone.`];
    if (!end.link.equals(link))
      return [`The ends of the link to ${here.vpc} are in two networks, ${link} and ${end.link}.`];
    return end.address.equals(address) ? [`Both ends of the link to ${here.vpc} have the address ${address}.`] : [];
  });

/** Once for each pair of VPCs. */
const overlaps = (vpc: VpcSnapshot, other: VpcSnapshot, answer: Answer): readonly string[] =>
  vpc.objectName > other.objectName
    ? []
    : cidrsOf(vpc, answer).flatMap((cidr) =>
        cidrsOf(other, answer)
          .filter((theirs) => theirs.overlaps(cidr))
          .map((theirs) => `Its CIDR ${cidr} overlaps ${theirs} of ${other.objectName}, with which it peers.`),
      );

const cidrsOf = (vpc: VpcSnapshot, { snapshot, view }: Answer): readonly Cidr[] =>
  snapshot.subnets
    .filter(({ cluster, options }) => cluster === vpc.cluster && options.kubeOvn?.vpc === vpc.objectName)
    .flatMap(({ key }) => view.cidrsOf(key));
