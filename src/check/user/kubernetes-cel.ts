import { Address } from '../../net/address';
import { Cidr } from '../../net/cidr';
import { bitsOf } from '../../net/family';
import type { CelEnvironment, CelLibrary, CelOptions } from './cel-library';

/**
 * The CEL of API servers, as far as policies about addresses use it: the IP, CIDR and regular expression libraries, so that
 * an expression can be moved into a ValidatingAdmissionPolicy as it is.
 */
export const kubernetesCel = <E extends CelEnvironment>(
  { Environment }: CelLibrary<E>,
  options: CelOptions = {},
): E => {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    ...options,
  });
  withAddresses(environment);
  withCidrs(environment);
  withTexts(environment);
  return environment;
};

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

const withAddresses = (environment: CelEnvironment): CelEnvironment =>
  environment
    .registerType('IP', Ip)
    .registerFunction('isIP(string): bool', (text: string) => ipOf(text) !== undefined)
    .registerFunction('ip(string): IP', (text: string) => orError(ipOf(text), text))
    .registerFunction('string(IP): string', (ip: Ip) => String(ip.address))
    .registerFunction('IP.family(): int', (ip: Ip) => BigInt(ip.address.family))
    .registerOperator('IP == IP', (a: Ip, b: Ip) => a.address.equals(b.address));

const withCidrs = (environment: CelEnvironment): CelEnvironment =>
  environment
    .registerType('CIDR', CidrBlock)
    .registerFunction('isCIDR(string): bool', (text: string) => cidrOf(text) !== undefined)
    .registerFunction('cidr(string): CIDR', (text: string) => orError(cidrOf(text), text))
    .registerFunction('string(CIDR): string', ({ first, block }: CidrBlock) => `${first}/${block.prefixLength}`)
    .registerFunction('CIDR.ip(): IP', (cidr: CidrBlock) => new Ip(cidr.first))
    .registerFunction('CIDR.prefixLength(): int', (cidr: CidrBlock) => BigInt(cidr.block.prefixLength))
    .registerFunction('CIDR.masked(): CIDR', ({ block }: CidrBlock) => new CidrBlock(block.first, block))
    .registerFunction('CIDR.containsIP(IP): bool', ({ block }: CidrBlock, ip: Ip) => block.contains(ip.address))
    .registerFunction('CIDR.containsIP(string): bool', ({ block }: CidrBlock, text: string) =>
      block.contains(orError(ipOf(text), text).address),
    )
    .registerFunction('CIDR.containsCIDR(CIDR): bool', (around: CidrBlock, inner: CidrBlock) => covers(around, inner))
    .registerFunction('CIDR.containsCIDR(string): bool', (around: CidrBlock, text: string) =>
      covers(around, orError(cidrOf(text), text)),
    )
    .registerOperator(
      'CIDR == CIDR',
      (a: CidrBlock, b: CidrBlock) => a.first.equals(b.first) && a.block.equals(b.block),
    );

const covers = ({ block }: CidrBlock, inner: CidrBlock): boolean =>
  block.family === inner.block.family && block.overlaps(inner.block) && block.prefixLength <= inner.block.prefixLength;

const withTexts = (environment: CelEnvironment): CelEnvironment =>
  environment
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      text.replaceAll(from, to),
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) => [
      ...(text.match(new RegExp(pattern, 'gu')) ?? []),
    ]);
