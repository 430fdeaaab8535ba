import type { Cidr } from '../src/net/cidr';
import { printIpv4 } from '../src/net/ipv4-text';

const FULL = 0xffff_ffff;

/** A bit for each address of an IPv4 pool; each search looks from the first word on for one that is not full. */
export class FlatBitmap {
  private readonly words: Uint32Array;
  private readonly base: number;

  constructor({ base, size }: Cidr) {
    this.words = new Uint32Array(Number(size) / 32);
    this.base = Number(base);
  }

  take(): string {
    let at = 0;
    while (this.words[at] === FULL) at++;
    const word = this.words[at];
    if (word === undefined) throw new Error('the pool is full');
    const bit = 31 - Math.clz32(~word & (word + 1));
    this.words[at] = word | (1 << bit);
    return printIpv4(this.base + at * 32 + bit);
  }
}
