import { finding } from '../finding';
import type { Rule } from '../rule';

export const eipPoolOfSet: Rule = {
  id: 'IPAM147',
  name: 'eip-pool-of-set',
  severity: 'error',
  title: 'public addresses for pods that cannot be told apart',
  why: 'A public address belongs to one pod, which is known by its ordinal or its name. The pods of a Deployment have neither.',
  fix: 'Declare a StatefulSet, or put a LoadBalancer Service before the Deployment.',
  check: ({ snapshot }) =>
    snapshot.workloads
      .filter(({ eip, replicas }) => eip?.kind === 'pool' && replicas.kind === 'set')
      .map(({ where, identity }) =>
        finding(
          eipPoolOfSet,
          where,
          `Each pod is to have a public address, but those of a ${identity.kind} are one like another.`,
        ),
      ),
};
