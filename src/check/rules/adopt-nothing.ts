import type { Rule } from '../rule';

export const adoptNothing: Rule = {
  id: 'IPAM271',
  name: 'adopt-nothing',
  severity: 'error',
  title: 'a file of a cluster without addresses',
  why: 'It has no pods, IPAMBlocks or IPs in it; probably it is another file than was meant.',
  fix: 'Give what `kubectl get pods,statefulsets,deployments,replicasets -A -o json` prints, and that of Calico’s ipamblocks or Kube-OVN’s ips.',
  example: {
    kind: 'command',
    bad: `kubectl get services -A -o json > cluster.json
cdk8s-ipam lock adopt cluster.json`,
    good: `kubectl get pods,statefulsets,deployments,replicasets -A -o json > cluster.json
cdk8s-ipam lock adopt cluster.json`,
  },
};
