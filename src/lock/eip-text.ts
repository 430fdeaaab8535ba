import type { EipLine } from '../model/lock';
import { type Parsed, parsed, refused } from '../net/parsed';
import { parseHolding, printHolding } from './holding-text';
import type { Recall } from './recall';

/** `eip-1a2b3c4d bound tke/shop/StatefulSet/web 0` */
export const printEip = (line: EipLine): string => `${line.id} ${printHolding(line)}`;

const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** Whether the text can be the id of an EIP in the lock: letters, digits, `-`, `_` and `.`. */
export const isEipId = (text: string): boolean => ID.test(text);

/** Reads only what `printEip` writes. */
export function parseEip(text: string, recall: Recall): Parsed<EipLine> {
  const space = text.indexOf(' ');
  const id = text.substring(0, space);
  if (!isEipId(id)) return refused(id, 'is not an EIP id such as eip-1a2b3c4d');
  const holding = parseHolding(text, space + 1, recall);
  if (!holding.ok) return holding;
  const { owner, ordinals, nic, family, tenure } = holding.value;
  if (family === 6) return refused('family=6', 'is not for an EIP');
  if (ordinals && ordinals.first !== ordinals.last) return refused(text, 'has one EIP for several ordinals');
  return parsed({ id, owner, ...(ordinals && { ordinals }), ...(nic !== undefined && { nic }), tenure });
}
