import { z } from 'zod';
import type { Evidence, Observation, ObservedEip } from '../model/observation';
import type { Problem } from '../model/problem';
import { compareText, sortedBy } from '../net/compare';
import { type ClusterObject, controllerOf, METADATA } from './cluster-object';
import { nothingToRead } from './input-problems';
import { blockSays } from './ipam-blocks';
import { ipSays } from './kube-ovn-ips';
import { type InputText, objectsOf } from './objects-of';
import { ovnEipSays, translatedEips } from './ovn-eips';
import type { DeploymentsOfReplicaSets } from './pod-workload';
import { podSays } from './pods';
import { NOTHING_SAID, type Said, type Silent } from './reading';

/**
 * adopt: what a living cluster says about who has which address. The texts are what users can print with kubectl; each
 * kind of object has a reader of its own, which gives plain observations. Nothing is decided here: records may be old,
 * and two of them may contradict each other.
 */
export interface ClusterReading {
  /** In the order of the files; pods whose owner only another object tells have it too. */
  readonly observations: readonly Observation[];
  /** Public addresses that pods take from a list of ids. */
  readonly eips: readonly ObservedEip[];
  /** How many objects of each kind were read. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many say nothing, and why. */
  readonly silent: ReadonlyMap<Silent, number>;
  /** Why something could not be read. What was read is then not complete. */
  readonly problems: readonly Problem[];
}

/** Reads any mix of pods, ReplicaSets, Calico IPAMBlocks and Kube-OVN IPs and OvnEips; other kinds are passed over. */
export function readCluster(inputs: readonly InputText[]): ClusterReading {
  const files = inputs.map((input) => ({ file: input.file, opened: objectsOf(input) }));
  const objects = files.flatMap(({ opened }) => (opened.ok ? opened.objects : []));
  const unread = files.flatMap(({ opened }) => (opened.ok ? [] : [opened.problem]));
  const empty = files.flatMap(({ file, opened }) => (opened.ok ? aboutNobody(file, opened.objects) : []));
  const deployments = deploymentsOf(objects);
  const sayings = objects.map((object) => READERS[object.kind]?.(object, deployments));
  const translated = translatedEips(objects, withWorkloads(sayings.flatMap((said) => said?.observations ?? [])));
  const counts = new Map<string, number>();
  const quiet = new Map<Silent, number>();
  const observations: Observation[] = [];
  const eips: ObservedEip[] = [];
  const problems: Problem[] = [...unread, ...empty];
  for (const [i, object] of objects.entries()) {
    const said = object.kind === 'OvnEip' ? ovnEipSays(object, translated) : sayings[i];
    if (said === undefined) continue;
    count(counts, object.kind);
    for (const observation of said.observations) observations.push(observation);
    eips.push(...(said.eips ?? []));
    if (said.silent) count(quiet, said.silent);
    if (said.problem) problems.push(said.problem);
  }
  return { observations: withWorkloads(observations), eips, counts, silent: quiet, problems };
}

type Reader = (object: ClusterObject, deployments: DeploymentsOfReplicaSets) => Said;

const READERS: Readonly<Record<string, Reader>> = {
  Pod: podSays,
  IPAMBlock: blockSays,
  IP: ipSays,
  OvnEip: () => NOTHING_SAID,
  OvnFip: () => NOTHING_SAID,
  ReplicaSet: () => NOTHING_SAID,
  StatefulSet: () => NOTHING_SAID,
  Deployment: () => NOTHING_SAID,
};

/** Kinds that have addresses. */
const SPEAKING: ReadonlySet<string> = new Set(['Pod', 'IPAMBlock', 'IP', 'OvnEip']);

/** Workloads are asked for together with pods, so that a file with them alone is no mistake beside others. */
function aboutNobody(file: string, objects: readonly ClusterObject[]): Problem[] {
  const kinds = new Set(objects.map(({ kind }) => kind));
  if ([...kinds].some((kind) => SPEAKING.has(kind) || READERS[kind] !== undefined)) return [];
  return [
    nothingToRead(
      file,
      sortedBy(kinds, compareText).filter((kind) => kind !== ''),
    ),
  ];
}

const REPLICA_SET = z.object({ metadata: METADATA });

function deploymentsOf(objects: readonly ClusterObject[]): DeploymentsOfReplicaSets {
  const deployments = new Map<string, string>();
  for (const { kind, value } of objects) {
    const read = kind === 'ReplicaSet' ? REPLICA_SET.safeParse(value) : undefined;
    const owner = read?.success ? controllerOf(read.data.metadata) : undefined;
    if (read?.success && owner?.kind === 'Deployment')
      deployments.set(`${read.data.metadata.namespace}/${read.data.metadata.name}`, owner.name);
  }
  return deployments;
}

const OF_PODS: ReadonlySet<Evidence> = new Set(['pod', 'terminating pod']);

/** Records know pods by name; the pod itself, in whatever file it is, knows its workload. */
function withWorkloads(observations: readonly Observation[]): readonly Observation[] {
  const known = new Map<string, Observation['user']>();
  for (const { user, evidence } of observations)
    if (user.kind === 'pod' && OF_PODS.has(evidence)) known.set(`${user.namespace}/${user.pod}`, user);
  return observations.map((observation) => {
    const { user } = observation;
    if (user.kind !== 'pod' || user.workload !== undefined) return observation;
    return { ...observation, user: known.get(`${user.namespace}/${user.pod}`) ?? user };
  });
}

function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
