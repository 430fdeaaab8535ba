import type { Family } from '../../../net/family';
import { describeFault } from '../../../net/parsed';
import { type Fields, fault, fieldsOf, objectsIn, type SpecFault, textOf } from './spec-fault';
import { itemsOf } from './subnet-spec';
import { wordFault } from './subnet-values';
import { readAddress, readCidr } from './text-forms';

/** Whether each rule about outgoing NAT names sources and destinations of one family, and a known action. */
export const natRuleFaults = (spec: Fields): readonly SpecFault[] =>
  objectsIn(spec, 'natOutgoingPolicyRules').flatMap(({ path, value: rule }) => {
    const match = fieldsOf(rule.match);
    const families = SIDES.map((side) => familiesIn(textOf(match, side)));
    return [
      ...wordFault(rule, 'action', { path, words: ['nat', 'forward'] }),
      ...SIDES.flatMap((side) =>
        sideFaults(textOf(match, side)).map((message) => fault([...path, 'match', side], message)),
      ),
      ...(new Set(families.flatMap((side) => [...side])).size > 1
        ? [fault([...path, 'match'], 'The rule matches addresses of both families, and may match those of one.')]
        : []),
    ];
  });

const SIDES = ['srcIPs', 'dstIPs'];

const sideFaults = (text: string): string[] =>
  itemsOf(text).flatMap((item) => {
    const read = item.includes('/') ? readCidr(item) : readAddress(item);
    return read.ok ? [] : `${describeFault(read.fault)}.`;
  });

const familiesIn = (text: string): ReadonlySet<Family> =>
  new Set(
    itemsOf(text).flatMap((item) => {
      const read = item.includes('/') ? readCidr(item) : readAddress(item);
      return read.ok ? read.value.family : [];
    }),
  );
