import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewrittenSubnetFields } from '../../../src/backends/kube-ovn/spec/subnet-normal-form';
import { formatSubnet } from './format-subnet';

const v4 = fc.integer({ min: 0, max: 31 }).map((last) => `10.66.0.${last}`);
const v6 = fc.integer({ min: 0, max: 31 }).map((last) => (last === 0 ? 'fd00:66::' : `fd00:66::${last.toString(16)}`));

/** The same address in another spelling. */
const spelled = (address: fc.Arbitrary<string>) =>
  fc.tuple(address, fc.boolean()).map(([text, isLong]) => (isLong ? text.replace('fd00:66::', 'fd00:0066:0::') : text));

const inOrder = (a: string, b: string) => {
  const lastOf = (text: string) => Number.parseInt(text.split(/[.:]/).at(-1) || '0', text.includes(':') ? 16 : 10);
  return lastOf(a) <= lastOf(b) ? `${a}..${b}` : `${b}..${a}`;
};

const span = (address: fc.Arbitrary<string>) =>
  fc.oneof(
    address,
    fc.tuple(address, address).map(([a, b]) => inOrder(a, b)),
  );

/** Specs as people write them: gateways for some families, exclusions in any order, host bits, other spellings. */
const spec = fc.record(
  {
    cidrBlock: fc.constantFrom(
      '10.66.0.0/24',
      '10.66.0.9/24',
      '10.66.0.0/31',
      'fd00:66::/64',
      'fd00:0066::/64',
      '10.66.0.0/24,fd00:66::/127',
    ),
    gateway: fc.oneof(spelled(v4), spelled(v6)),
    protocol: fc.constantFrom('IPv4', 'IPv6', 'Dual'),
    gatewayType: fc.constantFrom('distributed', 'centralized'),
    gatewayNode: fc.constantFrom('', 'n1'),
    excludeIps: fc.array(fc.oneof(span(spelled(v4)), span(spelled(v6))), { minLength: 1, maxLength: 5 }),
  },
  { requiredKeys: ['cidrBlock'] },
);

/** A gateway of a family that the subnet does not have is refused before anything is rewritten. */
const isOfFamily = ({ cidrBlock, gateway }: { cidrBlock: string; gateway?: string }): boolean =>
  gateway === undefined || cidrBlock.split(',').some((cidr) => cidr.includes(':') === gateway.includes(':'));

test('a field is told to be rewritten exactly where the controller writes another value into it', () => {
  fc.assert(
    fc.property(spec.filter(isOfFamily), (given) => {
      const after = formatSubnet(given);
      const isOther = (key: string): boolean =>
        Object.hasOwn(given, key) &&
        given[key as keyof typeof given] !== '' &&
        JSON.stringify(given[key as keyof typeof given]) !== JSON.stringify(after[key]);
      const expected = Object.keys(given).filter(isOther).sort();
      expect(
        rewrittenSubnetFields(given)
          .map(({ path }) => String(path[0]))
          .sort(),
      ).toEqual(expected);
    }),
    { numRuns: Number(process.env.KUBE_OVN_RUNS ?? 60) * 10 },
  );
});
