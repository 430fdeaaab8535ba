import { nameOfObject } from '../../check/foreign-object';
import type { PlacedStep } from '../../gitops/sync-plan';
import type { RuleId } from '../../model/problem';
import { type ClusterChange, whenOf } from '../cluster-change';
import { mayRun } from '../leases';
import { addressesOf, isAdmission, isPlace, isReservation, servesAnyPod } from '../place-object';
import type { Hazard } from '../review';
import { isManagedWorkload, isWorkload, ownerOfObject } from '../workload-object';

/** What comes with this change and has to be there before something else is, and is not. */
export function appliedTooLate(change: ClusterChange): readonly Hazard[] {
  const added = change.changes.flatMap(({ before, after }) =>
    after && !before ? (change.steps.get(after.key) ?? []) : [],
  );
  const workloads = change.changes.flatMap(({ after }) => {
    const step = after && isWorkload(after.object) ? change.steps.get(after.key) : undefined;
    return step === undefined ? [] : [step];
  });
  return [
    ...lateReservations(added, change),
    ...lateAdmission(added, workloads, change),
    ...latePlaces(added, workloads, change),
  ];
}

type Steps = readonly PlacedStep[];

/** A step of the same stage is too late as well, where something has to take effect in between. */
function lateReservations(added: Steps, change: ClusterChange): readonly Hazard[] {
  const pools = added.filter(({ object }) => isPlace(object) && servesAnyPod(object) && object.kind === 'IPPool');
  const reservations = added.filter(({ object }) => isReservation(object));
  if (pools.length === 0 || reservations.length === 0) return [];
  return reservations.flatMap((reservation) => {
    const reserved = addressesOf(reservation.object);
    const isLate = (pool: PlacedStep): boolean =>
      (change.tool === 'Flux' ? reservation.stage >= pool.stage : reservation.at > pool.at) &&
      !addressesOf(pool.object).intersect(reserved).isEmpty;
    const pool = pools.find(isLate);
    return pool === undefined ? [] : [late({ needed: reservation, by: pool, change, ...RESERVATION })];
  });
}

function lateAdmission(added: Steps, workloads: Steps, change: ClusterChange): readonly Hazard[] {
  const managed = workloads.filter(({ object }) => isManagedWorkload(object));
  const [first] = managed;
  if (first === undefined) return [];
  return added
    .filter(({ object }) => isAdmission(object))
    .flatMap((policy) =>
      policy.stage >= first.stage
        ? [late({ needed: policy, by: firstOfSpace(managed, policy) ?? first, change, ...ADMISSION })]
        : [],
    );
}

const firstOfSpace = (steps: Steps, { object: { namespace } }: PlacedStep): PlacedStep | undefined =>
  steps.find(({ object }) => namespace === '' || object.namespace === namespace);

function latePlaces(added: Steps, workloads: Steps, change: ClusterChange): readonly Hazard[] {
  const first = Math.min(...workloads.map(({ stage }) => stage));
  const places = added.filter(({ object, stage }) => isPlace(object) && stage >= first);
  if (places.length === 0) return [];
  const byOwner = new Map(workloads.map((step) => [ownerOfObject(change.cluster, step.object), step]));
  return places.flatMap((place) => {
    const lines = change.leases.head.within(addressesOf(place.object), (network) =>
      change.isMeant(place.object, network),
    );
    const users = lines.filter(({ line }) => mayRun(line)).flatMap(({ line }) => byOwner.get(line.owner) ?? []);
    const early = users.find(({ stage }) => stage <= place.stage);
    return early === undefined ? [] : [late({ needed: place, by: early, change, ...PLACE })];
  });
}

interface Lateness {
  readonly needed: PlacedStep;
  readonly by: PlacedStep;
  readonly change: ClusterChange;
  readonly rule: RuleId;
  readonly outcome: string;
}

const late = ({ needed, by, change, rule, outcome }: Lateness): Hazard => ({
  level: 'high',
  cluster: change.cluster,
  rule,
  summary: `${change.tool} applies ${nameOfObject(needed.object)} (${whenOf(needed, change)}) not before ${nameOfObject(by.object)} (${whenOf(by, change)}), which needs it: ${outcome}.`,
  advice:
    'Give it an earlier sync wave than what needs it, as synth does; for Flux, put it into a Kustomization that the other depends on.',
});

const RESERVATION = {
  rule: 'IPAM715',
  outcome: 'until it is there, the pool gives reserved addresses to any pod',
} as const;

const ADMISSION = {
  rule: 'IPAM716',
  outcome: 'pods that are made before it takes effect get some other address, or are refused until then',
} as const;

const PLACE = { rule: 'IPAM717', outcome: 'its pods fail until the pool is there' } as const;
