import { celPattern } from './cel-text';
import { isIn, someOf } from './cel-variables';
import type { CniDoors, OrdinalLists } from './cni-doors';
import { type Door, isKeyOf, itemsAt } from './door';
import { doorsOf, type Guarded, lastingDoorsOf } from './guard-request';
import { hasIdentities, placeOf } from './guard-variables';
import { refusal } from './refusal';

/** What the guard refuses. What a cluster has none of, such as MAC addresses, costs it nothing. */
export const guardValidations = ({ cni, scope }: Guarded): readonly Validation[] => [
  runningPodKeepsAddress(cni),
  unreadableAddress,
  addressOfAnother(cni),
  poolOfOthers(cni),
  ...(scope.macs?.length ? [macOfAnother(cni)] : []),
  ...(scope.eips?.length ? [eipOfAnother(cni)] : []),
  ...(scope.namedSets?.length ? [nameOfAnother] : []),
  ...(hasIdentities(scope) && cni.identityDoors ? [identityOfAnother(cni.identityDoors)] : []),
  ...(cni.ordinalLists ? [ordinalIsInList(cni.ordinalLists)] : []),
];

export interface Validation {
  readonly expression: string;
  readonly message: string;
  readonly reason: 'Forbidden';
}

const runningPodKeepsAddress = (cni: CniDoors): Validation => {
  const isKey = isKeyOf(lastingDoorsOf(cni), 'k');
  return {
    expression: `!variables.isPod || request.operation != 'UPDATE' || !variables.fresh.exists(k, ${isKey}) && variables.before.all(k, k in variables.annotations || !${isKey})`,
    ...refusal(
      'IPAM509',
      'the annotations that decide the address of a running pod do not change; delete the pod so that a new one is made',
    ),
  };
};

const unreadableAddress: Validation = {
  expression: 'variables.readable.size() == variables.foreign.size()',
  ...refusal(
    'IPAM508',
    'an address annotation is not in the plain form, in which alone it can be told whose address it is; write canonical addresses and nothing else, such as ["10.0.0.5"]',
  ),
};

/** An expression about every item `t` of the readable annotations, with the key `k` and the place `at` that it asks in. */
const everyItem = (cni: CniDoors, condition: string): string =>
  `variables.readable.all(k, [${placeOf(cni, 'k')}].all(at, ${itemsAt(doorsOf(cni), 'k', 'variables.annotations[k]')}.all(t, ${condition})))`;

/**
 * In the place that is asked, or in every place where that is not said: a pod without it gets a subnet from its namespace,
 * which may be any. A place that is not ours has no address of ours. What the pod owns is looked up first: that is short.
 */
const isFree = [
  'variables.addresses.all(part, part.all(p,',
  "at != '' && p != at",
  '|| p in variables.own && variables.own[p].exists(c, cidr(c).containsIP(t))',
  '|| !part[p].exists(c, cidr(c).containsIP(t))))',
].join(' ');

const addressOfAnother = (cni: CniDoors): Validation => ({
  expression: everyItem(cni, `!isIP(t) || ${isFree}`),
  ...refusal(
    'IPAM506',
    'an annotation asks for an address that ipam.lock.yaml gives to another workload, or keeps; claim an address of your own with cdk8s-ipam, or choose one outside its pools',
  ),
});

const isPoolOfOthers = `(${isIn('pools', 't')} || isCIDR(t) && ${someOf('poolCidrs', 'c', 'cidr(c).containsIP(cidr(t).ip())')})`;

const poolOfOthers = (cni: CniDoors): Validation => ({
  expression: everyItem(cni, `t in variables.names || !${isPoolOfOthers}`),
  ...refusal(
    'IPAM507',
    'an annotation names an IP pool or subnet that is kept for the workloads which claim from it; claim from it with cdk8s-ipam, or name another one',
  ),
});

/** Three spellings are common; all of them are the same twelve digits. */
const digits = (t: string): string => `${t}.lowerAscii().replace(':', '').replace('-', '').replace('.', '')`;

const macOfAnother = (cni: CniDoors): Validation => ({
  expression: everyItem(cni, `[${digits('t')}].all(m, m in variables.names || !${isIn('macs', 'm')})`),
  ...refusal('IPAM512', 'an annotation asks for the MAC address of another workload; choose another one, or none'),
});

const eipOfAnother = (cni: CniDoors): Validation => ({
  expression: everyItem(cni, `t in variables.names || !${isIn('eips', 't')}`),
  ...refusal(
    'IPAM513',
    'an annotation names a public address that ipam.lock.yaml gives to another workload, or keeps for those declared here; bind one with cdk8s-ipam, or name one outside its inventories',
  ),
});

/** `redis` of the name `redis-0`. */
const setOf = (name: string): string => `${name}.substring(0, ${name}.lastIndexOf('-'))`;
const isOrdinalName = (name: string): string => `${name}.matches('-[0-9]+$')`;
const isOfNamedSet = (name: string): string => {
  const isOwner = isIn('ownParts', `(request.namespace + '/StatefulSet/' + ${setOf(name)})`);
  return `${isOrdinalName(name)} && (${isOwner} || ${isIn('namedSets', `(request.namespace + '/' + ${setOf(name)})`)})`;
};

const nameOfAnother: Validation = {
  expression: `!variables.isNewPod || !(${isOfNamedSet('variables.name')}) || variables.who == request.namespace + '/StatefulSet/' + ${setOf('variables.name')}`,
  ...refusal(
    'IPAM514',
    'a pod of this name would inherit the address of a StatefulSet whose pods are known by their names; choose another name. If this cluster runs the StatefulSet controller under another user name, say so in statefulSetControllers of the cluster',
  ),
};

const identityOfAnother = (doors: readonly Door[]): Validation => ({
  expression: `variables.fresh.all(k, !${isKeyOf(doors, 'k')} || !(${isOfNamedSet('variables.annotations[k]')}) && !${isIn('machines', "(request.namespace + '/' + variables.annotations[k])")})`,
  ...refusal(
    'IPAM514',
    'an annotation passes this pod off as another one, whose port and address it would have; leave it to the CNI',
  ),
});

/** Of the sets that we have given addresses; how others make their lists is their business. */
const isOrdinalOfOurs = "variables.isNewPod && variables.own.size() > 0 && variables.who.contains('/StatefulSet/')";

function ordinalIsInList({ keys, isList, sizeOf }: OrdinalLists): Validation {
  const list = 'variables.annotations[k]';
  const ordinal = "int(variables.name.substring(variables.name.lastIndexOf('-') + 1))";
  const isBeyond = `k.matches(${celPattern(`^${keys}$`)}) && ${isList(list)} && ${sizeOf(list)} <= ${ordinal}`;
  return {
    expression: `!(${isOrdinalOfOurs}) || !variables.annotations.exists(k, ${isBeyond})`,
    ...refusal(
      'IPAM503',
      'no address is allocated for this pod: the list of addresses in its template ends before its ordinal; raise replicas or maxReplicas where the workload is declared, synthesize and merge',
    ),
  };
}
