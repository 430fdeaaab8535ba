import { Address4 } from 'ip-address';
import type { Cidr } from '../src/net/cidr';

/** The addresses that are taken, as texts; each search makes an address object for each address from the first on. */
export class ObjectScan {
  private readonly taken = new Set<string>();

  constructor(private readonly cidr: Cidr) {}

  take(): string {
    const { base, size } = this.cidr;
    for (let value = base; value < base + size; value++) {
      const address = Address4.fromBigInt(value).correctForm();
      if (this.taken.has(address)) continue;
      this.taken.add(address);
      return address;
    }
    throw new Error('the pool is full');
  }
}
