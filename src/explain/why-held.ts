import { printTerms } from '../lock/tenure-text';
import type { Demand } from '../model/declarations';
import type { Why } from '../model/explanation';
import type { LeaseLine, Tenure } from '../model/lock';
import type { Owner } from '../model/owner';
import { Range } from '../net/range';
import { howPlaced } from './how-placed';
import { PlacedAnew } from './placed-anew';
import { leaseAt, type World } from './world';

/** Why lines are as they are. It asks the allocator once for each owner. */
export class Reasons {
  private readonly anew = new Map<Owner, PlacedAnew>();
  private readonly ways = new Map<string, string | undefined>();

  constructor(private readonly world: World) {}

  /** Cuts a line where the reasons part. */
  partsOf(network: string, line: LeaseLine): readonly { readonly range: Range; readonly why: Why }[] {
    const parts: { range: Range; readonly why: Why }[] = [];
    for (let i = 0; i < line.range.count; i++) {
      const range = line.range.part(i, 1);
      const why = this.ofLease(network, line, range);
      const before = parts.at(-1);
      if (before?.why.reason === why.reason) before.range = Range.between(before.range.first, range.last);
      else parts.push({ range, why });
    }
    return parts;
  }

  /** Of the first address of a range that a line has. */
  ofLease(network: string, line: LeaseLine, range: Range = line.range): Why {
    const address = Range.single(range.first);
    const written = leaseAt(this.world.writtenLockOf(network), address);
    const before = written?.owner === line.owner ? written.tenure : undefined;
    const { tenure } = line;
    if (tenure.state === 'retained' || tenure.state === 'released') return leftBehind(tenure, before);
    if (!this.world.isAppAsked) return NOT_ASKED;
    if (this.isPinned(network, line, address)) return PINNED;
    if (before?.state === 'retained' || before?.state === 'released') return returned(before.state);
    const placed = this.placed(network, line, address);
    if (written !== undefined) return placed;
    const text = placed.reason === 'kept' ? besideOthers(network, line, { address, world: this.world }) : placed.text;
    return { reason: 'new', text: `${NOT_WRITTEN} ${text}` };
  }

  /** Of a claim whose address the backend decides. */
  ofClaim(tenure: Tenure): Why {
    if (tenure.state === 'retained' || tenure.state === 'released') return leftBehind(tenure, tenure);
    return { reason: 'backend', text: 'The backend decides the address itself; the lock only counts the claim.' };
  }

  /** Of the id of a public address. */
  ofEip(id: string, { owner, ordinal, tenure }: { owner: Owner; ordinal: number | undefined; tenure: Tenure }): Why {
    if (tenure.state === 'retained' || tenure.state === 'released') return leftBehind(tenure, tenure);
    if (!this.world.isAppAsked) return NOT_ASKED;
    const instead = this.anewOf(owner).eipInsteadOf(id, ordinal);
    if (instead === id)
      return {
        reason: 'placed',
        text: 'Given out anew it would be the same id: the first of its inventory that nobody has.',
      };
    return kept(instead, this.anewOf(owner).refusal);
  }

  private placed(network: string, line: LeaseLine, address: Range): Why {
    const { owner, nic, ordinals } = line;
    const ordinal = ordinals && ordinals.first + address.offsetFrom(line.range);
    const anew = this.anewOf(owner);
    const instead = anew.insteadOf({ network, owner, nic, ordinal, address });
    if (instead !== 'same') return kept(instead && `${instead}`, anew.refusal);
    const how = this.howPlaced(network, line);
    const text = 'Placed anew, with everybody else where they are, it would be the same.';
    return { reason: 'placed', text: how === undefined ? text : `${how} ${text}` };
  }

  /** The same for all addresses that an owner has for one family and interface. */
  private howPlaced(network: string, line: LeaseLine): string | undefined {
    const key = `${network} ${line.owner} ${line.range.family} ${line.nic ?? ''}`;
    if (!this.ways.has(key)) this.ways.set(key, howPlaced(this.world, network, line));
    return this.ways.get(key);
  }

  private isPinned(network: string, line: LeaseLine, address: Range): boolean {
    const isAbout = ({ family, nic }: Demand) => family === address.family && nic === line.nic;
    const demands = this.world
      .declarationsOf(line.owner)
      .filter((each) => each.network === network)
      .flatMap((each) => each.demands.filter(isAbout));
    return demands.some(({ pins }) => pins.some((pin) => pin.address.equals(address.first)));
  }

  private anewOf(owner: Owner): PlacedAnew {
    const anew = this.anew.get(owner) ?? new PlacedAnew(this.world, owner);
    this.anew.set(owner, anew);
    return anew;
  }
}

const NOT_ASKED: Why = { reason: 'not-asked', text: 'The app was not asked, and only it knows.' };
const PINNED: Why = { reason: 'pinned', text: 'The declaration asks for this address.' };
const NOT_WRITTEN = 'The lock in the file does not have it yet: synth writes it.';

const returned = (state: Tenure['state']): Why => ({
  reason: 'returned',
  text: `In the file it is ${state}; its owner is declared again and gets it back: synth writes it.`,
});

function leftBehind(tenure: Tenure, before: Tenure | undefined): Why {
  const terms = printTerms(tenure).trim();
  const isNew = before !== undefined && before.state !== tenure.state;
  const first = isNew
    ? `In the file it is ${before.state}, but the declarations ask for it no more: synth writes that. `
    : '';
  if (tenure.state === 'retained')
    return { reason: 'retained', text: `${first}Nobody declares it, and it is kept for its owner (${terms}).` };
  const wasMoved = tenure.state === 'released' && tenure.moved;
  const home = wasMoved
    ? 'lock move has left it, and its owner does not return to it'
    : 'only its old owner may have it';
  return {
    reason: 'released',
    text: `${first}It is in quarantine${terms === '' ? '' : ` (${terms})`}: ${home}, and lock gc ends that.`,
  };
}

/** Of an address that is new, and that its owner would not get alone. */
function besideOthers(network: string, line: LeaseLine, { address, world }: { address: Range; world: World }): string {
  const { leases } = world.writtenLockOf(network);
  const hasSome = leases.some(({ owner, range }) => owner === line.owner && range.family === address.family);
  return hasSome
    ? 'It was placed beside what its owner has already.'
    : 'It was placed together with others that are new, and alone it would be another.';
}

function kept(instead: string | undefined, refusal: string | undefined): Why {
  const anew =
    instead !== undefined
      ? `Placed anew it would be ${instead}`
      : `Placed anew there would be nothing${refusal === undefined ? '' : ` (${refusal.replace(/\.$/, '')})`}`;
  return { reason: 'kept', text: `The lock has it, and nothing moves what the lock has. ${anew}.` };
}
