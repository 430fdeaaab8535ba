import { App, Chart } from 'cdk8s';
import { placeOfChart } from '../collect/chart-place';
import { isDnsLabel, isDnsSubdomain, type WorkloadIdentity } from '../model/owner';
import type { Problem, RuleId, Whereabouts } from '../model/problem';
import type { ClaimRequest } from './claim';

const PINNABLE_KINDS: readonly string[] = ['StatefulSet', 'Deployment', 'Pod', 'VirtualMachine'];

/** A label has 63 characters, of which a dash and a hash of ten follow the name (kubernetes/kubernetes#64023). */
const LONGEST_STATEFUL_SET = 52;

/** Stands for the kind of a construct that has no object. */
export const NO_OBJECT = 'Nothing';

/** What is wrong with who claims: an identity that could change by itself, or that Kubernetes would refuse. */
export function identityProblems(request: ClaimRequest, identity: WorkloadIdentity, where: Whereabouts): Problem[] {
  const found = new Faults(where);
  const { kind, name } = identity;
  if (kind === NO_OBJECT) {
    found.add(
      'IPAM126',
      'The construct has no object of its own that could be pinned.',
      'Pin the ApiObject itself: of an Include, one of its apiObjects.',
    );
    return found.problems;
  }
  if (!PINNABLE_KINDS.includes(kind)) {
    found.add(
      'IPAM121',
      `A ${kind} cannot hold fixed addresses: its pods have no lasting identity.`,
      `Pin one of: ${PINNABLE_KINDS.join(', ')}.`,
    );
  }
  if (request.isNameGenerated) {
    found.add(
      'IPAM122',
      `The name ${name} was made by cdk8s from the construct path. Moving the code would change it, and with it the owner of the addresses.`,
      'Give the object a name of its own (metadata.name).',
    );
  }
  if (request.namespace === undefined) {
    found.add(
      'IPAM123',
      'The workload has no namespace, so that its owner is not known.',
      'Declare it in cluster.namespace(…), or set metadata.namespace.',
    );
  }
  found.addAll(nameProblems(identity));
  found.addAll(poolProblems(request, identity));
  return found.problems;
}

/** What is wrong with further pools that a workload is to use. */
export function foreignPools(
  request: Pick<ClaimRequest, 'construct' | 'pools'>,
  identity: WorkloadIdentity,
  where: Whereabouts,
): Problem[] {
  const found = new Faults(where);
  found.addAll(poolProblems(request, identity));
  return found.problems;
}

type Fault = readonly [RuleId, string, string];

class Faults {
  readonly problems: Problem[] = [];
  constructor(private readonly where: Whereabouts) {}
  add(rule: RuleId, message: string, fix: string): void {
    this.problems.push({ rule, severity: 'error', where: this.where, message, fix });
  }
  addAll(faults: readonly Fault[]): void {
    for (const [rule, message, fix] of faults) this.add(rule, message, fix);
  }
}

function nameProblems({ kind, name, namespace }: WorkloadIdentity): Fault[] {
  const faults: Fault[] = [];
  if (!isDnsSubdomain(name)) {
    faults.push([
      'IPAM120',
      `Kubernetes refuses the name "${name}": lower-case letters, digits, dashes and dots only.`,
      'Give the object another name.',
    ]);
  } else if (kind === 'StatefulSet') faults.push(...podFaults(name));
  if (!isDnsLabel(namespace)) {
    faults.push(['IPAM120', `Kubernetes refuses the namespace "${namespace}".`, 'Give the namespace another name.']);
  }
  return faults;
}

/** What the pods of a StatefulSet make of its name. */
function podFaults(name: string): Fault[] {
  if (!isDnsLabel(`${name}-0`))
    return [
      [
        'IPAM120',
        `The pods of "${name}" would have names that are no host names: at most 63 characters with the ordinal, no dots.`,
        'Give the StatefulSet a shorter name without dots.',
      ],
    ];
  if (name.length <= LONGEST_STATEFUL_SET) return [];
  return [
    [
      'IPAM120',
      `"${name}" has ${name.length} characters. Its pods carry it in the label controller-revision-hash, with up to 11 more, and none is made where that is longer than 63.`,
      `Give the StatefulSet a name of at most ${LONGEST_STATEFUL_SET} characters.`,
    ],
  ];
}

function poolProblems(
  { construct, pools }: Pick<ClaimRequest, 'construct' | 'pools'>,
  { cluster }: WorkloadIdentity,
): Fault[] {
  if (pools.length === 0)
    return [
      [
        'IPAM124',
        'The workload names no pool to take addresses from (pools are given as a list of constructs, not by name).',
        'Give it at least one pool.',
      ],
    ];
  const stranger = pools.find((pool) => App.of(pool) !== App.of(construct));
  if (stranger) {
    return [
      [
        'IPAM125',
        `The pool ${stranger.key} belongs to another App, which has a lock of its own.`,
        'Declare the cluster, its pools and its workloads in one App.',
      ],
    ];
  }
  const foreign = pools.find((pool) => pool.subnet.cluster.name !== cluster);
  if (foreign) {
    return [
      [
        'IPAM125',
        `The pool ${foreign.key} belongs to another cluster than ${pools[0]!.key}.`,
        'Take all pools of a workload from one cluster.',
      ],
    ];
  }
  const place = placeOfChart(Chart.of(construct));
  if (place !== undefined && place.cluster !== cluster) {
    return [
      [
        'IPAM125',
        `The workload stands in a chart of cluster ${place.cluster}, but its pool ${pools[0]!.key} belongs to cluster ${cluster}.`,
        `Take a pool of cluster ${place.cluster}, or declare the workload in cluster ${cluster}.`,
      ],
    ];
  }
  return [];
}
