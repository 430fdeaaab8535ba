import {
  bfdPortFaults,
  peeringFaults,
  policyRouteFaults,
  staticRouteFaults,
} from '../../backends/kube-ovn/spec/vpc-spec';
import { specFlaws } from '../kube-ovn-spec-flaws';
import type { Rule } from '../rule';

export const kubeOvnVpcRoutes: Rule = {
  id: 'IPAM675',
  name: 'kube-ovn-vpc-routes',
  severity: 'error',
  title: 'Route or peering of a VPC that Kube-OVN rejects',
  why:
    'The controller rejects a static route whose policy is neither policySrc nor policyDst or whose destination or next ' +
    'hop cannot be read, a policy route that reroutes to no address, and a peering without an address and prefix length. ' +
    'No schema looks at them: the bounds of the priority of policy routes are misspelt in the schema of 1.15 and gone in 1.16.',
  fix: 'Correct the route; leave out nextHopIP unless the action is reroute.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: kubeovn.io/v1
kind: Vpc
metadata:
  name: blue
spec:
  staticRoutes:
    - policy: policyDst
      cidr: 0.0.0.0/0
      nextHopIP: gateway`,
    good: `apiVersion: kubeovn.io/v1
kind: Vpc
metadata:
  name: blue
spec:
  staticRoutes:
    - policy: policyDst
      cidr: 0.0.0.0/0
      nextHopIP: 10.66.0.254`,
  },
  lint: (object) => LINTS.flatMap((lint) => lint(object)),
};

const LINTS = [
  specFlaws('Vpc', staticRouteFaults),
  specFlaws('Vpc', policyRouteFaults),
  specFlaws('Vpc', peeringFaults),
  specFlaws('Vpc', bfdPortFaults),
];
