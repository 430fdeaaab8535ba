import type { Answer } from '../../model/answer';
import type { Problem } from '../../model/problem';
import type { WorkloadSnapshot } from '../../model/snapshot';
import { counted } from '../../net/counted';
import type { Rule } from '../rule';

export const replicasDiffer: Rule = {
  id: 'IPAM127',
  name: 'replicas-differ',
  severity: 'error',
  title: 'two numbers of replicas for one workload',
  why: 'The pin claims addresses for one number of pods while the object starts another; the pods beyond the claim would hang or take foreign addresses.',
  fix: 'Leave `replicas` out of the pin, or make both equal; use maxReplicas for head-room.',
  example: {
    kind: 'declared',
    bad: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { replicas: 5, template },
});
db.pin(web, { replicas: 3 });`,
    good: `const prod = new Cluster(app, 'prod', { backend: Calico.v3_32({ api: 'native' }), kubernetes: '1.36' });
const db = prod.subnet('pods', { cidr: '10.1.0.0/24' }).pool('db', { cidr: '10.1.0.0/27' });
const web = new ApiObject(prod.namespace('shop'), 'web', {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { replicas: 5, template },
});
db.pin(web);`,
  },
  check: ({ snapshot }: Answer) => snapshot.workloads.filter(differs).map(problemOf),
};

const differs = ({ replicas, template }: WorkloadSnapshot): boolean =>
  replicas.kind !== 'one' && template.replicas !== undefined && template.replicas !== replicas.count;

const problemOf = ({ replicas, template, where }: WorkloadSnapshot): Problem => ({
  rule: 'IPAM127',
  severity: 'error',
  where,
  message: `The object starts ${counted(template.replicas ?? 0, 'pod')}, but the pin claims addresses for ${replicas.kind === 'one' ? 1 : replicas.count}.`,
  fix: replicasDiffer.fix,
});
