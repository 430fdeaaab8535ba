import { nameOfUser } from '../model/observation';
import type { Problem, RuleId } from '../model/problem';
import { groupedBy } from '../net/grouped-by';
import { errorOf, someOf } from './error';
import { nameOfHolder, type Request } from './request';
import type { ClaimSighting, Sighting } from './sightings';

/** Why the address of a claim is not adopted: `text` is one item of the message of its rule. */
export interface NotAdopted {
  readonly rule: keyof typeof ABOUT;
  readonly request: Pick<Request, 'workload'>;
  readonly text: string;
}

interface About {
  /** Completes "prod/shop/StatefulSet/redis …:". */
  readonly what: string;
  readonly fix: string;
}

const START_ANEW = 'take the lock back as it was (git restore ipam.lock.yaml) and adopt again';

const ABOUT = {
  IPAM273: {
    what: 'was seen with addresses that it may not have',
    fix: `Give it a pool that has these addresses, or remove what keeps them out, ${START_ANEW}; or leave it: its pods get the addresses of the lock when they are made anew.`,
  },
  IPAM274: {
    what: 'was seen with more pods than it is declared with',
    fix: `Declare as many replicas or maxReplicas as there are, ${START_ANEW}; or leave it, and let it scale down.`,
  },
  IPAM275: {
    what: 'was seen with addresses that others have in the lock or in their declaration',
    fix: 'See who really has the address. Give it up in one place: move the other (cdk8s-ipam lock move) or change what it declares, or let the pod be made anew with the address that the lock has for it.',
  },
  IPAM276: {
    what: 'was seen with addresses, while others are decided for it',
    fix: `If what is in the lock was never deployed, ${START_ANEW}; if the declaration chooses the address, choose the one that was seen; or leave it: the pods get the addresses of the lock when they are made anew.`,
  },
} as const satisfies Partial<Record<RuleId, About>>;

/** One problem for each rule and workload. */
export function notAdoptedProblems(items: readonly NotAdopted[]): Problem[] {
  const groups = groupedBy(items, ({ request, rule }) => `${request.workload.owner} ${rule}`);
  return [...groups.values()].map((group) => {
    const [{ rule, request }] = group as [NotAdopted];
    const { owner, where } = request.workload;
    const { what, fix } = ABOUT[rule];
    return errorOf({
      rule,
      where: { identity: owner, ...where },
      message: `${owner} ${what}: ${someOf(group.map(({ text }) => text))}.`,
      fix,
    });
  });
}

/** `10.0.0.1 (ordinal 3)`. */
export const describeSighting = ({ address, claim }: ClaimSighting): string =>
  claim.ordinal === undefined ? `${address}` : `${address} (ordinal ${claim.ordinal})`;

/** Several users of one address, of whom one is declared. */
export const sharedAddress = (users: readonly Sighting[]): Problem =>
  errorOf({
    rule: 'IPAM277',
    where: whereOf(users.find(({ claim }) => claim)!),
    message: `${users[0]!.address} was seen with several users, and is adopted for none of them: ${users.map(describeUser).join(', ')}.`,
    fix: 'Take all files from one cluster at one time. If it is like that in the cluster, restart one of the pods, or release the record that is left over.',
  });

/** One claim with several addresses. */
export const tornClaim = (sightings: readonly ClaimSighting[]): Problem =>
  errorOf({
    rule: 'IPAM277',
    where: whereOf(sightings[0]!),
    message: `${describeUser(sightings[0]!)} was seen with several addresses, and none of them is adopted: ${sightings.map(({ address }) => `${address}`).join(', ')}.`,
    fix: 'Take all files from one cluster at one time, when no pod is on its way. Then adopt again.',
  });

/** Somebody else was seen with an address that is held or chosen for a claim. */
export const strangerOnLease = ({ address, user }: Sighting, holder: string): Problem =>
  errorOf({
    rule: 'IPAM275',
    where: { identity: nameOfUser(user) },
    message: `${nameOfUser(user)} was seen with ${address}, which is decided for ${holder}: two would have it.`,
    fix: 'Let the pod that nobody declares be made anew elsewhere, or move the other: reserve the address and run cdk8s-ipam lock move.',
  });

/** Told beside a refusal of the allocator, which does not know why these addresses are not free. */
export const keptFree = (strangers: readonly string[]): Problem => ({
  rule: 'IPAM279',
  severity: 'warning',
  where: {},
  message: `Addresses in the pools are in use by others, and were not given to anybody: ${someOf(strangers)}.`,
  fix: 'Make more room in the pools, or let those pods be made anew elsewhere, then adopt again.',
});

const describeUser = ({ claim, user }: Sighting): string => {
  if (!claim) return nameOfUser(user);
  const { workload, demand } = claim.request;
  const name = nameOfHolder({
    owner: workload.owner,
    ...(claim.ordinal !== undefined && { ordinals: { first: claim.ordinal, last: claim.ordinal } }),
    ...(demand.nic !== undefined && { nic: demand.nic }),
  });
  return workload.replicas.kind === 'set' ? `${name} (${nameOfUser(user)})` : name;
};

const whereOf = ({ claim }: Sighting) => ({
  identity: claim!.request.workload.owner,
  ...claim!.request.workload.where,
});
