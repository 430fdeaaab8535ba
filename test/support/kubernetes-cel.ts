import { Environment } from '@marcbachmann/cel-js';
import { Address } from '../../src/net/address';
import { Cidr } from '../../src/net/cidr';
import { bitsOf } from '../../src/net/family';

/** The CEL of API servers, as far as our policies and the CRDs use it: the IP, CIDR and regular expression libraries. */
class Ip {
  constructor(readonly address: Address) {}
}

/** Unlike our own CIDRs these may have host bits, as in Kubernetes. */
class CidrBlock {
  constructor(
    readonly first: Address,
    readonly block: Cidr,
  ) {}
}

const ipOf = (text: string): Ip | undefined => {
  const strict = Address.parse(text);
  if (strict.ok) return new Ip(strict.value);
  const canonical = text.includes(':') && !/[%/]/.test(text) ? strict.fault.suggestion : undefined;
  return canonical?.includes(':') ? new Ip(Address.of(canonical)) : undefined;
};

const cidrOf = (text: string): CidrBlock | undefined => {
  const [addressText = '', length = '', ...rest] = text.split('/');
  const first = ipOf(addressText)?.address;
  if (first === undefined || rest.length > 0 || !/^(0|[1-9][0-9]*)$/.test(length)) return undefined;
  if (Number(length) > bitsOf(first.family)) return undefined;
  return new CidrBlock(first, Cidr.around(first, Number(length)));
};

function orError<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`cannot convert ${JSON.stringify(text)}`);
  return value;
}

export const kubernetesCel = (): Environment =>
  new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true, homogeneousAggregateLiterals: false })
    .registerType('IP', Ip)
    .registerType('CIDR', CidrBlock)
    .registerFunction('isIP(string): bool', (text: string) => ipOf(text) !== undefined)
    .registerFunction('ip(string): IP', (text: string) => orError(ipOf(text), text))
    .registerFunction('IP.family(): int', (ip: Ip) => BigInt(ip.address.family))
    .registerFunction('isCIDR(string): bool', (text: string) => cidrOf(text) !== undefined)
    .registerFunction('cidr(string): CIDR', (text: string) => orError(cidrOf(text), text))
    .registerFunction('CIDR.ip(): IP', (cidr: CidrBlock) => new Ip(cidr.first))
    .registerFunction('CIDR.prefixLength(): int', (cidr: CidrBlock) => BigInt(cidr.block.prefixLength))
    .registerFunction('CIDR.masked(): CIDR', ({ block }: CidrBlock) => new CidrBlock(block.first, block))
    .registerFunction('CIDR.containsIP(IP): bool', ({ block }: CidrBlock, ip: Ip) => block.contains(ip.address))
    .registerFunction('CIDR.containsIP(string): bool', ({ block }: CidrBlock, text: string) =>
      block.contains(orError(ipOf(text), text).address),
    )
    .registerOperator(
      'CIDR == CIDR',
      (a: CidrBlock, b: CidrBlock) => a.first.equals(b.first) && a.block.equals(b.block),
    )
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      text.replaceAll(from, to),
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) => [
      ...(text.match(new RegExp(pattern, 'gu')) ?? []),
    ]);
