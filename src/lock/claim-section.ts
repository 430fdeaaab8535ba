import type { ClaimLine } from '../model/lock';
import { parseClaim } from './claim-text';
import type { Faults } from './fault';
import { printHolder } from './holding-text';
import { compareClaims } from './order';
import type { Recall } from './recall';
import { continuesClaim } from './runs';

/** The lines under `claims:` of one network. */
export class ClaimSection {
  readonly lines: ClaimLine[] = [];

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
    if (before) this.judge(before, line.value, at);
    this.lines.push(line.value);
  }

  private judge(before: ClaimLine, line: ClaimLine, at: number): void {
    if (sharesIdentity(before, line)) {
      const message = `${printHolder(line)} has two claims in ${line.place}; the line before it has "${printHolder(before)}".`;
      this.faults.add('overlap', at, message);
    } else if (compareClaims(before, line) > 0) {
      const message = `${line.place} ${printHolder(line)} stands after ${before.place} ${printHolder(before)}; claims are in the order of place, owner, family, nic and ordinal.`;
      this.faults.add('unsorted', at, message);
    } else if (continuesClaim(before, line)) {
      const message = `${printHolder(line)} goes on with "${printHolder(before)}" on the line before, with the same state and terms; they have to be one line.`;
      this.faults.add('notCanonical', at, message);
    }
  }
}

/** Whether two claims are of one place, owner and interface and have an identity in common. */
const sharesIdentity = (a: ClaimLine, b: ClaimLine): boolean =>
  a.place === b.place &&
  a.owner === b.owner &&
  a.family === b.family &&
  a.nic === b.nic &&
  (a.ordinals && b.ordinals
    ? a.ordinals.first <= b.ordinals.last && b.ordinals.first <= a.ordinals.last
    : !a.ordinals && !b.ordinals);
