import type { Rule } from '../rule';

export const adoptContradiction: Rule = {
  id: 'IPAM277',
  name: 'adopt-contradiction',
  severity: 'error',
  title: 'sources that contradict each other',
  why: 'Two users were seen with one address, or one claim with two; which is right cannot be known.',
  fix: 'Take all files from one cluster at one time, when no pod is on its way.',
  example: {
    kind: 'command',
    bad: `kubectl get pods -n shop -o json > shop.json    # on Monday
kubectl get pods -n bank -o json > bank.json    # on Tuesday, when mail-0 has an address that redis-0 had
cdk8s-ipam lock adopt shop.json bank.json`,
    good: `kubectl get pods -A -o json > pods.json
cdk8s-ipam lock adopt pods.json`,
  },
};
