import type { Answer } from '../../model/answer';
import type { Rule } from '../rule';

export const headRoomBelowReplicas: Rule = {
  id: 'IPAM131',
  name: 'head-room-below-replicas',
  severity: 'error',
  title: 'a maximum below the number of replicas',
  why: 'maxReplicas is how far the workload may be scaled up without a commit; the declared replicas are always within it.',
  fix: 'Raise maxReplicas, lower replicas, or leave maxReplicas out.',
  check: ({ snapshot }: Answer) =>
    snapshot.workloads.flatMap(({ replicas, where }) =>
      replicas.kind === 'one' || replicas.max >= replicas.count
        ? []
        : [
            {
              rule: 'IPAM131',
              severity: 'error',
              where,
              message: `The workload may be scaled to at most ${replicas.max}, but ${replicas.count} are declared.`,
              fix: headRoomBelowReplicas.fix,
            },
          ],
    ),
};
