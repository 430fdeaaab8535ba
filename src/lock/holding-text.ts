import type { Holder, Ordinals, Tenure } from '../model/lock';
import { isOwner, type Owner, parseOwner } from '../model/owner';
import { isOnePod } from '../model/runs';
import type { Family } from '../net/family';
import { type Parsed, parsed, refused } from '../net/parsed';
import { NO_NUMBER, readWholeNumber } from '../net/whole-number';
import type { Recall } from './recall';
import { printTerms, stateOf } from './tenure-text';

/** What follows the address, place or EIP id on a line: `bound prod/shop/StatefulSet/redis 0..5 nic=net1 delete=24h`. */
export interface Holding {
  readonly owner: Owner;
  readonly ordinals: Ordinals | undefined;
  readonly nic: string | undefined;
  readonly family: Family;
  readonly tenure: Tenure;
}

/** The text of a holding. `family` is for lines without an address only. */
export const printHolding = (holder: Holder & { readonly tenure: Tenure; readonly family?: Family }): string =>
  `${holder.tenure.state} ${printHolder(holder)}${holder.family === 6 ? ' family=6' : ''}${printTerms(holder.tenure)}`;

/** Owner, ordinals and NIC: `prod/shop/StatefulSet/redis 0..5 nic=net1`. */
export const printHolder = ({ owner, ordinals, nic }: Holder): string =>
  `${owner}${ordinals === undefined ? '' : ` ${printOrdinals(ordinals)}`}${nic === undefined ? '' : ` nic=${nic}`}`;

const printOrdinals = ({ first, last }: Ordinals): string => (first === last ? `${first}` : `${first}..${last}`);

const NIC = /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/;

/** Reads the part of a line from index `from` on. Accepts only what `printHolding` writes. */
export function parseHolding(line: string, from: number, recall: Recall): Parsed<Holding> {
  const words = new Words(line, from);
  const stateText = words.take();
  const state = stateOf(stateText);
  if (!state) return refused(stateText, 'is not a state: bound, headroom, retained or released');
  const owner = words.take();
  if (!isOwner(owner)) return notAnOwner(owner);
  const ordinals = words.isAtDigit ? parseOrdinals(words.take()) : NO_ORDINALS;
  if (!ordinals.ok) return ordinals;
  const kind = kindFault(owner, ordinals.value);
  if (kind) return kind;
  const nic = words.isAt('nic=') ? words.take().slice('nic='.length) : undefined;
  if (nic !== undefined && !NIC.test(nic)) return refused(`nic=${nic}`, 'does not name a network interface');
  const family = words.isAt('family=') ? parseFamily(words.take()) : FAMILY_4;
  if (!family.ok) return family;
  const tenure = recall.tenure(state, words.rest());
  if (!tenure.ok) return tenure;
  return parsed({ owner, ordinals: ordinals.value, nic, family: family.value, tenure: tenure.value });
}

function notAnOwner(text: string): Parsed<never> {
  const owner = parseOwner(text);
  if (owner.ok) throw new Error(`${text} is an owner`);
  return owner;
}

const NO_ORDINALS = parsed(undefined);
const FAMILY_4 = parsed<Family>(4);

const parseFamily = (text: string): Parsed<Family> =>
  text === 'family=6' ? parsed(6) : refused(text, 'is not family=6, the only one that is written');

/** The words of a line, which one space separates. */
class Words {
  constructor(
    private readonly line: string,
    private at: number,
  ) {}

  /** The next word; nothing at the end of the line. */
  take(): string {
    const start = this.at;
    const space = this.line.indexOf(' ', start);
    const end = space < 0 ? this.line.length : space;
    this.at = end + 1;
    return this.line.substring(start, end);
  }

  isAt(start: string): boolean {
    return this.line.startsWith(start, this.at);
  }

  get isAtDigit(): boolean {
    const code = this.line.charCodeAt(this.at);
    return code >= 48 && code <= 57;
  }

  rest(): string {
    return this.line.substring(this.at);
  }
}

/** Kubernetes counts ordinals in 32 bits, so nine digits are enough. */
function parseOrdinals(text: string): Parsed<Ordinals> {
  const dots = text.indexOf('..');
  const first = readWholeNumber(text, 0, dots < 0 ? text.length : dots);
  const last = dots < 0 ? first : readWholeNumber(text, dots + 2, text.length);
  if (first === NO_NUMBER || (dots >= 0 && last <= first))
    return refused(text, 'is not an ordinal such as 4 or a rising range of them such as 0..5');
  return parsed({ first, last });
}

function kindFault(owner: Owner, ordinals: Ordinals | undefined) {
  if (owner.includes('/StatefulSet/'))
    return ordinals === undefined ? refused(owner, 'needs the ordinals of its pods after it') : undefined;
  return ordinals !== undefined && isOnePod(owner) ? refused(owner, 'is one pod and has no ordinals') : undefined;
}
