import { compareClaims } from '../model/canonical-claims';
import type { ClaimLine } from '../model/lock';
import { continuesClaim } from '../model/runs';
import { parseClaim } from './claim-text';
import type { Faults } from './fault';
import { printHolder } from './holding-text';
import type { Recall } from './recall';

/** The lines under `claims:` of one network. */
export class ClaimSection {
  readonly lines: ClaimLine[] = [];
  /** The last line of each family and NIC of the owner and place that are being read. */
  private readonly lastOf = new Map<string, ClaimLine>();

  constructor(
    private readonly recall: Recall,
    private readonly faults: Faults,
  ) {}

  read(text: string, at: number): void {
    const line = parseClaim(text, this.recall);
    if (!line.ok) {
      this.faults.addMalformed(at, text, line.fault);
      return;
    }
    const before = this.lines.at(-1);
    if (before?.place !== line.value.place || before.owner !== line.value.owner) this.lastOf.clear();
    this.judge(line.value, at);
    this.lines.push(line.value);
    this.lastOf.set(interfaceOf(line.value), line.value);
  }

  private judge(line: ClaimLine, at: number): void {
    const before = this.lines.at(-1);
    const sibling = this.lastOf.get(interfaceOf(line));
    if (before && compareClaims(before, line) > 0) {
      const message = `${line.place} ${printHolder(line)} stands after ${before.place} ${printHolder(before)}; claims are in the order of place, owner, ordinal, family and nic.`;
      this.faults.add('unsorted', at, message);
    } else if (sibling && sharesIdentity(sibling, line)) {
      const message = `${printHolder(line)} has two claims in ${line.place}; the other is "${printHolder(sibling)}".`;
      this.faults.add('overlap', at, message);
    } else if (sibling && continuesClaim(sibling, line)) {
      const message = `${printHolder(line)} goes on with "${printHolder(sibling)}" with the same state and terms; they have to be one line.`;
      this.faults.add('notCanonical', at, message);
    }
  }
}

const interfaceOf = ({ family, nic }: ClaimLine): string => `${family} ${nic ?? ''}`;

/** Whether two claims of one owner and interface have an identity in common; the lines may be out of order. */
function sharesIdentity({ ordinals: one }: ClaimLine, { ordinals: other }: ClaimLine): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.first <= other.last && other.first <= one.last;
}
