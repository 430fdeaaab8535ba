import type { WorkloadDeclaration } from '../model/declarations';
import type { AddressUser } from '../model/observation';
import type { Owner } from '../model/owner';
import type { Request } from './request';
import type { FindClaim } from './sightings';

/** Finds claims by the identity of their workload in a cluster, under its old name too. */
export class ClaimFinder {
  private readonly requests: ReadonlyMap<string, Request>;
  private readonly newNames: ReadonlyMap<Owner, Owner>;

  constructor(
    private readonly cluster: string,
    requests: readonly Request[],
    workloads: readonly WorkloadDeclaration[],
  ) {
    this.requests = new Map(
      requests.map((request) => [keyOf(request.workload.owner, request.demand.family, request.demand.nic), request]),
    );
    this.newNames = new Map(
      workloads.flatMap(({ owner, formerly }) => (formerly === undefined ? [] : [[formerly, owner] as const])),
    );
  }

  readonly find: FindClaim = ({ user, nic }, { family }) => {
    if (user.kind === 'other') return undefined;
    for (const { owner, ordinal } of this.identitiesOf(user)) {
      const request = this.requests.get(keyOf(owner, family, nic));
      if (!request || request.identities.areOrdinals !== (ordinal !== undefined)) continue;
      const which = request.workload.replicas.kind === 'set' ? user.pod : `${ordinal ?? ''}`;
      return { request, ...(ordinal !== undefined && { ordinal }), key: `${keyOf(owner, family, nic)} ${which}` };
    }
    return undefined;
  };

  /** Who the pod may be. Without its workload: the names of pods of StatefulSets and of bare pods say all. */
  private identitiesOf(user: AddressUser & { kind: 'pod' }): { owner: Owner; ordinal?: number }[] {
    const { namespace, pod, workload } = user;
    const named = (kind: string, name: string) => {
      const owner = `${this.cluster}/${namespace}/${kind}/${name}`;
      return this.newNames.get(owner) ?? owner;
    };
    if (workload) {
      const { kind, name, ordinal } = workload;
      return [{ owner: named(kind, name), ...(ordinal !== undefined && { ordinal }) }];
    }
    const member = /^(.+)-(0|[1-9]\d{0,8})$/.exec(pod);
    return [
      ...(member ? [{ owner: named('StatefulSet', member[1]!), ordinal: Number(member[2]) }] : []),
      { owner: named('Pod', pod) },
    ];
  }
}

const keyOf = (owner: Owner, family: number, nic: string | undefined): string => `${owner} ${family} ${nic ?? ''}`;
