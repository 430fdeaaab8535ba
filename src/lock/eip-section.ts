import type { EipLine } from '../model/lock';
import { parseEip, printEip } from './eip-text';
import type { Faults } from './fault';
import { compareEips } from './order';
import type { Recall } from './recall';

/** The lines under `eips:`. */
export class EipSection {
  readonly lines: EipLine[] = [];

  constructor(
    private readonly recall: Recall,
    private readonly faults: Faults,
  ) {}

  read(text: string, at: number): void {
    const line = parseEip(text, this.recall);
    if (!line.ok) {
      this.faults.addMalformed(at, text, line.fault);
      return;
    }
    this.judge(line.value, at);
    this.lines.push(line.value);
  }

  private judge(line: EipLine, at: number): void {
    const before = this.lines.at(-1);
    const order = before ? compareEips(before, line) : -1;
    if (order === 0)
      this.faults.add('overlap', at, `${line.id} has two owners; the other line is "${printEip(before!)}".`);
    if (order > 0)
      this.faults.add('unsorted', at, `${line.id} stands after ${before!.id}; EIPs are in the order of their ids.`);
  }
}
