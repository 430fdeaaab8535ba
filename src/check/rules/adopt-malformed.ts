import type { Rule } from '../rule';

export const adoptMalformed: Rule = {
  id: 'IPAM272',
  name: 'adopt-malformed',
  severity: 'error',
  title: 'an object of a cluster that cannot be read',
  why: 'It has not the form of its kind, or an address that is none, so that what it says would be missed.',
  fix: 'Take the file from the cluster again; if the object is like that there, mend or remove it first.',
  example: {
    kind: 'command',
    bad: `kubectl get pods -A -o json > pods.json
sed -i 's/10\\.1\\.0\\./10.1.0.x/' pods.json
cdk8s-ipam lock adopt pods.json`,
    good: `kubectl get pods -A -o json > pods.json
cdk8s-ipam lock adopt pods.json`,
  },
};
