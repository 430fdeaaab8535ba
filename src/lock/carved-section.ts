import type { CarvedLine } from '../model/lock';
import { parseCarved, printCarved } from './carved-text';
import type { Faults } from './fault';
import { compareCarved } from './order';

/** The lines under `carved:` of one network. Pools lie in subnets; subnets never overlap, nor do pools. */
export class CarvedSection {
  readonly lines: CarvedLine[] = [];
  private readonly lastOf: { subnet?: CarvedLine; pool?: CarvedLine } = {};

  constructor(private readonly faults: Faults) {}

  read(text: string, at: number): void {
    const line = parseCarved(text);
    if (!line.ok) {
      this.faults.addMalformed(at, text, line.fault);
      return;
    }
    this.judge(line.value, at);
    this.lines.push(line.value);
    this.lastOf[line.value.use] = line.value;
  }

  private judge(line: CarvedLine, at: number): void {
    const before = this.lines.at(-1);
    const sameUse = this.lastOf[line.use];
    if (sameUse?.cidr.overlaps(line.cidr)) {
      const message = `${line.cidr} of ${line.key} overlaps the line "${printCarved(sameUse)}": one address would be in two ${line.use}s.`;
      this.faults.add('overlap', at, message);
    } else if (before && compareCarved(before, line) > 0) {
      const message = `${line.cidr} stands after ${before.cidr}; carved CIDRs are in address order, a subnet before its pools.`;
      this.faults.add('unsorted', at, message);
    }
  }
}
