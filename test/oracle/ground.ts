import type { Declarations, PoolDeclaration, SubnetDeclaration } from '../../src/model/declarations';
import { Address } from '../../src/net/address';
import type { Cidr } from '../../src/net/cidr';
import type { Family } from '../../src/net/family';
import type { Group } from './census';

export type Cidrs = ReadonlyMap<string, readonly Cidr[]>;

/** Why an address cannot be given, address by address; asked of nothing but the declarations and the CIDRs. */
export class Ground {
  private readonly usable = new Map<string, readonly string[]>();

  constructor(
    readonly declarations: Declarations,
    readonly cidrs: Cidrs,
  ) {}

  cidrOf(key: string, family: Family | undefined): Cidr | undefined {
    return this.cidrs.get(key)?.find((cidr) => cidr.family === family);
  }

  /** Whether the address is in one of the pools of a demand, and neither excluded nor reserved. */
  isAdmissible(text: string, group: Group): boolean {
    return group.demand!.pools.some((key) => this.isUsable(text, key, group.network));
  }

  isUsable(text: string, pool: string, network: string): boolean {
    const address = Address.of(text);
    return Boolean(this.cidrOf(pool, address.family)?.contains(address)) && !this.isForbidden(address, pool, network);
  }

  /** Every address of a pool that its backend may give and nobody has reserved. */
  usableIn(pool: string, family: Family, network: string): readonly string[] {
    const known = this.usable.get(`${pool} ${family}`);
    if (known) return known;
    const addresses = this.findUsable(pool, family, network);
    this.usable.set(`${pool} ${family}`, addresses);
    return addresses;
  }

  /** Those that new claims may get: none in a pool that serves nothing new. */
  placeableIn(pool: string, family: Family, network: string): readonly string[] {
    return this.isClosed(pool) ? [] : this.usableIn(pool, family, network);
  }

  isClosed(pool: string): boolean {
    return (this.pools().find(({ key }) => key === pool)?.lifecycle ?? 'active') !== 'active';
  }

  /** Whether an address, or a claim without one, is in a pool that serves nothing new. */
  isInClosedPool(thing: string, group: Group): boolean {
    if (group.section === 'eips') return false;
    const key = group.section === 'claims' ? thing : this.poolOf(thing, group.demand!.pools)?.key;
    return key !== undefined && this.isClosed(key);
  }

  private findUsable(pool: string, family: Family, network: string): string[] {
    const cidr = this.cidrOf(pool, family);
    return cidr ? [...cidr.range.addresses()].filter((a) => !this.isForbidden(a, pool, network)).map(String) : [];
  }

  poolOf(text: string, pools: readonly string[]): PoolDeclaration | undefined {
    const address = Address.of(text);
    const key = pools.find((pool) => this.cidrOf(pool, address.family)?.contains(address));
    return this.pools().find((pool) => pool.key === key);
  }

  pools(): PoolDeclaration[] {
    return this.declarations.networks.flatMap(({ subnets }) => subnets.flatMap(({ pools }) => pools));
  }

  private isForbidden(address: Address, pool: string, name: string): boolean {
    const network = this.declarations.networks.find((each) => each.name === name)!;
    if (network.reservations.some(({ range }) => range.contains(address))) return true;
    const subnet = network.subnets.find(({ pools }) => pools.some(({ key }) => key === pool))!;
    return subnet.excluded.some((each) => each.equals(address)) || this.isEdge(address, subnet);
  }

  private isEdge(address: Address, subnet: SubnetDeclaration): boolean {
    const { range } = this.cidrOf(subnet.key, address.family)!;
    return subnet.edges
      .filter(({ family }) => family === address.family)
      .some(
        ({ atStart, atEnd }) =>
          address.value - range.firstValue < BigInt(atStart) || range.lastValue - address.value < BigInt(atEnd),
      );
  }
}
