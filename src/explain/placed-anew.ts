import { allocate } from '../allocate/allocate';
import type { LeaseLine, Lock } from '../model/lock';
import type { Owner } from '../model/owner';
import { isError } from '../model/problem';
import type { Family } from '../net/family';
import { Range } from '../net/range';
import type { World } from './world';

/** Which address it is about: of a claim with a number, or of a set of claims without. */
export interface ClaimedAddress {
  readonly network: string;
  readonly owner: Owner;
  readonly nic: string | undefined;
  readonly ordinal: number | undefined;
  readonly address: Range;
}

/** What one owner would get if it came now, and everybody else had what they have. */
export class PlacedAnew {
  private readonly lines = new Map<string, readonly LeaseLine[]>();
  private answer: { readonly lock?: Lock; readonly why?: string } | undefined;

  constructor(
    private readonly world: World,
    private readonly owner: Owner,
  ) {}

  /** Why it would get nothing. */
  get refusal(): string | undefined {
    return this.ask().why;
  }

  /** Whether it would get this address, or which one instead; undefined where it would get none. */
  insteadOf({ network, nic, ordinal, address }: ClaimedAddress): Range | 'same' | undefined {
    const own = this.linesFor(network, nic, address.family);
    if (ordinal === undefined) return own.some(({ range }) => range.covers(address)) ? 'same' : own[0]?.range;
    const line = own.find(({ ordinals }) => ordinals && ordinals.first <= ordinal && ordinal <= ordinals.last);
    if (line === undefined) return undefined;
    const found = Range.single(line.range.at(ordinal - line.ordinals!.first));
    return found.equals(address) ? 'same' : found;
  }

  /** Whether it would get this EIP, or which instead. */
  eipInsteadOf(id: string, ordinal: number | undefined): string | undefined {
    const own = (this.ask().lock?.eips ?? []).filter((line) => line.owner === this.owner);
    if (ordinal === undefined) return own.some((line) => line.id === id) ? id : own[0]?.id;
    return own.find(({ ordinals }) => ordinals?.first === ordinal)?.id;
  }

  /** Of one interface and family: there may be as many as there are pods. */
  private linesFor(network: string, nic: string | undefined, family: Family): readonly LeaseLine[] {
    const key = `${network} ${family} ${nic ?? ''}`;
    const known = this.lines.get(key);
    if (known !== undefined) return known;
    const leases = this.ask().lock?.networks.find(({ name }) => name === network)?.leases ?? [];
    const own = leases.filter((line) => line.owner === this.owner && line.nic === nic && line.range.family === family);
    this.lines.set(key, own);
    return own;
  }

  private ask() {
    this.answer ??= this.decide();
    return this.answer;
  }

  private decide() {
    const { declarations, lock } = this.world.facts;
    if (declarations === undefined) throw new Error('without declarations nothing can be placed');
    const { lock: anew, problems } = allocate(declarations, withoutOwner(lock, this.owner));
    const error = problems.find(isError);
    return error === undefined ? { lock: anew } : { why: error.message };
  }
}

const withoutOwner = (lock: Lock, owner: Owner): Lock => ({
  ...lock,
  networks: lock.networks.map((network) => ({
    ...network,
    leases: network.leases.filter((line) => line.owner !== owner),
  })),
  eips: lock.eips.filter((line) => line.owner !== owner),
});
