import { cidrsOf, isOvnProvider, vpcOf } from '../../backends/kube-ovn/spec/subnet-spec';
import { Cidr } from '../../net/cidr';
import { sortedBy } from '../../net/compare';
import { groupedBy } from '../../net/grouped-by';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { type KubeOvnCluster, kubeOvnCluster } from '../kube-ovn-cluster';
import type { Rule } from '../rule';

export const kubeOvnCidrOverlap: Rule = {
  id: 'IPAM662',
  name: 'kube-ovn-cidr-overlap',
  severity: 'error',
  title: 'Kube-OVN subnets of one VPC that overlap',
  why:
    'Two subnets of one VPC and one vlan may not have an address in common: the controller rejects the later one, and ' +
    'its pods stay without a network. In different VPCs they may.',
  fix: 'Give the subnets different CIDRs, or put one of them into a VPC of its own.',
  isFinal: true,
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
---
apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: batch
spec:
  cidrBlock: 10.66.0.128/25`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
---
apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: batch
spec:
  cidrBlock: 10.67.0.128/25`,
  },
  lintTogether: (objects, context) => {
    const cluster = kubeOvnCluster(objects, context);
    const blocks = cluster
      .all('Subnet')
      .flatMap((subnet) => cidrsOf(subnet.spec).map((cidr) => ({ subnet, cidr, domain: domainOf(subnet) })));
    return [...groupedBy(blocks, ({ domain }) => domain).values()].flatMap((some) => overlaps(some, cluster));
  },
};

interface Block {
  readonly subnet: ForeignObject;
  readonly cidr: Cidr;
}

/** Where addresses have to be different. */
const domainOf = ({ spec }: ForeignObject): string =>
  JSON.stringify([isOvnProvider(spec) ? vpcOf(spec) : (spec.vpc ?? ''), spec.vlan ?? '']);

/** Blocks overlap only when one holds the other, so that a sorted list needs one pass. */
function overlaps(blocks: readonly Block[], cluster: KubeOvnCluster): readonly Flaw[] {
  const flaws: Flaw[] = [];
  let around: Block | undefined;
  for (const inner of sortedBy(blocks, (a, b) => Cidr.compare(a.cidr, b.cidr))) {
    if (around?.cidr.overlaps(inner.cidr)) flaws.push(...flawsOf(inner, around, cluster));
    else around = inner;
  }
  return flaws;
}

function flawsOf(inner: Block, around: Block, { isJudged }: KubeOvnCluster): readonly Flaw[] {
  const [said, other] = isJudged(inner.subnet) ? [inner, around] : [around, inner];
  if (!isJudged(said.subnet)) return [];
  const message = `${said.cidr} overlaps ${other.cidr} of the subnet ${other.subnet.name}, which is in the same VPC.`;
  return [{ object: said.subnet, path: ['spec', 'cidrBlock'], message }];
}
