import type { Flaw } from '../flaw';
import { type Fields, type ForeignObject, fields } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';

export const tkeWarmTarget: Rule = {
  id: 'IPAM377',
  name: 'tke-warm-target',
  severity: 'error',
  title: 'Annotation of a node that TKE does not take',
  why:
    'A node’s own numbers of addresses (or interfaces) held ready count only as a pair, with 0 <= min <= max, and only in ' +
    'non-static mode: static mode binds an address when its pod is made. Its limits are whole numbers.',
  fix: 'Give both of a pair, the smaller number as min; in a cluster with static addresses, neither.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Node
metadata:
  name: 10.1.9.4
  annotations:
    tke.cloud.tencent.com/desired-route-eni-pod-num: all`,
    good: `apiVersion: v1
kind: Node
metadata:
  name: 10.1.9.4
  annotations:
    tke.cloud.tencent.com/desired-route-eni-pod-num: "20"`,
  },
  lint: (object, { target }) =>
    object.kind === 'Node' || object.kind === 'NodeENIConfig'
      ? [
          ...NUMBERS.flatMap((key) => noNumber(object, key)),
          ...PAIRS.flatMap((pair) => flawsOf(object, pair, target.tke?.staticIp === true)),
        ]
      : [],
};

const PREFIX = 'tke.cloud.tencent.com/';
const PAIRS = [
  [`${PREFIX}route-eni-ip-min-warm-target`, `${PREFIX}route-eni-ip-max-warm-target`],
  [`${PREFIX}direct-eni-min-warm-target`, `${PREFIX}direct-eni-max-warm-target`],
] as const;

const NUMBERS = [
  `${PREFIX}desired-route-eni-pod-num`,
  `${PREFIX}route-eni-max-attach`,
  `${PREFIX}max-ip-per-route-eni`,
  `${PREFIX}direct-eni-max-attach`,
];

function noNumber(object: ForeignObject, key: string): readonly Flaw[] {
  const value = fields(object.metadata.annotations)[key];
  if (value === undefined || /^[0-9]+$/.test(foreignText(value))) return [];
  const message = `The annotation ${key} is "${foreignText(value)}", no whole number.`;
  return [{ object, path: ['metadata', 'annotations', key], message }];
}

type Pair = (typeof PAIRS)[number];

function flawsOf(object: ForeignObject, pair: Pair, isStatic: boolean): readonly Flaw[] {
  const annotations = fields(object.metadata.annotations);
  const given = pair.find((key) => key in annotations);
  if (given === undefined) return [];
  const path = ['metadata', 'annotations', given];
  const fault = pairFault(annotations, pair);
  return [
    ...(fault === undefined ? [] : [{ object, path, message: fault }]),
    ...(isStatic ? [{ object, path, message: `${given} has no effect in a cluster with static addresses.` }] : []),
  ];
}

function pairFault(annotations: Fields, [min, max]: Pair): string | undefined {
  const missing = [min, max].find((key) => !(key in annotations));
  if (missing !== undefined) return `${missing} is missing; the two count as a pair only.`;
  const numbers = [min, max].map((key) => foreignText(annotations[key]));
  const isPair = numbers.every((text) => /^[0-9]+$/.test(text)) && Number(numbers[0]) <= Number(numbers[1]);
  return isPair ? undefined : `${min} is ${numbers[0]} and ${max} is ${numbers[1]}, which is no range.`;
}
