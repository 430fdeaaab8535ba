import type { Allocation } from '../model/allocation';
import type { Declarations, WorkloadDeclaration } from '../model/declarations';
import type { Lock, NetworkLock } from '../model/lock';
import { isError, type Problem } from '../model/problem';
import { compareText, sortedBy, sortedByText } from '../net/compare';
import { allocateNetwork, type NetworkPart } from './allocate-network';
import { allocateEips } from './eips';
import { errorOf } from './error';
import { takeOldNames } from './old-names';

/** Decides every address. Pure: the answer depends on the two arguments and on nothing else. */
export function allocate(declarations: Declarations, lock: Lock): Allocation {
  const { lock: memory, problems: nameProblems } = takeOldNames(declarations.workloads, lock);
  const networks = partsOf(declarations, memory).map(allocateNetwork);
  const eips = allocateEips(declarations.workloads, declarations.inventories, memory.eips);
  const problems = [
    ...nameProblems,
    ...strayWorkloads(declarations),
    ...networks.flatMap((network) => network.problems),
    ...eips.problems,
  ];
  const next: Lock = {
    version: 1,
    networks: networks.map((network) => network.lock).filter(hasSomething),
    eips: eips.lines,
  };
  return {
    lock: problems.some(isError) ? lock : next,
    cidrs: new Map(networks.flatMap((network) => [...network.cidrs])),
    problems,
  };
}

const NO_LINES = { carved: [], headings: [], leases: [], claims: [] };

/** Every network that is declared or in the lock, sorted by name. */
function partsOf({ networks, workloads }: Declarations, lock: Lock): NetworkPart[] {
  const declared = new Map(networks.map((network) => [network.name, network]));
  const locked = new Map(lock.networks.map((network) => [network.name, network]));
  const byNetwork = new Map<string, WorkloadDeclaration[]>();
  for (const workload of sortedByText(workloads, ({ owner }) => owner))
    listIn(byNetwork, workload.network).push(workload);
  return sortedBy(new Set([...declared.keys(), ...locked.keys()]), compareText).map((name) => ({
    name,
    declaration: declared.get(name),
    workloads: byNetwork.get(name) ?? [],
    lock: locked.get(name) ?? { name, ...NO_LINES },
  }));
}

function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

const hasSomething = ({ carved, headings, leases, claims }: NetworkLock): boolean =>
  carved.length + headings.length + leases.length + claims.length > 0;

function strayWorkloads({ networks, workloads }: Declarations): Problem[] {
  const names = new Set(networks.map(({ name }) => name));
  return sortedByText(workloads, ({ owner }) => owner)
    .filter(({ network }) => !names.has(network))
    .map(({ owner, where, network }) =>
      errorOf({
        rule: 'IPAM208',
        where: { identity: owner, ...where },
        message: `${owner} is in the network ${network}, which nobody declares.`,
        fix: 'Declare the network, or name one that is declared.',
      }),
    );
}
