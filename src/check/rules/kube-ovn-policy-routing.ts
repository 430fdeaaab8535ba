import { textOf } from '../../backends/kube-ovn/spec/spec-fault';
import { policyRoutingFaults } from '../../backends/kube-ovn/spec/subnet-values';
import { groupedBy } from '../../net/grouped-by';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { kubeOvnCluster } from '../kube-ovn-cluster';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnPolicyRouting: Rule = {
  id: 'IPAM660',
  name: 'kube-ovn-policy-routing',
  severity: 'error',
  title: 'Routing table of an egress gateway that something else has',
  why:
    'Traffic to an externalEgressGateway has a routing table and a rule of its own on the nodes. Linux keeps the tables ' +
    '252 to 255 and the priorities from 32766 on; up to 1.15 the schema refuses those, from 1.16 on nothing does. Two ' +
    'subnets with one table the controller rejects.',
  fix: 'Give each subnet with an externalEgressGateway a table of its own, not 252 to 255, and a priority from 1 to 32765.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  externalEgressGateway: 192.168.0.1
  policyRoutingTableID: 1001
  policyRoutingPriority: 32766`,
    good: `apiVersion: kubeovn.io/v1
kind: Subnet
metadata:
  name: pods
spec:
  cidrBlock: 10.66.0.0/24
  externalEgressGateway: 192.168.0.1
  policyRoutingTableID: 1001
  policyRoutingPriority: 1001`,
  },
  lint: specFlaws('Subnet', policyRoutingFaults),
  lintTogether: (objects, context) => {
    const { all, isJudged } = kubeOvnCluster(objects, context);
    const tables = groupedBy(all('Subnet').filter(hasTable), ({ spec }) => spec.policyRoutingTableID);
    return [...tables.values()].flatMap((subnets) => {
      const known = subnets.filter((subnet) => !isJudged(subnet));
      const [holder, ...others] = [...known, ...subnets.filter(isJudged)];
      return others.filter(isJudged).map((subnet) => sharedTable(subnet, holder!));
    });
  },
};

const hasTable = ({ spec }: ForeignObject): boolean =>
  textOf(spec, 'externalEgressGateway') !== '' && typeof spec.policyRoutingTableID === 'number';

const sharedTable = (object: ForeignObject, holder: ForeignObject): Flaw => ({
  object,
  path: ['spec', 'policyRoutingTableID'],
  message: `The subnet ${holder.name} has the routing table ${foreignText(object.spec.policyRoutingTableID)} too.`,
});
